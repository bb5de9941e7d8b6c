# SPDX-License-Identifier: Apache-2.0
# Checks each umbrella header: told to take C++17 the compiler says that quire needs C++20, and no
# other mistake before or after that but the end of its work; told to take C++20 it knows the macros
# of the version.
# cmake -DCOMPILER=… -DINCLUDE=DIR;… -DHEADERS=FILE;… -P tests/umbrella.cmake

set(needs "quire needs C\\+\\+20")
list(TRANSFORM INCLUDE PREPEND -I)

function(check_old header)
  execute_process(COMMAND ${COMPILER} -std=c++17 ${INCLUDE} -fsyntax-only -x c++ ${header}
    RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE said)
  string(REGEX MATCHALL "error: [^\n]*" errors "${said}")
  list(LENGTH errors count)
  if(status EQUAL 0 OR NOT count EQUAL 2)
    message(SEND_ERROR "${header}, as C++17:\n${said}")
    return()
  endif()
  list(GET errors 0 first)
  if(NOT first MATCHES "${needs}")
    message(SEND_ERROR "${header}, as C++17, says first: ${first}")
  endif()
endfunction()

function(check_macros header)
  execute_process(COMMAND ${COMPILER} -std=c++20 ${INCLUDE} -E -dM -x c++ ${header}
    RESULT_VARIABLE status OUTPUT_VARIABLE macros ERROR_VARIABLE said)
  foreach(part IN ITEMS MAJOR MINOR PATCH)
    if(NOT status EQUAL 0 OR NOT macros MATCHES "#define QUIRE_VERSION_${part} [0-9]")
      message(SEND_ERROR "${header} does not know QUIRE_VERSION_${part}\n${said}")
    endif()
  endforeach()
endfunction()

foreach(header IN LISTS HEADERS)
  check_old(${header})
  check_macros(${header})
endforeach()
list(LENGTH HEADERS count)
if(count EQUAL 0)
  message(SEND_ERROR "No header was looked at")
endif()
message(STATUS "${count} headers")
