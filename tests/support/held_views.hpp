// SPDX-License-Identifier: Apache-2.0
// Views that were handed out, beside copies of what they said when they were. Whoever knows the
// contract of an interface takes every view at every step, takes away what the contract lets it
// take away as soon as it may, and asks at every later step whether all held views say what they
// said.
#ifndef QUIRE_TESTS_SUPPORT_HELD_VIEWS_HPP
#define QUIRE_TESTS_SUPPORT_HELD_VIEWS_HPP

#include <quire/multipart/part.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// Views that must live until `forget`.
class held_views {
 public:
  void hold(std::string_view view) { m_all.push_back({view, std::string{view}}); }
  void hold(std::optional<std::string_view> view) {
    if (view) hold(*view);
  }
  /// All that a part shows of itself.
  void hold(const quire::multipart::part& part) {
    hold(part.name());
    hold(part.filename());
    hold(part.extended_filename());
    hold(part.content_type());
    hold(part.headers().text());
  }
  void forget() { m_all.clear(); }

  [[nodiscard]] bool intact() const {
    for (const auto& [view, copy] : m_all) {
      if (view != copy) return false;
    }
    return true;
  }

 private:
  struct held {
    std::string_view view;
    std::string copy;
  };
  std::vector<held> m_all;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_HELD_VIEWS_HPP
