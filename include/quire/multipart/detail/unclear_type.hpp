// SPDX-License-Identifier: Apache-2.0
// Which Content-Type of a part two readers may take for two different things.
#ifndef QUIRE_MULTIPART_DETAIL_UNCLEAR_TYPE_HPP
#define QUIRE_MULTIPART_DETAIL_UNCLEAR_TYPE_HPP

#include <quire/core/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace quire::multipart::detail {

/// True if the text holds `wanted`, in any case.
[[nodiscard]] constexpr bool holds_any_case(std::string_view text,
                                            std::string_view wanted) noexcept {
  return core::find_any_case(text, wanted) != std::string_view::npos;
}

/// True for charsets in which the bytes of ASCII text mean something else: a reader that decodes
/// sees another value. Looks at the start of the charset's name.
[[nodiscard]] constexpr bool is_no_ascii_charset(std::string_view charset) noexcept {
  const auto starts = [charset](std::string_view with) {
    return core::equal_any_case(charset.substr(0, with.size()), with);
  };
  if (starts("utf-8") || starts("utf8")) return false;
  for (const std::string_view each : {"utf", "ucs", "unicode", "csunicode", "iso-10646", "iso-2022",
                                      "hz-gb", "ebcdic", "cp037", "ibm037"}) {
    if (starts(each)) return true;
  }
  return false;
}

/// True if a Content-Type holds what some readers take for the name of the part, or a charset that
/// changes its value.
[[nodiscard]] constexpr bool is_unclear_type(std::string_view type) noexcept {
  if (type.find_first_of("=*") == std::string_view::npos) return false;
  if (holds_any_case(type, "name=") || holds_any_case(type, "name*")) return true;
  constexpr std::string_view key = "charset=";
  const std::size_t at = core::find_any_case(type, key);
  if (at == std::string_view::npos) return false;
  std::string_view charset = type.substr(at + key.size());
  while (!charset.empty() && (charset.front() == '"' || charset.front() == '\'')) {
    charset.remove_prefix(1);
  }
  return is_no_ascii_charset(charset) || holds_any_case(charset, key);
}

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_UNCLEAR_TYPE_HPP
