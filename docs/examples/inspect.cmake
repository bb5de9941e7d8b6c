# SPDX-License-Identifier: Apache-2.0
# CLI11 reads the command line, Boost.Beast (headers alone) what HTTP looks like on the wire.
option(QUIRE_INSPECT_RELEASES "Decoders of every release in quire-inspect: minutes to compile" OFF)
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
  # Their speed is not what the tool is kept for, and the optimiser takes half of the time.
  set_source_files_properties(${releases} PROPERTIES COMPILE_OPTIONS -O1)
endif()
