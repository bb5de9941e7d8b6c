# SPDX-License-Identifier: Apache-2.0
# Packs quire as a Debian package and looks at what is in it. Pass -DSOURCE=DIR -DBUILD=DIR
# -DVERSION=TEXT -DTOOLCHAIN=LIST.
string(REPLACE "|" ";" TOOLCHAIN "${TOOLCHAIN}")
file(REMOVE_RECURSE ${BUILD})
execute_process(COMMAND ${CMAKE_COMMAND} ${TOOLCHAIN} -S ${SOURCE} -B ${BUILD}
  -DQUIRE_TESTS=OFF -DQUIRE_EXAMPLES=OFF -DQUIRE_INSPECT=OFF COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_CPACK_COMMAND} -G DEB WORKING_DIRECTORY ${BUILD}
  COMMAND_ERROR_IS_FATAL ANY)
set(package ${BUILD}/libquire-dev_${VERSION}_all.deb)
execute_process(COMMAND dpkg-deb --contents ${package} OUTPUT_VARIABLE files
  COMMAND_ERROR_IS_FATAL ANY)
foreach(file IN ITEMS include/quire/v1.hpp include/quire/multipart/detail/search_body.inc
    share/cmake/quire/quire-config.cmake share/pkgconfig/quire-multipart.pc share/pkgconfig/quire.pc
    share/doc/quire/LICENSE share/doc/quire/docs/multipart.md)
  if(NOT files MATCHES " \\./usr/${file}\n")
    message(FATAL_ERROR "${package} lacks /usr/${file}:\n${files}")
  endif()
endforeach()
if(files MATCHES "/usr/share/doc/quire/docs/(examples|site)/")
  message(FATAL_ERROR "${package} has empty folders:\n${files}")
endif()
