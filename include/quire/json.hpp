// SPDX-License-Identifier: Apache-2.0
// JSON: documents indexed by simdjson, walked without copies; errors with code, offset and path.
#ifndef QUIRE_JSON_HPP
#define QUIRE_JSON_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/json/document.hpp>
#include <quire/json/error.hpp>
#include <quire/json/escape.hpp>
#include <quire/json/find.hpp>
#include <quire/json/index.hpp>
#include <quire/json/limits.hpp>
#include <quire/json/locate.hpp>
#include <quire/json/number.hpp>
#include <quire/json/path.hpp>
#include <quire/json/raw.hpp>
#include <quire/json/reader.hpp>
#include <quire/json/remarks.hpp>
#include <quire/json/unescaped.hpp>
#include <quire/json/validate.hpp>
#include <quire/json/writer.hpp>

#endif  // QUIRE_JSON_HPP
