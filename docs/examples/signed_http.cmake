# SPDX-License-Identifier: Apache-2.0
# What an example needs that speaks HTTP and signs or verifies: cpp-httplib and OpenSSL.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(cpp_httplib QUIET IMPORTED_TARGET cpp-httplib)
endif()
find_package(Threads REQUIRED)
if(NOT cpp_httplib_FOUND OR NOT TARGET quire_webhook)
  set(missing "libcpp-httplib-dev, libssl-dev and pkg-config")
endif()
set(libraries quire_webhook PkgConfig::cpp_httplib Threads::Threads)
