// SPDX-License-Identifier: Apache-2.0
// The body of the search fuzzer: every search this machine runs against std::string_view::find.
#ifndef QUIRE_FUZZ_SEARCH_HPP
#define QUIRE_FUZZ_SEARCH_HPP

#include <quire/multipart/detail/search.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace quire::fuzz {

/// A copy that ends where its memory ends and starts `skew` bytes into it.
class skewed_copy {
 public:
  skewed_copy(std::string_view text, std::size_t skew)
      : m_skew(skew), m_size(text.size()), m_memory(std::make_unique<char[]>(skew + text.size())) {
    if (!text.empty()) std::memcpy(m_memory.get() + skew, text.data(), text.size());
  }
  [[nodiscard]] const char* begin() const noexcept { return m_memory.get() + m_skew; }
  [[nodiscard]] const char* end() const noexcept { return begin() + m_size; }

 private:
  std::size_t m_skew;
  std::size_t m_size;
  std::unique_ptr<char[]> m_memory;
};

/// Asked for once: what the machine runs takes microseconds to find out.
[[nodiscard]] inline const multipart::detail::supported_searches& searches() {
  static const multipart::detail::supported_searches all;
  return all;
}

/// True if each search finds in `text` what std::string_view::find finds.
[[nodiscard]] inline bool searches_agree(std::string_view text, std::string_view wanted,
                                         std::size_t skew) {
  using namespace quire::multipart::detail;
  const skewed_copy copy(text, skew);
  const skewed_copy wanted_copy(wanted, 0);
  const pattern exact(std::string_view(wanted_copy.begin(), wanted.size()));
  const std::size_t at = text.find(wanted);
  const std::size_t expected = at == std::string_view::npos ? text.size() : at;
  for (const search& each : searches()) {
    const char* const found = each.find(copy.begin(), copy.end(), exact);
    if (found != copy.begin() + expected) return false;
  }
  return find_delimiter(copy.begin(), copy.end(), exact) == copy.begin() + expected;
}

/// True if no quick look at the end of `text` overlooks that a delimiter is cut there.
[[nodiscard]] inline bool quick_looks_agree(const skewed_copy& text, std::string_view wanted,
                                            bool is_cut) {
  namespace detail = quire::multipart::detail;
  if (text.begin() == text.end() || wanted.size() < 2) return true;
  return (detail::scalar::may_end_cut(text.begin(), text.end(), wanted) &&
          detail::baseline::may_end_cut(text.begin(), text.end(), wanted)) ||
         !is_cut;
}

/// True if the partial search finds the longest end of `text` that a pattern begins with.
[[nodiscard]] inline bool partial_search_agrees(std::string_view text, std::string_view wanted) {
  using namespace quire::multipart::detail;
  const skewed_copy copy(text, 0);
  std::size_t length = wanted.size() - 1;
  while (length > 0 && (length > text.size() || !text.ends_with(wanted.substr(0, length)))) {
    --length;
  }
  const char* const found = find_partial_delimiter(copy.begin(), copy.end(), pattern(wanted));
  return found == copy.end() - length && quick_looks_agree(copy, wanted, length != 0);
}

/// Input: byte 0 the pattern's length less one, byte 1 the skew, then pattern, then text.
/// Returns false if two searches differ.
[[nodiscard]] inline bool search(std::string_view input) {
  if (input.size() < 3) return true;
  const auto length = static_cast<std::size_t>(static_cast<std::uint8_t>(input[0])) + 1;
  const auto skew = static_cast<std::size_t>(static_cast<std::uint8_t>(input[1])) % 64;
  const std::string_view wanted = input.substr(2, length);
  const std::string_view text = input.substr(2 + wanted.size());
  return searches_agree(text, wanted, skew) && partial_search_agrees(text, wanted);
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_SEARCH_HPP
