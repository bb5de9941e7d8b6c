// SPDX-License-Identifier: Apache-2.0
// The handlers: this file compiles in a second, as it needs no decoder.
#include "handlers.hpp"

std::string handlers::on(const quire::v1::site_view& view) {
  return "seen: " + std::string{view.url};
}

std::string handlers::on(const quire::v1::page_feedback& feedback) {
  return "rated: " + std::string{feedback.url};
}
