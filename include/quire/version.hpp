// SPDX-License-Identifier: Apache-2.0
// The version of the library: the one place it is written; CMake reads it from here. Every umbrella
// header includes it before all else, so that a compiler told to take an older C++ says just that.
#ifndef QUIRE_VERSION_HPP
#define QUIRE_VERSION_HPP

#define QUIRE_VERSION_MAJOR 0
#define QUIRE_VERSION_MINOR 1
#define QUIRE_VERSION_PATCH 0

#if __cplusplus <= 201703L
#error "quire needs C++20: compile with -std=c++20 or newer"
#include "C++20"  // no such file: ends the compilation here, before hundreds of errors that follow
#endif

#endif  // QUIRE_VERSION_HPP
