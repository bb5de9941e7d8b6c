# SPDX-License-Identifier: Apache-2.0
# The recipe for Conan 2. It lies beside the sources: `conan create packaging/conan`.
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout


class QuireConan(ConanFile):
    name = "quire"
    description = "Header-only C++20 codec for multipart/form-data and GitBook integration requests"
    license = "Apache-2.0"
    topics = ("multipart", "form-data", "json", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"with_requests": [True, False], "with_webhook": [True, False]}
    default_options = {"with_requests": True, "with_webhook": False}
    no_copy_source = True

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        text = load(self, os.path.join(self._root, "include", "quire", "version.hpp"))
        self.version = ".".join(re.findall(r"#define QUIRE_VERSION_[A-Z]+ ([0-9]+)", text))

    def export_sources(self):
        copy(self, "LICENSE", self._root, self.export_sources_folder)
        copy(self, "include/*", self._root, self.export_sources_folder)

    def layout(self):
        basic_layout(self, src_folder=".")

    def requirements(self):
        if self.options.with_requests:
            self.requires("simdjson/[>=3.0.1 <5]")
        if self.options.with_webhook:
            self.requires("openssl/[>=1.1.1 <4]")

    def package_id(self):
        self.info.clear()

    def validate(self):
        check_min_cppstd(self, 20)

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "*", os.path.join(self.source_folder, "include"),
             os.path.join(self.package_folder, "include"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "quire")
        self._component("multipart", "quire-multipart", [])
        if self.options.with_requests:
            self._component("quire", "quire", ["multipart", "simdjson::simdjson"])
        if self.options.with_webhook:
            self._component("webhook", "quire-webhook", ["quire", "openssl::crypto"])

    def _component(self, name, pkg_config_name, requires):
        component = self.cpp_info.components[name]
        component.bindirs = []
        component.libdirs = []
        component.requires = requires
        component.set_property("cmake_target_name", f"quire::{name}")
        component.set_property("pkg_config_name", pkg_config_name)
