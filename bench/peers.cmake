# SPDX-License-Identifier: Apache-2.0
# Which other libraries each benchmark compares with. bench/run installs or unpacks all of them.
include(${CMAKE_CURRENT_SOURCE_DIR}/support/add_peer.cmake)
find_package(Threads REQUIRED)

# ---- forms (Debian: libpoco-dev, libcpp-httplib-dev, librestinio-dev with libasio-dev, libcgicc-dev,
# libmicrohttpd-dev)

bench_has_peer(poco HEADER Poco/Net/MultipartReader.h LIBRARIES PocoNet PocoFoundation)
bench_has_peer(httplib HEADER httplib.h LIBRARIES cpp-httplib)
bench_has_peer(restinio HEADER restinio/helpers/multipart_body.hpp
  CHECK restinio/helpers/http_field_parsers/content-disposition.hpp)
bench_has_peer(cgicc HEADER cgicc/Cgicc.h LIBRARIES cgicc)
bench_has_peer(microhttpd HEADER microhttpd.h LIBRARIES microhttpd)
foreach(name IN ITEMS poco httplib restinio cgicc microhttpd)
  bench_add_peer(${name} bench-multipart bench-growth)
endforeach()

# ---- JSON (Debian: rapidjson-dev, nlohmann-json3-dev; unpacked below build: yyjson, Boost.JSON, as the
# Boost that is installed with the tests' has none)

if(TARGET bench-json)
  set(unpacked ${PROJECT_SOURCE_DIR}/build)
  bench_has_peer(rapidjson HEADER rapidjson/document.h CHECK rapidjson/writer.h)
  bench_has_peer(nlohmann HEADER nlohmann/json.hpp)
  bench_has_peer(boost_json HEADER boost/json/src.hpp HINTS ${unpacked}/boost/root/usr)
  bench_has_peer(yyjson HEADER yyjson.h LIBRARIES yyjson HINTS ${unpacked}/yyjson/root/usr)
  set(json_benches bench-json)
  include(${CMAKE_CURRENT_SOURCE_DIR}/support/simdjson4.cmake)
  foreach(name IN ITEMS rapidjson nlohmann boost_json yyjson)
    bench_add_peer(${name} ${json_benches})
  endforeach()
  bench_add_peer(rapidjson bench-writing)
  bench_add_peer(yyjson bench-writing bench-event_log)
endif()
