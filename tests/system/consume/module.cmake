# SPDX-License-Identifier: Apache-2.0
# Builds the module of quire::multipart and a program that imports it. Pass -DCLANG=FILE -DMODULE=FILE
# -DINCLUDE=DIR -DSOURCE=FILE -DBUILD=DIR.
file(MAKE_DIRECTORY ${BUILD})
set(module ${BUILD}/quire_multipart.pcm)
execute_process(COMMAND ${CLANG} -std=c++20 -I${INCLUDE} --precompile ${MODULE} -o ${module}
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CLANG} -std=c++20 ${module} -c -o ${BUILD}/module.o
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CLANG} -std=c++20 -fmodule-file=quire.multipart=${module} ${SOURCE}
  ${BUILD}/module.o -o ${BUILD}/consumer COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${BUILD}/consumer COMMAND_ERROR_IS_FATAL ANY)
