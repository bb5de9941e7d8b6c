# SPDX-License-Identifier: Apache-2.0
# Poco's Net and Foundation. Not by its CMake package: Debian's asks for what neither of them needs.
find_path(poco_include Poco/Net/HTTPServer.h)
find_library(poco_net PocoNet)
find_library(poco_foundation PocoFoundation)
mark_as_advanced(poco_include poco_net poco_foundation)
if(poco_include AND poco_net AND poco_foundation)
  target_include_directories(server_poco SYSTEM INTERFACE ${poco_include})
  target_link_libraries(server_poco INTERFACE ${poco_net} ${poco_foundation})
else()
  set(missing libpoco-dev)
endif()
