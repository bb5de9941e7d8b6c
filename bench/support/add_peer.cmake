# SPDX-License-Identifier: Apache-2.0
# Other libraries to compare with. Each is optional.

# A library of headers: support/peer_<name>.cpp, compiled into the benchmark if `header` is found.
function(add_json_peer bench name header)
  find_path(peer_${name}_include ${header})
  mark_as_advanced(peer_${name}_include)
  if(NOT peer_${name}_include)
    message(STATUS "${bench} compares without ${name}: it is not installed")
    return()
  endif()
  string(TOUPPER ${name} macro)
  target_sources(${bench} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/peer_${name}.cpp)
  target_compile_definitions(${bench} PRIVATE QUIRE_BENCH_${macro}=1)
  target_include_directories(${bench} SYSTEM PRIVATE ${peer_${name}_include})
endfunction()

# yyjson, installed or unpacked (Debian 12 has none): tests/unpack build/yyjson libyyjson-dev
function(add_yyjson bench)
  set(unpacked ${PROJECT_SOURCE_DIR}/build/yyjson/root/usr)
  find_path(yyjson_include yyjson.h HINTS ${unpacked}/include)
  find_library(yyjson_library yyjson HINTS ${unpacked}/lib/${CMAKE_LIBRARY_ARCHITECTURE})
  mark_as_advanced(yyjson_include yyjson_library)
  if(NOT yyjson_include OR NOT yyjson_library)
    message(STATUS "${bench} compares without yyjson: run tests/unpack build/yyjson libyyjson-dev")
    return()
  endif()
  target_sources(${bench} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/peer_yyjson.cpp)
  target_compile_definitions(${bench} PRIVATE QUIRE_BENCH_YYJSON=1)
  target_include_directories(${bench} SYSTEM PRIVATE ${yyjson_include})
  target_link_libraries(${bench} PRIVATE ${yyjson_library})
endfunction()
