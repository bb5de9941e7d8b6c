# SPDX-License-Identifier: Apache-2.0
# The README's commands exist, and the C++ of README and docs is compiled code: each `cpp` block
# stands word for word, but for indentation, in a program of docs/examples or in a docs.cpp of
# tests/unit. Run with cmake -P; pass -DSOURCE=DIR.

file(READ ${SOURCE}/README.md readme)
string(REPLACE ";" "\\;" readme "${readme}")

string(REGEX MATCHALL "```sh\n[^\n]*\n```" commands "${readme}")
list(SUBLIST commands 0 2 commands)
set(expected "```sh\n./docs/examples/run\n```;```sh\n./tests/run\n```")
if(NOT commands STREQUAL expected)
  message(FATAL_ERROR "README.md: the first two commands are not docs/examples/run and tests/run")
endif()

function(read_without_indentation path output)
  file(READ ${path} text)
  string(REGEX REPLACE "\n +" "\n" text "${text}")
  set(${output} "${text}" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE sources ${SOURCE}/docs/examples/*.cpp ${SOURCE}/docs/examples/*.hpp
  ${SOURCE}/tests/unit/docs.cpp)
set(compiled "")
foreach(source IN LISTS sources)
  read_without_indentation(${source} text)
  string(APPEND compiled "${text}")
endforeach()

file(GLOB_RECURSE pages RELATIVE ${SOURCE} ${SOURCE}/docs/*.md)
file(GLOB top_pages RELATIVE ${SOURCE} ${SOURCE}/*.md)
set(blocks 0)
set(strangers "")
foreach(page IN LISTS top_pages pages)
  read_without_indentation(${SOURCE}/${page} rest)
  string(FIND "${rest}" "```cpp\n" begin)
  while(NOT begin EQUAL -1)
    math(EXPR begin "${begin} + 7")
    string(SUBSTRING "${rest}" ${begin} -1 rest)
    string(FIND "${rest}" "```" end)
    string(SUBSTRING "${rest}" 0 ${end} block)
    string(FIND "${compiled}" "${block}" found)
    if(found EQUAL -1)
      string(APPEND strangers "\n${page}: this is in no program of docs/examples, nor in a docs.cpp "
        "of tests/unit:\n${block}")
    endif()
    math(EXPR blocks "${blocks} + 1")
    math(EXPR end "${end} + 3")
    string(SUBSTRING "${rest}" ${end} -1 rest)
    string(FIND "${rest}" "```cpp\n" begin)
  endwhile()
endforeach()
if(NOT strangers STREQUAL "")
  message(FATAL_ERROR "${strangers}")
elseif(blocks EQUAL 0)
  message(FATAL_ERROR "no page has a `cpp` block")
endif()
message(STATUS "${blocks} blocks of C++ are compiled code")
