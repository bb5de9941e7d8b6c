# SPDX-License-Identifier: Apache-2.0
# GNU libmicrohttpd.
find_path(microhttpd_include microhttpd.h)
find_library(microhttpd_library microhttpd)
mark_as_advanced(microhttpd_include microhttpd_library)
if(NOT microhttpd_include OR NOT microhttpd_library)
  set(missing libmicrohttpd-dev)
endif()
set(libraries ${microhttpd_library})
