# SPDX-License-Identifier: Apache-2.0
# Writers of JSON to compare with. Each is optional (Debian: rapidjson-dev; yyjson is unpacked).
include(${CMAKE_CURRENT_SOURCE_DIR}/support/add_peer.cmake)

add_json_peer(bench-writing rapidjson_writer rapidjson/writer.h)
add_yyjson(bench-writing)
