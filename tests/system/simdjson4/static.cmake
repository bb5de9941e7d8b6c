# SPDX-License-Identifier: Apache-2.0
# Included by quire's project(): takes the package's static library in place of the shared one.
# The shared one asks the loader for the standard library of the compiler that built it; the static
# one only for a symbol of libstdc++ 13 that marks "streams are initialised by the library", which
# an older libstdc++ does from <iostream> itself, so any value will do.
find_package(simdjson REQUIRED)
get_target_property(archive simdjson::simdjson_static IMPORTED_LOCATION_RELWITHDEBINFO)
set_target_properties(simdjson::simdjson PROPERTIES
  IMPORTED_LOCATION_RELWITHDEBINFO ${archive}
  INTERFACE_LINK_OPTIONS "LINKER:--defsym=_ZSt21ios_base_library_initv=0")
message(STATUS "Testing with simdjson ${simdjson_VERSION}")
