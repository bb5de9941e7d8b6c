// SPDX-License-Identifier: Apache-2.0
// The version of the library: the one place it is written; CMake reads it from here.
#ifndef QUIRE_VERSION_HPP
#define QUIRE_VERSION_HPP

#define QUIRE_VERSION_MAJOR 0
#define QUIRE_VERSION_MINOR 1
#define QUIRE_VERSION_PATCH 0

#endif  // QUIRE_VERSION_HPP
