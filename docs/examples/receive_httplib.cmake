# SPDX-License-Identifier: Apache-2.0
# cpp-httplib. As a shared library it wants the macros that it was compiled with.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(cpp_httplib QUIET IMPORTED_TARGET cpp-httplib)
endif()
find_package(Threads REQUIRED)
if(NOT cpp_httplib_FOUND)
  set(missing "libcpp-httplib-dev and pkg-config")
endif()
set(libraries PkgConfig::cpp_httplib Threads::Threads)
