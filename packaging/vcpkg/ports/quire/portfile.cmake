# Headers only: there is nothing to build twice.
set(VCPKG_BUILD_TYPE release)

vcpkg_from_git(
  OUT_SOURCE_PATH SOURCE_PATH
  URL https://example.com/quire.git
  REF 0000000000000000000000000000000000000000  # the commit of v${VERSION}: docs/releasing.md
)

vcpkg_check_features(OUT_FEATURE_OPTIONS FEATURE_OPTIONS
  INVERTED_FEATURES requests QUIRE_MULTIPART_ONLY)
if(NOT "webhook" IN_LIST FEATURES)
  list(APPEND FEATURE_OPTIONS -DCMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON)
endif()

vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS -DQUIRE_TESTS=OFF -DQUIRE_EXAMPLES=OFF -DQUIRE_INSPECT=OFF ${FEATURE_OPTIONS}
)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/quire)
vcpkg_fixup_pkgconfig()

file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
