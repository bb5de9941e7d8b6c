# SPDX-License-Identifier: Apache-2.0
# Boost.Beast and Boost.Asio, which are headers, and a compiler whose coroutines they know.
find_package(Boost 1.74 QUIET)
target_link_libraries(server_beast INTERFACE Boost::headers)
target_compile_definitions(server_beast INTERFACE BOOST_BEAST_USE_STD_STRING_VIEW)
# GCC 12 takes the pair that allocates the frame of a coroutine for a mismatch once it is inlined.
target_compile_options(server_beast INTERFACE -Wno-mismatched-new-delete)
# With sanitizers it takes an empty boost::optional of Beast's serializer for one that is read.
target_compile_options(server_beast INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)

function(check_coroutines)
  include(CheckCXXSourceCompiles)
  set(CMAKE_CXX_STANDARD 20)
  set(CMAKE_REQUIRED_LIBRARIES Boost::headers Threads::Threads)
  check_cxx_source_compiles(
    "#include <utility>
     #include <boost/asio.hpp>
     boost::asio::awaitable<void> nothing() { co_return; }
     int main() {}"
    boost_asio_has_coroutines)
endfunction()

if(NOT Boost_FOUND)
  set(missing "libboost-dev (Boost 1.74 or newer)")
else()
  check_coroutines()
  if(NOT boost_asio_has_coroutines)
    set(missing "a compiler whose coroutines Boost.Asio knows, such as GCC")
  endif()
endif()
