# SPDX-License-Identifier: Apache-2.0
# Boost.Beast and Boost.Asio, which are headers.
find_package(Boost 1.74 QUIET)
find_package(Threads REQUIRED)
if(NOT Boost_FOUND)
  set(missing "libboost-dev (Boost 1.74 or newer)")
endif()
set(libraries Boost::headers Threads::Threads)
