// SPDX-License-Identifier: Apache-2.0
// Which member of a document an offset belongs to. Runs only once a document has been refused.
#ifndef QUIRE_JSON_LOCATE_HPP
#define QUIRE_JSON_LOCATE_HPP

#include <quire/json/path.hpp>
#include <quire/json/validate.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace quire::json {
namespace detail {

/// Follows the tokens of a text up to an offset and remembers the way down. Malformed text is
/// followed as far as it makes sense. Levels below `levels` are walked but not named.
class locator {
 public:
  locator(std::string_view text, std::size_t offset) noexcept
      : m_text(text.substr(0, text.size())), m_offset(offset) {}

  [[nodiscard]] path run() noexcept {
    while (m_at < m_text.size() && m_at < m_offset) step();
    path way;
    for (std::size_t i = 0; i != m_depth && i != levels; ++i) name_level(i, way);
    return way;
  }

 private:
  static constexpr std::size_t levels = 64;
  struct level {
    std::string_view key;      ///< of the member that is open, as written
    std::size_t position = 0;  ///< of the element that is open
    bool object = false;
    bool in_value = false;  ///< after the colon of `key`
  };

  void step() noexcept {
    const char c = m_text[m_at];
    if (c == '"') return string();
    ++m_at;
    if (c == '{' || c == '[') return open(c == '{');
    if ((c == '}' || c == ']') && m_depth != 0) --m_depth;
    level* here = current();
    if (here == nullptr) return;
    if (c == ':') here->in_value = true;
    if (c == ',') {
      ++here->position;
      here->key = {};
      here->in_value = false;
    }
  }
  /// A string; a member name is remembered even if the offset lies in it.
  void string() noexcept {
    const std::size_t begin = ++m_at;
    while (m_at < m_text.size() && m_text[m_at] != '"') m_at += m_text[m_at] == '\\' ? 2U : 1U;
    const std::size_t end = m_at < m_text.size() ? m_at : m_text.size();
    m_at = end + 1;
    level* here = current();
    if (here != nullptr && here->object && !here->in_value)
      here->key = m_text.substr(begin, end - begin);
  }
  void open(bool object) noexcept {
    if (m_depth < levels) m_levels[m_depth] = {{}, 0, object, false};
    ++m_depth;
  }
  [[nodiscard]] level* current() noexcept {
    return m_depth == 0 || m_depth > levels ? nullptr : &m_levels[m_depth - 1];
  }
  void name_level(std::size_t i, path& way) const noexcept {
    const level& at = m_levels[i];
    if (!at.object) way.enter_element(at.position);
    if (at.object && (at.in_value || !at.key.empty())) way.enter_member(at.key);
  }

  std::string_view m_text;
  std::size_t m_offset;
  std::size_t m_at = 0;
  std::size_t m_depth = 0;
  std::array<level, levels> m_levels{};
};

}  // namespace detail

/// The member whose value or name `offset` lies in, "" for the document itself. Names are given as
/// they are written, escapes and all.
[[nodiscard]] inline path locate(std::string_view text, std::size_t offset) noexcept {
  return detail::locator{text, offset}.run();
}

}  // namespace quire::json

#endif  // QUIRE_JSON_LOCATE_HPP
