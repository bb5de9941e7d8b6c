# SPDX-License-Identifier: Apache-2.0
# Fails if a target hands its user more than include path, language level and libraries.
function(expect_clean_target target)
  foreach(property COMPILE_DEFINITIONS COMPILE_OPTIONS LINK_OPTIONS SYSTEM_INCLUDE_DIRECTORIES)
    get_target_property(value ${target} INTERFACE_${property})
    if(value)
      message(FATAL_ERROR "${target} leaks INTERFACE_${property}: ${value}")
    endif()
  endforeach()
endfunction()
