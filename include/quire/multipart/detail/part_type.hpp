// SPDX-License-Identifier: Apache-2.0
// The Content-Type that a part gets: the one that was given, or the dialect's own.
#ifndef QUIRE_MULTIPART_DETAIL_PART_TYPE_HPP
#define QUIRE_MULTIPART_DETAIL_PART_TYPE_HPP

#include <quire/core/ascii.hpp>
#include <quire/mime/media_type.hpp>
#include <quire/multipart/detail/escape.hpp>
#include <quire/multipart/detail/type_by_extension.hpp>
#include <quire/multipart/detail/unclear_type.hpp>
#include <quire/multipart/dialect.hpp>

#include <cstddef>
#include <string_view>

namespace quire::multipart::detail {

/// The offset of the first byte outside U+0020 to U+007E, or npos.
[[nodiscard]] constexpr std::size_t find_unprintable(std::string_view type) noexcept {
  for (std::size_t i = 0; i != type.size(); ++i) {
    if (type[i] < ' ' || type[i] > '~') return i;
  }
  return std::string_view::npos;
}

/// The offset of the first byte for which `type_rule::media_type` refuses a type, or npos.
[[nodiscard]] constexpr std::size_t find_in_media_type(std::string_view type) noexcept {
  const std::size_t unprintable = find_unprintable(type);
  if (unprintable != std::string_view::npos) return unprintable;
  const auto parsed = mime::media_type::parse(type);
  if (!parsed.ok()) return parsed.error().offset;
  constexpr std::string_view multipart = "multipart";
  if (core::equal_any_case(type.substr(0, multipart.size()), multipart)) return 0;
  if (core::equal_any_case(parsed->type(), "message")) return 0;
  if (!is_unclear_type(type)) return std::string_view::npos;
  const std::size_t plain = core::find_any_case(type, "name=");
  const std::size_t extended = core::find_any_case(type, "name*");
  const std::size_t named = plain < extended ? plain : extended;
  return named != std::string_view::npos ? named : core::find_any_case(type, "charset=");
}

/// The offset of the first byte of a type, not empty, that the rule refuses, or npos.
[[nodiscard]] constexpr std::size_t find_refused_in_type(std::string_view type,
                                                         type_rule rule) noexcept {
  if (rule == type_rule::media_type) return find_in_media_type(type);
  for (std::size_t i = 0; rule == type_rule::no_controls && i != type.size(); ++i) {
    if (core::is_control(type[i])) return i;
  }
  return std::string_view::npos;
}

/// The type of a part without one. `filename` is null for a text.
[[nodiscard]] constexpr std::string_view type_of_nothing(const std::string_view* filename,
                                                         const dialect& how) noexcept {
  if (filename == nullptr || how.no_type == default_type::none) return {};
  if (how.no_type == default_type::by_extension) return type_by_extension(*filename);
  return "application/octet-stream";
}

/// The type to write, which is one that nothing is wrong with: the given one, or what stands for
/// none; "" for no Content-Type at all.
[[nodiscard]] constexpr std::string_view type_of_part(std::string_view given,
                                                      const std::string_view* filename,
                                                      const dialect& how) noexcept {
  const bool none = given.empty() || (how.types == type_rule::file_api &&
                                      find_unprintable(given) != std::string_view::npos);
  return none ? type_of_nothing(filename, how) : given;
}

/// Writes a type; returns the end of what was written.
constexpr char* copy_type(std::string_view type, type_rule rule, char* out) noexcept {
  for (const char c : type) *out++ = rule == type_rule::file_api ? core::to_lower(c) : c;
  return out;
}

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_PART_TYPE_HPP
