# SPDX-License-Identifier: Apache-2.0
# bench-json once more, simdjson4/bench-json, on the newest simdjson that Debian packages, if that is
# unpacked: tests/unpack build/simdjson4 libsimdjson-dev. Its static library asks for a symbol of
# libstdc++ 13 that any value does for: see tests/system/simdjson4/static.cmake.
set(root ${PROJECT_SOURCE_DIR}/build/simdjson4/root/usr)
find_library(simdjson4_library NAMES simdjson_static NO_DEFAULT_PATH
  PATHS ${root}/lib/${CMAKE_LIBRARY_ARCHITECTURE})
mark_as_advanced(simdjson4_library)
if(NOT simdjson4_library)
  bench_leave_out(simdjson4 "run tests/unpack build/simdjson4 libsimdjson-dev")
  return()
endif()
add_executable(bench-json-simdjson4 json.cpp)
set_target_properties(bench-json-simdjson4 PROPERTIES OUTPUT_NAME bench-json
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/simdjson4)
bench_settings(bench-json-simdjson4)
target_include_directories(bench-json-simdjson4 SYSTEM BEFORE PRIVATE ${root}/include)
target_link_libraries(bench-json-simdjson4 PRIVATE quire_multipart ${simdjson4_library})
target_link_options(bench-json-simdjson4 PRIVATE LINKER:--defsym=_ZSt21ios_base_library_initv=0)
list(APPEND json_benches bench-json-simdjson4)
