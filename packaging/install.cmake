# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` and `cpack` take: headers, CMake package, pkg-config files, pages, and the
# tool `quire-inspect` where it is built.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_DATAROOTDIR}/cmake/quire)

function(quire_install target name)
  install(TARGETS ${target} EXPORT quire-${name}-targets)
  install(TARGETS ${target}_files FILE_SET HEADERS ${ARGN})
  install(EXPORT quire-${name}-targets NAMESPACE quire:: DESTINATION ${package_dir})
endfunction()

quire_install(quire_multipart multipart FILE_SET fragments)
if(TARGET quire)
  quire_install(quire quire)
endif()
if(TARGET quire_webhook)
  quire_install(quire_webhook webhook)
endif()

configure_file(packaging/quire-config.cmake.in quire-config.cmake COPYONLY)
write_basic_package_version_file(quire-config-version.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
  ${PROJECT_BINARY_DIR}/quire-config.cmake ${PROJECT_BINARY_DIR}/quire-config-version.cmake
  DESTINATION ${package_dir})

# ---- pkg-config. Headers belong to no architecture, so the files lie in share. They find their
# prefix from where they are: the tree can be moved.

set(pkgconfig_dir ${CMAKE_INSTALL_DATAROOTDIR}/pkgconfig)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
  BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX}/${pkgconfig_dir} OUTPUT_VARIABLE prefix_from_pkgconfig)
string(REGEX REPLACE "/$" "" prefix_from_pkgconfig "${prefix_from_pkgconfig}")
cmake_path(IS_ABSOLUTE CMAKE_INSTALL_INCLUDEDIR include_is_absolute)
set(pkgconfig_include "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
if(include_is_absolute)
  set(pkgconfig_include ${CMAKE_INSTALL_INCLUDEDIR})
endif()

function(quire_pkgconfig name description requires)
  file(CONFIGURE OUTPUT ${name}.pc @ONLY CONTENT [[
prefix=${pcfiledir}/@prefix_from_pkgconfig@
includedir=@pkgconfig_include@

Name: @name@
Description: @description@
Version: @PROJECT_VERSION@
Requires: @requires@
Cflags: -I${includedir}
]])
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc DESTINATION ${pkgconfig_dir})
endfunction()

quire_pkgconfig(quire-multipart "Header-only C++20 parser and writer for multipart/form-data" "")
if(TARGET quire)
  quire_pkgconfig(quire "${PROJECT_DESCRIPTION}" "quire-multipart = ${PROJECT_VERSION}, simdjson >= 3.0.1")
endif()
if(TARGET quire_webhook)
  quire_pkgconfig(quire-webhook "Signed webhooks, read by quire"
    "quire = ${PROJECT_VERSION}, libcrypto >= 1.1.1")
endif()

# ---- pages and the tool

install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs
  FILES_MATCHING PATTERN "*.md" PATTERN examples EXCLUDE PATTERN site EXCLUDE)
if(TARGET example-inspect)
  install(PROGRAMS $<TARGET_FILE:example-inspect> DESTINATION ${CMAKE_INSTALL_BINDIR}
    OPTIONAL)  # where only the tests were built, it is not there
  install(FILES packaging/inspect/quire-inspect.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES packaging/inspect/quire-inspect.bash RENAME quire-inspect
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions)
  install(FILES packaging/inspect/_quire-inspect
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/zsh/site-functions)
endif()

# ---- cpack -G DEB: one package of headers, named as Debian names them. Where the tool is in it, it
# belongs to one architecture and needs what that tool is linked to.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME libquire-dev)
set(CPACK_PACKAGE_CONTACT "quire maintainers <quire@example.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DESCRIPTION
  "Typed, zero-copy decoding of what GitBook posts to an integration, and a parser and writer for any form.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libsimdjson-dev (>= 3.0.1)")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libssl-dev (>= 1.1.1)")
if(TARGET example-inspect)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
  set(CPACK_STRIP_FILES ON)
else()
  set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE all)
endif()
include(CPack)
