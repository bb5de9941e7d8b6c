# SPDX-License-Identifier: Apache-2.0
# cpp-httplib as the server, OpenSSL for the signature.
include(${CMAKE_CURRENT_LIST_DIR}/signed_http.cmake)
