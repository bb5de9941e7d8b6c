// SPDX-License-Identifier: Apache-2.0
// A parameter's value as it was written, and `name=value` lists of a media type.
#ifndef QUIRE_MIME_PARAMETER_HPP
#define QUIRE_MIME_PARAMETER_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/range_end.hpp>
#include <quire/mime/token.hpp>

#include <cstddef>
#include <string_view>

namespace quire::mime {

/// The bytes of a value without its quotes. Backslash escapes are still in `raw` if `escaped`; they
/// are taken out when the value is compared or copied. A view: lives as long as the header it is
/// from.
struct value_text {
  /// The bytes between the quotes, or all if there are none.
  std::string_view raw;
  /// True if there are backslashes among them that escape.
  bool escaped = false;

  /// Calls `sink(char)` with each byte of the value, escapes taken out. A backslash at the very end
  /// stands for itself (WHATWG Fetch, "collect an HTTP quoted string", step 5.4).
  template <class Sink>
  constexpr void each(Sink sink) const {
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (escaped && raw[i] == '\\' && i + 1 < raw.size()) ++i;
      sink(raw[i]);
    }
  }

  /// Bytes of the value, escapes taken out.
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    std::size_t count = 0;
    each([&](char) { ++count; });
    return count;
  }

  [[nodiscard]] constexpr bool empty() const noexcept { return raw.empty(); }

  /// Writes `size()` bytes to `out`; returns the end of what was written.
  constexpr char* copy(char* out) const noexcept {
    each([&](char c) { *out++ = c; });
    return out;
  }

  /// True if the value, escapes taken out, is `text`.
  [[nodiscard]] constexpr bool operator==(std::string_view text) const noexcept {
    if (!escaped) return raw == text;
    bool equal = true;
    std::size_t at = 0;
    each([&](char c) {
      equal = equal && at < text.size() && text[at] == c;
      ++at;
    });
    return equal && at == text.size();
  }
};

/// One parameter of a media type.
struct parameter {
  std::string_view name;  ///< as written; compare it with `core::equal_any_case`
  /// The value.
  value_text value;
  bool closed = true;  ///< false if the closing quote is missing
};

/// The valid parameters of a media type, in order, duplicates included; invalid ones are passed
/// over (WHATWG MIME Sniffing 4.4, step 11). Nothing is stored: each pass reads the text again.
class parameter_list {
 public:
  class iterator {
   public:
    using value_type = parameter;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::forward_iterator_tag;
    using iterator_category = std::input_iterator_tag;
    using pointer = const parameter*;
    using reference = const parameter&;

    constexpr iterator() noexcept = default;
    constexpr explicit iterator(std::string_view rest) noexcept : m_rest(rest), m_end(false) {
      ++*this;
    }

    [[nodiscard]] constexpr const parameter& operator*() const noexcept { return m_now; }
    [[nodiscard]] constexpr const parameter* operator->() const noexcept { return &m_now; }
    constexpr iterator& operator++() noexcept {
      m_end = !find_next();
      return *this;
    }
    constexpr iterator operator++(int) noexcept {
      iterator before = *this;
      ++*this;
      return before;
    }
    [[nodiscard]] constexpr bool operator==(const iterator& other) const noexcept {
      return m_end == other.m_end && (m_end || m_rest.size() == other.m_rest.size());
    }
    [[nodiscard]] constexpr bool operator==(core::range_end) const noexcept { return m_end; }

   private:
    // Steps past one `;`-separated piece at a time until one of them is a valid parameter.
    constexpr bool find_next() noexcept {
      while (!m_rest.empty()) {
        m_rest.remove_prefix(1);  // the semicolon
        while (!m_rest.empty() && core::is_white_space(m_rest.front())) m_rest.remove_prefix(1);
        const std::size_t end = m_rest.find_first_of(";=");
        m_now.name = m_rest.substr(0, end);
        m_rest.remove_prefix(m_now.name.size());
        if (m_rest.empty()) return false;
        if (m_rest.front() == ';') continue;
        m_rest.remove_prefix(1);  // the equals sign
        if (read_value() && is_token(m_now.name)) return true;
      }
      return false;
    }

    constexpr bool read_value() noexcept {
      if (!m_rest.empty() && m_rest.front() == '"') {
        read_quoted();
      } else {
        const std::string_view piece = m_rest.substr(0, m_rest.find(';'));
        m_rest.remove_prefix(piece.size());
        std::string_view raw = piece;
        while (!raw.empty() && core::is_white_space(raw.back())) raw.remove_suffix(1);
        m_now.value = {raw, false};
        m_now.closed = true;
        if (raw.empty()) return false;
      }
      for (char c : m_now.value.raw) {
        if (!is_quotable(c)) return false;
      }
      return true;
    }

    // A quoted string may lack its closing quote; what follows one is passed over.
    constexpr void read_quoted() noexcept {
      std::size_t end = 1;
      bool escaped = false;
      while (end < m_rest.size() && m_rest[end] != '"') {
        const bool pair = m_rest[end] == '\\' && end + 1 < m_rest.size();
        escaped = escaped || pair;
        end += pair ? 2 : 1;
      }
      m_now.value = {m_rest.substr(1, end - 1), escaped};
      m_now.closed = end < m_rest.size();
      const std::size_t next = m_rest.find(';', end);
      m_rest = next == std::string_view::npos ? std::string_view{} : m_rest.substr(next);
    }

    std::string_view m_rest;
    parameter m_now{};
    bool m_end = true;
  };

  constexpr parameter_list() noexcept = default;

  /// `text` starts with the semicolon of the first parameter, or is empty.
  constexpr explicit parameter_list(std::string_view text) noexcept : m_text(text) {}
  template <core::owning_temporary KeepTextInAVariable>
  explicit parameter_list(KeepTextInAVariable&&) = delete;

  [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(m_text); }
  [[nodiscard]] constexpr core::range_end end() const noexcept { return {}; }

 private:
  std::string_view m_text;
};

}  // namespace quire::mime

#endif  // QUIRE_MIME_PARAMETER_HPP
