# SPDX-License-Identifier: Apache-2.0
# Compiles and runs a program with what pkg-config says about MODULE, after the installed tree was
# moved. Pass -DPKG_CONFIG=FILE -DCXX=FILE -DPREFIX=DIR -DMODULE=NAME -DSOURCE=FILE -DBUILD=DIR
# -DVERSION=TEXT.
file(REMOVE_RECURSE ${BUILD})
file(COPY ${PREFIX}/ DESTINATION ${BUILD}/moved)
set(ENV{PKG_CONFIG_PATH} ${BUILD}/moved/share/pkgconfig)
execute_process(COMMAND ${PKG_CONFIG} --modversion ${MODULE}
  OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
if(NOT version STREQUAL VERSION)
  message(FATAL_ERROR "${MODULE} is version ${version}, not ${VERSION}")
endif()
execute_process(COMMAND ${PKG_CONFIG} --cflags --libs ${MODULE}
  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
if(flags MATCHES "${PREFIX}/include")
  message(FATAL_ERROR "${MODULE} points to where it was installed, not to where it is: ${flags}")
endif()
execute_process(COMMAND ${CXX} -std=c++20 ${SOURCE} -o ${BUILD}/consumer ${flags}
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${BUILD}/consumer COMMAND_ERROR_IS_FATAL ANY)
