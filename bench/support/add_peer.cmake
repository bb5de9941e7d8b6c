# SPDX-License-Identifier: Apache-2.0
# Other libraries to compare with. Each is optional: what is missing or incomplete is left out, and a
# line of CMake's output says why.

# bench_has_peer(NAME [HEADER file] [LIBRARIES name...] [HINTS root] [CHECK include...]): finds a library and
# compiles a program that includes the headers. Sets peer_NAME in the caller to yes or no,
# peer_NAME_include and peer_NAME_libraries.
function(bench_has_peer name)
  cmake_parse_arguments(PARSE_ARGV 1 want "" "HEADER;HINTS" "LIBRARIES;CHECK")
  set(peer_${name} NO PARENT_SCOPE)
  find_path(peer_${name}_include ${want_HEADER} HINTS ${want_HINTS}/include)
  mark_as_advanced(peer_${name}_include)
  if(NOT peer_${name}_include)
    bench_leave_out(${name} "${want_HEADER} is not installed")
    return()
  endif()
  set(libraries)
  foreach(library IN LISTS want_LIBRARIES)
    find_library(peer_${name}_${library} ${library} HINTS ${want_HINTS}/lib/${CMAKE_LIBRARY_ARCHITECTURE})
    mark_as_advanced(peer_${name}_${library})
    if(NOT peer_${name}_${library})
      bench_leave_out(${name} "library ${library} is not installed")
      return()
    endif()
    list(APPEND libraries ${peer_${name}_${library}})
  endforeach()
  bench_try_peer(${name} works "${libraries}" ${want_HEADER} ${want_CHECK})
  if(works)
    set(peer_${name} YES PARENT_SCOPE)
    set(peer_${name}_libraries "${libraries}" PARENT_SCOPE)
  endif()
endfunction()

# Only what worked is remembered: what was missing may be there next time.
function(bench_try_peer name result libraries)
  if(NOT peer_${name}_compiles)
    list(TRANSFORM ARGN REPLACE "(.+)" "#include <\\1>")
    list(JOIN ARGN "\n" text)
    set(directory ${CMAKE_CURRENT_BINARY_DIR}/peers/${name})
    file(WRITE ${directory}/check.cpp "${text}\nint main() {}\n")
    try_compile(compiles ${directory} ${directory}/check.cpp
      CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${peer_${name}_include}"
      LINK_LIBRARIES ${libraries} Threads::Threads CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON
      OUTPUT_VARIABLE said)
    if(NOT compiles)
      string(REGEX MATCH "[^\n]*(fatal error|error:|undefined reference|cannot find)[^\n]*" why "${said}")
      bench_leave_out(${name} "a program with it does not compile: ${why}")
    endif()
    set(peer_${name}_compiles ${compiles} CACHE INTERNAL "")
  endif()
  set(${result} ${peer_${name}_compiles} PARENT_SCOPE)
endfunction()

function(bench_leave_out name why)
  message(STATUS "bench compares without ${name}: ${why}")
endfunction()

# Compiles support/peer_<name>.cpp into the benchmarks, if the library was found.
function(bench_add_peer name)
  if(NOT peer_${name})
    return()
  endif()
  string(TOUPPER ${name} macro)
  foreach(bench IN LISTS ARGN)
    target_sources(${bench} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/peer_${name}.cpp)
    target_compile_definitions(${bench} PRIVATE QUIRE_BENCH_${macro}=1)
    target_include_directories(${bench} SYSTEM PRIVATE ${peer_${name}_include})
    target_link_libraries(${bench} PRIVATE ${peer_${name}_libraries} Threads::Threads)
  endforeach()
endfunction()
