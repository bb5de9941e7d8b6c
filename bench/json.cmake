# SPDX-License-Identifier: Apache-2.0
# Readers of JSON to compare with. Each is optional (Debian: rapidjson-dev, nlohmann-json3-dev,
# libboost-json1.81-dev: Boost 1.74 has no Boost.JSON).
include(${CMAKE_CURRENT_SOURCE_DIR}/support/add_peer.cmake)

add_json_peer(bench-json rapidjson rapidjson/document.h)
add_json_peer(bench-json boost_json boost/json/src.hpp)
add_json_peer(bench-json nlohmann nlohmann/json.hpp)
