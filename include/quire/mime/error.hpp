// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a media type, a boundary or a Content-Disposition.
#ifndef QUIRE_MIME_ERROR_HPP
#define QUIRE_MIME_ERROR_HPP

#include <cstddef>
#include <cstdint>
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

/// The enumerator's own text.
[[nodiscard]] constexpr std::string_view name(errc code) noexcept {
  switch (code) {
    case errc::invalid_media_type:
      return "invalid_media_type";
    case errc::missing_boundary:
      return "missing_boundary";
    case errc::invalid_boundary:
      return "invalid_boundary";
    case errc::boundary_too_long:
      return "boundary_too_long";
    case errc::not_form_data:
      return "not_form_data";
    case errc::missing_name:
      return "missing_name";
    case errc::invalid_parameter:
      return "invalid_parameter";
    case errc::repeated_parameter:
      return "repeated_parameter";
    case errc::too_many_parameters:
      return "too_many_parameters";
  }
  return {};
}

/// What is wrong, as the end of a sentence.
[[nodiscard]] constexpr std::string_view describe(errc code) noexcept {
  switch (code) {
    case errc::invalid_media_type:
      return "the text is no media type";
    case errc::missing_boundary:
      return "the media type has no boundary parameter";
    case errc::invalid_boundary:
      return "the boundary is empty or holds a byte it may not hold";
    case errc::boundary_too_long:
      return "the boundary is longer than the limit";
    case errc::not_form_data:
      return "the type is not form-data";
    case errc::missing_name:
      return "the disposition has no name";
    case errc::invalid_parameter:
      return "a parameter is malformed";
    case errc::repeated_parameter:
      return "a parameter comes twice";
    case errc::too_many_parameters:
      return "there are more parameters than the limit";
  }
  return {};
}

/// A code, and the byte it is about, counted from the start of the text that was parsed.
struct error {
  errc code;
  std::size_t offset;

  constexpr bool operator==(const error&) const noexcept = default;
};

}  // namespace quire::mime

#endif  // QUIRE_MIME_ERROR_HPP
