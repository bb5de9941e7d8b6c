// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a media type, a boundary or a Content-Disposition.
#ifndef QUIRE_MIME_ERROR_HPP
#define QUIRE_MIME_ERROR_HPP

#include <quire/core/error_row.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quire::mime {

enum class errc : std::uint8_t {
  invalid_media_type,
  missing_boundary,
  invalid_boundary,
  boundary_too_long,
  not_form_data,
  missing_name,
  invalid_parameter,
  repeated_parameter,
  too_many_parameters,
};

/// Every code, in the order of the enum.
inline constexpr core::error_row<errc> error_rows[] = {
    {errc::invalid_media_type, "invalid_media_type", "the text is no media type"},
    {errc::missing_boundary, "missing_boundary", "the media type has no boundary parameter"},
    {errc::invalid_boundary, "invalid_boundary",
     "the boundary is empty or holds a byte it may not hold"},
    {errc::boundary_too_long, "boundary_too_long", "the boundary is longer than the limit"},
    {errc::not_form_data, "not_form_data", "the type is not form-data"},
    {errc::missing_name, "missing_name", "the disposition has no name"},
    {errc::invalid_parameter, "invalid_parameter", "a parameter is malformed"},
    {errc::repeated_parameter, "repeated_parameter", "a parameter comes twice"},
    {errc::too_many_parameters, "too_many_parameters", "there are more parameters than the limit"},
};
static_assert(core::rows_are_complete(error_rows, errc::too_many_parameters),
              "quire: a row for each code, in order");

/// The enumerator's own text.
[[nodiscard]] constexpr std::string_view name(errc code) noexcept {
  return core::row_of(error_rows, code).name;
}

/// What is wrong, as the end of a sentence.
[[nodiscard]] constexpr std::string_view describe(errc code) noexcept {
  return core::row_of(error_rows, code).phrase;
}

/// A code, and the byte it is about, counted from the start of the text that was parsed.
struct error {
  /// What is wrong.
  errc code;
  /// Where, in bytes from the start of the text that was parsed.
  std::size_t offset;

  /// One line for a log: "the text is no media type, byte 4". Allocates; may throw
  /// `std::bad_alloc`.
  [[nodiscard]] std::string message() const {
    return std::string{describe(code)}.append(", byte ").append(std::to_string(offset));
  }

  constexpr bool operator==(const error&) const noexcept = default;
};

}  // namespace quire::mime

#endif  // QUIRE_MIME_ERROR_HPP
