// SPDX-License-Identifier: Apache-2.0
// For the tests of those who handle requests: requests from files, in pieces, refused with any
// code.
#ifndef QUIRE_TESTING_HPP
#define QUIRE_TESTING_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/request/make_request.hpp>
#include <quire/testing/chunks.hpp>
#include <quire/testing/files.hpp>
#include <quire/testing/refused.hpp>

#endif  // QUIRE_TESTING_HPP
