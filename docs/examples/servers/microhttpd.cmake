# SPDX-License-Identifier: Apache-2.0
# GNU libmicrohttpd.
find_path(microhttpd_include microhttpd.h)
find_library(microhttpd_library microhttpd)
mark_as_advanced(microhttpd_include microhttpd_library)
if(microhttpd_include AND microhttpd_library)
  target_include_directories(server_microhttpd SYSTEM INTERFACE ${microhttpd_include})
  target_link_libraries(server_microhttpd INTERFACE ${microhttpd_library})
else()
  set(missing libmicrohttpd-dev)
endif()
