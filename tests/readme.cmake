# SPDX-License-Identifier: Apache-2.0
# The README's commands exist, and its C++ and that of docs is compiled code: each `cpp` block stands
# word for word in a program of docs/examples. Run with cmake -P; pass -DSOURCE=DIR.

file(READ ${SOURCE}/README.md readme)
string(REPLACE ";" "\\;" readme "${readme}")

string(REGEX MATCHALL "```sh\n[^\n]*\n```" commands "${readme}")
list(SUBLIST commands 0 2 commands)
set(expected "```sh\n./docs/examples/run\n```;```sh\n./tests/run\n```")
if(NOT commands STREQUAL expected)
  message(FATAL_ERROR "README.md: the first two commands are not docs/examples/run and tests/run")
endif()

file(GLOB examples ${SOURCE}/docs/examples/*.cpp)
set(compiled "")
foreach(example IN LISTS examples)
  file(READ ${example} text)
  string(APPEND compiled "${text}")
endforeach()

foreach(page README.md docs/own.md docs/streaming.md docs/versions.md)
  file(READ ${SOURCE}/${page} rest)
  string(FIND "${rest}" "```cpp\n" begin)
  while(NOT begin EQUAL -1)
    math(EXPR begin "${begin} + 7")
    string(SUBSTRING "${rest}" ${begin} -1 rest)
    string(FIND "${rest}" "```" end)
    string(SUBSTRING "${rest}" 0 ${end} snippet)
    string(FIND "${compiled}" "${snippet}" found)
    if(found EQUAL -1)
      message(FATAL_ERROR "${page}: this is in no program of docs/examples:\n${snippet}")
    endif()
    math(EXPR end "${end} + 3")
    string(SUBSTRING "${rest}" ${end} -1 rest)
    string(FIND "${rest}" "```cpp\n" begin)
  endwhile()
endforeach()
