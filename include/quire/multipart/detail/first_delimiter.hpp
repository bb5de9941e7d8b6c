// SPDX-License-Identifier: Apache-2.0
// The first delimiter of a body, and what may stand before it.
#ifndef QUIRE_MULTIPART_DETAIL_FIRST_DELIMITER_HPP
#define QUIRE_MULTIPART_DETAIL_FIRST_DELIMITER_HPP

#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail {

/// What the search for the first delimiter came to, as far as bytes are there.
enum class first_outcome : std::uint8_t { more, found, refused };

/// Of the texts that end `text.substr(0, seen)` and `next`, the longest that starts `text`: its
/// size. Precondition: `seen < text.size()`.
[[nodiscard]] constexpr std::size_t seen_after(std::string_view text, std::size_t seen,
                                               char next) noexcept {
  for (std::size_t size = seen;; --size) {
    if (text[size] == next && text.substr(seen - size, size) == text.substr(0, size)) {
      return size + 1;
    }
    if (size == 0) return 0;
  }
}

/// Finds the first delimiter, and goes on where it stopped when more bytes are there.
template <grammar G>
class first_delimiter {
 public:
  /// A body starts.
  void begin() noexcept { m_seen = 0; }

  /// Reads on at `at`, byte `offset` of the body; moves it past what was read. `text` is two
  /// hyphens and the boundary, `longest` the most bytes that may stand before it.
  [[nodiscard, gnu::always_inline]] first_outcome read(const char*& at, const char* last,
                                                       std::size_t offset, std::string_view text,
                                                       std::size_t longest) noexcept {
    const auto size = static_cast<std::size_t>(last - at);
    if (offset == 0 && size >= text.size() && std::memcmp(at, text.data(), text.size()) == 0) {
      at += text.size();
      return first_outcome::found;
    }
    return G.preamble ? search(at, last, offset, text, longest) : expect(at, last, offset, text);
  }

  /// After `refused`.
  [[nodiscard]] error why() const noexcept { return m_error; }

 private:
  first_outcome refuse(errc code, std::size_t offset) noexcept {
    m_error = {code, offset};
    return first_outcome::refused;
  }

  // The body starts with the delimiter, whose first `m_seen` bytes were read.
  [[gnu::noinline]] first_outcome expect(const char*& at, const char* last, std::size_t offset,
                                         std::string_view text) noexcept {
    for (; at != last && m_seen != text.size(); ++at, ++offset, ++m_seen) {
      if (*at != text[m_seen]) return refuse(errc::missing_first_delimiter, offset);
    }
    return m_seen == text.size() ? first_outcome::found : first_outcome::more;
  }

  // The delimiter may stand anywhere. The last `m_seen` bytes that were read are a prefix of it.
  [[gnu::noinline]] first_outcome search(const char*& at, const char* last, std::size_t offset,
                                         std::string_view text, std::size_t longest) noexcept {
    const char* const begin = at;
    while (at != last) {
      const std::size_t read = offset + static_cast<std::size_t>(at - begin);
      if (read - m_seen > longest) return refuse(errc::preamble_too_long, longest);
      if (m_seen == 0 && !skip_to_hyphen(at, last, longest - read)) continue;
      m_seen = seen_after(text, m_seen, *at++);
      if (m_seen != text.size()) continue;
      const std::size_t preamble = offset + static_cast<std::size_t>(at - begin) - m_seen;
      if (preamble > longest) return refuse(errc::preamble_too_long, longest);
      return first_outcome::found;
    }
    return first_outcome::more;
  }

  // Up to the next hyphen, or past `most` bytes. Returns true if a hyphen is there.
  static bool skip_to_hyphen(const char*& at, const char* last, std::size_t most) noexcept {
    const auto left = static_cast<std::size_t>(last - at);
    const std::size_t size = left <= most ? left : most + 1;
    const void* const hyphen = std::memchr(at, '-', size);
    at = hyphen == nullptr ? at + size : static_cast<const char*>(hyphen);
    return hyphen != nullptr;
  }

  std::size_t m_seen = 0;
  error m_error{};
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_FIRST_DELIMITER_HPP
