# SPDX-License-Identifier: Apache-2.0
# Target `tidy`: clang-tidy over every header, one run for each folder of include/quire with its
# umbrella header, and over the examples, one run each.
find_program(clang_tidy NAMES clang-tidy REQUIRED)

set(flags -std=c++20 -I${PROJECT_SOURCE_DIR}/include)
if(TARGET simdjson::simdjson)
  get_target_property(simdjson_include simdjson::simdjson INTERFACE_INCLUDE_DIRECTORIES)
  # Do not name a directory that the compiler searches anyway: it would be searched too early.
  list(REMOVE_ITEM simdjson_include ${CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES})
  list(TRANSFORM simdjson_include PREPEND -isystem)
  list(APPEND flags ${simdjson_include})
endif()

set(stamps)
set(checks)
function(tidy name source filter)
  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/tidy/${name}.stamp)
  add_custom_command(OUTPUT ${stamp}
    COMMAND ${clang_tidy} --quiet --config-file=${PROJECT_SOURCE_DIR}/.clang-tidy
      ${checks} --header-filter=${filter} ${source} -- ${flags}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${source} ${ARGN} ${PROJECT_SOURCE_DIR}/.clang-tidy
    COMMENT "clang-tidy ${name}" VERBATIM)
  set(stamps ${stamps} ${stamp} PARENT_SCOPE)
endfunction()

set(areas ${all_headers})
list(TRANSFORM areas REPLACE "^${PROJECT_SOURCE_DIR}/include/quire/([a-z0-9_]+).*" "\\1")
list(REMOVE_DUPLICATES areas)
foreach(area IN LISTS areas)
  set(headers ${all_headers})
  list(FILTER headers INCLUDE REGEX "/include/quire/${area}(\\.hpp|/)")
  include_all(tidy/${area}.cpp ${headers})
  tidy(${area} ${CMAKE_CURRENT_BINARY_DIR}/tidy/${area}.cpp "/include/quire/${area}(\\.hpp|/)" ${headers})
endforeach()

# Without the analyzer: it follows Boost.Asio for minutes, and finds moves that do not happen.
set(checks --checks=-clang-analyzer-*)
file(GLOB examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/examples/*.cpp)
foreach(example IN LISTS examples)
  cmake_path(GET example STEM name)
  tidy(example-${name} ${example} "^$" ${all_headers})
endforeach()

add_custom_target(tidy DEPENDS ${stamps})
