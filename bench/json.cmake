# SPDX-License-Identifier: Apache-2.0
# Readers of JSON to compare with. Each is optional (Debian: rapidjson-dev, nlohmann-json3-dev,
# libboost-json1.81-dev: Boost 1.74 has no Boost.JSON).

function(add_json_peer name header)
  find_path(peer_${name}_include ${header})
  mark_as_advanced(peer_${name}_include)
  if(NOT peer_${name}_include)
    message(STATUS "bench-json compares without ${name}: it is not installed")
    return()
  endif()
  string(TOUPPER ${name} macro)
  target_sources(bench-json PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/peer_${name}.cpp)
  target_compile_definitions(bench-json PRIVATE QUIRE_BENCH_${macro}=1)
  target_include_directories(bench-json SYSTEM PRIVATE ${peer_${name}_include})
endfunction()

add_json_peer(rapidjson rapidjson/document.h)
add_json_peer(boost_json boost/json/src.hpp)
add_json_peer(nlohmann nlohmann/json.hpp)
