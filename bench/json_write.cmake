# SPDX-License-Identifier: Apache-2.0
# Writers of JSON to compare with. Each is optional. Debian 12 has rapidjson-dev; its newer suite has
# libyyjson-dev: unpack it and its library, and set -DCMAKE_PREFIX_PATH to their usr.
find_path(peer_yyjson_include yyjson.h)
find_library(peer_yyjson_library yyjson)
find_path(peer_rapidjson_writer_include rapidjson/writer.h)
mark_as_advanced(peer_yyjson_include peer_yyjson_library peer_rapidjson_writer_include)

if(peer_yyjson_include AND peer_yyjson_library)
  target_sources(bench-json_write PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/peer_yyjson_writer.cpp)
  target_compile_definitions(bench-json_write PRIVATE QUIRE_BENCH_YYJSON=1)
  target_include_directories(bench-json_write SYSTEM PRIVATE ${peer_yyjson_include})
  target_link_libraries(bench-json_write PRIVATE ${peer_yyjson_library})
else()
  message(STATUS "bench-json_write compares without yyjson: it is not installed")
endif()
if(peer_rapidjson_writer_include)
  target_sources(bench-json_write
    PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/peer_rapidjson_writer.cpp)
  target_compile_definitions(bench-json_write PRIVATE QUIRE_BENCH_RAPIDJSON=1)
  target_include_directories(bench-json_write SYSTEM PRIVATE ${peer_rapidjson_writer_include})
else()
  message(STATUS "bench-json_write compares without RapidJSON: it is not installed")
endif()
