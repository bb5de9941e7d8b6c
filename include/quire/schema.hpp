// SPDX-License-Identifier: Apache-2.0
// Schemas: releases, rows, enumerations, unions and containers. Compile time only, no JSON.
#ifndef QUIRE_SCHEMA_HPP
#define QUIRE_SCHEMA_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/schema/choice.hpp>
#include <quire/schema/containers.hpp>
#include <quire/schema/enumeration.hpp>
#include <quire/schema/fixed_string.hpp>
#include <quire/schema/headers.hpp>
#include <quire/schema/lazy.hpp>
#include <quire/schema/presence.hpp>
#include <quire/schema/projection.hpp>
#include <quire/schema/release.hpp>
#include <quire/schema/row.hpp>
#include <quire/schema/rules.hpp>
#include <quire/schema/union.hpp>
#include <quire/schema/version.hpp>

#endif  // QUIRE_SCHEMA_HPP
