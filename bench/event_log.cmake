# SPDX-License-Identifier: Apache-2.0
# A reader of JSON to compare with; optional.
include(${CMAKE_CURRENT_SOURCE_DIR}/support/add_peer.cmake)

add_yyjson(bench-event_log)
