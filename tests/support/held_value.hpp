// SPDX-License-Identifier: Apache-2.0
// A decoded struct that was handed out, beside what it said when it was: as `held_views`, for all
// that can be reached from it.
#ifndef QUIRE_TESTS_SUPPORT_HELD_VALUE_HPP
#define QUIRE_TESTS_SUPPORT_HELD_VALUE_HPP

#include <quire/codec.hpp>

#include <optional>
#include <string>

namespace support {

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

#endif  // QUIRE_TESTS_SUPPORT_HELD_VALUE_HPP
