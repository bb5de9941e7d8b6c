// SPDX-License-Identifier: Apache-2.0
// The way from the document to one of its members, as text: "installation.urls.app",
// "blocks[2].id".
#ifndef QUIRE_JSON_PATH_HPP
#define QUIRE_JSON_PATH_HPP

#include <array>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace quire::json {

/// Text of bounded length in place, so that an error owns its path and nothing is allocated on the
/// way to it. What is past the bound is dropped and the text ends in "…".
class path {
 public:
  path() noexcept : m_size(0), m_cut(false) {}
  /// Copies the text that there is, not all of its room.
  path(const path& other) noexcept { copy(other); }
  path& operator=(const path& other) noexcept {
    if (this != &other) copy(other);
    return *this;
  }
  ~path() = default;

  /// The text, as long as this lives and is not changed.
  [[nodiscard]] std::string_view view() const noexcept { return {m_text.data(), m_size}; }
  [[nodiscard]] bool empty() const noexcept { return m_size == 0; }

  /// Goes to a member of an object: "a" then "b" reads "a.b".
  void enter_member(std::string_view key) noexcept {
    if (m_size != 0) append(".");
    append(key);
  }
  /// Goes to an element of an array, counted from 0: "[3]".
  void enter_element(std::size_t position) noexcept {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), position).ptr;
    append("[");
    append({digits.data(), static_cast<std::size_t>(end - digits.data())});
    append("]");
  }
  /// Goes back to an earlier length, as `size()` told it.
  void leave_to(std::size_t size) noexcept {
    if (size < m_size) m_size = size;
  }
  [[nodiscard]] std::size_t size() const noexcept { return m_size; }

 private:
  static constexpr std::string_view ellipsis = "\xE2\x80\xA6";
  static constexpr std::size_t capacity = 232;

  /// Room for the ellipsis is kept until it is used. An empty name may have no data at all.
  void append(std::string_view text) noexcept {
    if (m_cut || text.empty()) return;
    m_cut = text.size() > capacity - ellipsis.size() - m_size;
    if (m_cut) text = whole_characters(text.substr(0, capacity - ellipsis.size() - m_size));
    put(text);
    if (m_cut) put(ellipsis);
  }

  /// `text` without a character at its end that was cut.
  [[nodiscard]] static std::string_view whole_characters(std::string_view text) noexcept {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0) {
      const bool lead = (static_cast<unsigned char>(text.back()) & 0xC0U) == 0xC0U;
      text.remove_suffix(1);
      if (lead) break;
    }
    return text;
  }
  void put(std::string_view text) noexcept {
    if (text.empty()) return;
    std::memcpy(m_text.data() + m_size, text.data(), text.size());
    m_size += text.size();
  }
  void copy(const path& other) noexcept {
    std::memcpy(m_text.data(), other.m_text.data(), other.m_size);
    m_size = other.m_size;
    m_cut = other.m_cut;
  }

  std::array<char, capacity> m_text;  // only the first m_size are set
  std::size_t m_size;
  bool m_cut;
};

}  // namespace quire::json

#endif  // QUIRE_JSON_PATH_HPP
