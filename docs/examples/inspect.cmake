# SPDX-License-Identifier: Apache-2.0
# CLI11 reads the command line, Boost.Beast (headers alone) what HTTP looks like on the wire.
# What need not be fast is compiled without the optimiser, which takes half of the time.
option(QUIRE_INSPECT_RELEASES "Decoders of every release in quire-inspect: minutes to compile" OFF)
set(output quire-inspect)
find_path(cli11 CLI/CLI.hpp)
find_path(beast boost/beast/http/parser.hpp)
if(NOT cli11)
  set(missing "CLI11 (libcli11-dev)")
elseif(NOT beast)
  set(missing "Boost.Beast (libboost-dev)")
endif()
if(QUIRE_INSPECT_RELEASES)
  file(GLOB releases CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/inspect/releases/*.cpp)
  list(APPEND source ${releases})
  set_source_files_properties(${releases} PROPERTIES COMPILE_OPTIONS -O1)
endif()
foreach(slow IN ITEMS command_line types grammars)
  set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/inspect/${slow}.cpp PROPERTIES
    COMPILE_OPTIONS -O0)
endforeach()
