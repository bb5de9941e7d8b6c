# SPDX-License-Identifier: Apache-2.0
# cpp-httplib. As a shared library it wants the macros that it was compiled with.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(cpp_httplib QUIET IMPORTED_TARGET cpp-httplib)
endif()
target_link_libraries(server_httplib INTERFACE PkgConfig::cpp_httplib)
if(NOT cpp_httplib_FOUND)
  set(missing "libcpp-httplib-dev and pkg-config")
endif()
