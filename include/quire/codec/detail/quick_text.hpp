// SPDX-License-Identifier: Apache-2.0
// The text of a discriminator, found at once where senders write it, by tokens of which nothing is
// checked yet. What this does not find is looked for with care: codec/union.hpp, `text_at`.
#ifndef QUIRE_CODEC_DETAIL_QUICK_TEXT_HPP
#define QUIRE_CODEC_DETAIL_QUICK_TEXT_HPP

#include <quire/json/reader.hpp>
#include <quire/schema/fixed_string.hpp>

#include <cstddef>
#include <cstring>
#include <limits>
#include <string_view>

namespace quire::codec::detail {

/// The token after the value at `at`, of which nothing is checked; nullptr if there is none.
[[nodiscard]] inline json::token pass_unchecked(std::string_view text, json::token at) noexcept {
  std::size_t depth = 0;
  do {
    if (*at == text.size()) return nullptr;                // what follows the last token
    const char c = static_cast<char>(text[*at++] | 0x20);  // '[' becomes '{', ']' becomes '}'
    depth += std::size_t{c == '{'};
    depth -= std::size_t{c == '}'};
  } while (depth != 0);
  return *at == text.size() ? nullptr : at;
}

/// True if the token at `at` is `name` without escapes, right before its colon. Precondition: there
/// is a token after it.
[[nodiscard, gnu::always_inline]] inline bool is_name(const char* text, json::token at,
                                                      std::string_view name) noexcept {
  return text[at[0]] == '"' && at[1] - at[0] == name.size() + 2 &&
         std::memcmp(text + at[0] + 1, name.data(), name.size()) == 0;
}

/// The size of the first name of a path.
[[nodiscard]] constexpr std::size_t first_name_size(std::string_view path) {
  std::size_t size = 0;  // not `find`: GCC 12 with UBSan has it no constant expression
  while (size != path.size() && path[size] != '.') ++size;
  return size;
}

/// The value of the first member `name` of the object at `at`, if it is one of the first `most` and
/// names up to it have no escapes and stand right before their colons. nullptr: look with care.
[[nodiscard, gnu::always_inline]] inline json::token quick_member(
    const json::reader& start, json::token at, std::string_view name,
    std::size_t most = std::numeric_limits<std::size_t>::max()) noexcept {
  const char* const text = start.text().data();
  const std::size_t plain_size = start.plain_size();
  if (text[at[0]] != '{') return nullptr;
  for (++at; most-- != 0 && text[at[0]] == '"' && text[at[1]] == ':' && at[1] <= plain_size; ++at) {
    if (is_name(text, at, name)) return at + 2;
    at = text[at[2]] == '"' ? at + 3 : pass_unchecked(start.text(), at + 2);
    if (at == nullptr || text[at[0]] != ',') return nullptr;
  }
  return nullptr;
}

/// The start of the value that ends before the token `at`, of which nothing is checked; nullptr if
/// there is none after `first`.
[[nodiscard]] inline json::token pass_back_unchecked(const char* text, json::token first,
                                                     json::token at) noexcept {
  std::size_t depth = 0;
  do {
    if (--at == first) return nullptr;
    const char c = static_cast<char>(text[*at] | 0x20);  // '[' becomes '{', ']' becomes '}'
    depth += std::size_t{c == '}'};
    depth -= std::size_t{c == '{'};
  } while (depth != 0);
  return at;
}

/// The value of the last member `name` of a document that stands right before its colon. nullptr:
/// look with care.
[[nodiscard, gnu::noinline]] inline json::token quick_last_member(const json::reader& start,
                                                                  std::string_view name) noexcept {
  const char* const text = start.text().data();
  const json::token first = start.place();
  json::token at = start.last();
  do {
    at = pass_back_unchecked(text, first, at);
    if (at == nullptr || at - first < 3 || text[at[-1]] != ':') return nullptr;
    if (is_name(text, at - 2, name)) return at;
    at -= 3;
  } while (text[at[0]] == ',');
  return nullptr;
}

/// How many members are looked at from the start before the rest is from the end: senders write
/// discriminators among the first, or in no order.
inline constexpr std::size_t usual_place = 2;

/// The value at `Path`, from its byte `From` on, below the object at `at`; nullptr if it is not
/// found at once.
template <fixed_string Path, std::size_t From = 0>
[[nodiscard, gnu::always_inline]] inline json::token quick_value(const json::reader& start,
                                                                 json::token at,
                                                                 std::size_t levels) noexcept {
  constexpr std::string_view path = Path.view().substr(From);
  constexpr std::size_t size = first_name_size(path);
  if (levels == 0) return nullptr;
  if constexpr (size == Path.view().size()) {
    if (start.at_start()) {
      at = quick_member(start, at, path, usual_place);
      return at != nullptr ? at : quick_last_member(start, path);
    }
  }
  at = quick_member(start, at, path.substr(0, size));
  if constexpr (size == path.size()) {
    return at;
  } else {
    return at == nullptr ? nullptr : quick_value<Path, From + size + 1>(start, at, levels - 1);
  }
}

/// The text at `Path` if it is found at once, else without data: look with care. Of members that
/// repeat it is the first, or the last if none is among the first two: `read` makes up for repeats.
template <fixed_string Path>
[[nodiscard, gnu::always_inline]] inline std::string_view quick_text_at(
    const json::reader& start) noexcept {
  const char* const text = start.text().data();
  const json::token at = quick_value<Path>(start, start.place(), start.mark().depth_left);
  if (at == nullptr || text[at[0]] != '"' || text[at[1] - 1] != '"' || at[1] > start.plain_size())
    return {};
  return {text + at[0] + 1, at[1] - at[0] - std::size_t{2}};
}

}  // namespace quire::codec::detail

#endif  // QUIRE_CODEC_DETAIL_QUICK_TEXT_HPP
