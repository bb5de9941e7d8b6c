# SPDX-License-Identifier: Apache-2.0
# Sets up, builds and runs a Meson project. Pass -DMESON=FILE -DPROJECT=DIR -DBUILD=DIR, -DPREFIX=DIR
# of an installed quire, -DOPTIONS=LIST; with -DREPOSITORY=URL -DTAG=TAG -DWRAP=FILE the project, which
# is copied first, fetches quire by that wrap.
file(REMOVE_RECURSE ${BUILD})
if(WRAP)
  cmake_path(GET PROJECT PARENT_PATH around)
  file(COPY ${around} DESTINATION ${BUILD})
  cmake_path(GET around FILENAME name)
  cmake_path(GET PROJECT FILENAME project)
  set(PROJECT ${BUILD}/${name}/${project})
  file(READ ${WRAP} wrap)
  string(REGEX REPLACE "\nurl = [^\n]+" "\nurl = file://${REPOSITORY}" wrap "${wrap}")
  string(REGEX REPLACE "\nrevision = [^\n]+" "\nrevision = ${TAG}" wrap "${wrap}")
  file(WRITE ${PROJECT}/subprojects/quire.wrap "${wrap}")
  set(PREFIX ${BUILD}/nothing)
endif()
set(ENV{CMAKE_PREFIX_PATH} ${PREFIX})
set(ENV{PKG_CONFIG_PATH} ${PREFIX}/share/pkgconfig)
execute_process(COMMAND ${MESON} setup ${OPTIONS} ${BUILD}/build ${PROJECT}
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${MESON} test --print-errorlogs -C ${BUILD}/build COMMAND_ERROR_IS_FATAL ANY)
