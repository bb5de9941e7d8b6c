// SPDX-License-Identifier: Apache-2.0
// Views that were handed out, beside copies of what they said when they were. Whoever knows the
// contract of an interface takes every view at every step, takes away what the contract lets it
// take away as soon as it may, and asks at every later step whether all held views say what they
// said.
#ifndef QUIRE_TESTS_SUPPORT_HELD_VIEWS_HPP
#define QUIRE_TESTS_SUPPORT_HELD_VIEWS_HPP

#include <quire/codec.hpp>

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

/// A copy of a decoded struct, whose members are views, spans and values: all that can be reached
/// from it must live until `forget`.
template <class T>
class held_value {
 public:
  /// Holds `value`, or the same again.
  void hold(const T& value) {
    m_held = value;
    m_text.clear();
    quire::to_json(value, m_text);
  }
  void forget() { m_held.reset(); }

  [[nodiscard]] const std::string& text() const { return m_text; }
  [[nodiscard]] bool intact() const {
    if (!m_held) return true;
    m_now.clear();
    quire::to_json(*m_held, m_now);
    return m_now == m_text;
  }

 private:
  std::optional<T> m_held;
  std::string m_text;
  mutable std::string m_now;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_HELD_VIEWS_HPP
