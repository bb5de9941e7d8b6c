# SPDX-License-Identifier: Apache-2.0
# Makes a repository of one commit from the sources that are here now, committed or not, tagged as a
# release is. Pass -DSOURCE=DIR -DREPOSITORY=DIR -DTAG=TAG.
file(REMOVE_RECURSE ${REPOSITORY})
file(COPY ${SOURCE}/CMakeLists.txt ${SOURCE}/meson.build ${SOURCE}/meson_options.txt
  ${SOURCE}/LICENSE ${SOURCE}/include ${SOURCE}/packaging DESTINATION ${REPOSITORY})
set(git git -C ${REPOSITORY} -c user.name=test -c user.email=test@example.com
  -c init.defaultBranch=main -c commit.gpgsign=false)
foreach(command IN ITEMS "init;--quiet" "add;." "commit;--quiet;-m;sources" "tag;${TAG}")
  execute_process(COMMAND ${git} ${command} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
