// SPDX-License-Identifier: Apache-2.0
// Why a form is refused: malformed, over a limit, or cut off; and at which byte.
#ifndef QUIRE_MULTIPART_ERROR_HPP
#define QUIRE_MULTIPART_ERROR_HPP

#include <quire/mime/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::multipart {

enum class errc : std::uint8_t {
  // the Content-Type of the request
  invalid_media_type,
  not_multipart,
  missing_boundary,
  repeated_boundary,
  invalid_boundary,
  // malformed
  missing_first_delimiter,
  invalid_delimiter_line,
  invalid_header_name,
  missing_colon,
  invalid_header_value,
  invalid_line_end,
  missing_disposition,
  repeated_disposition,
  not_form_data,
  missing_name,
  invalid_parameter,
  repeated_parameter,
  // cut off
  no_delimiter,
  truncated_delimiter_line,
  truncated_header_block,
  missing_close_delimiter,
  // over a limit
  too_many_parts,
  too_many_headers,
  header_line_too_long,
  header_block_too_long,
  name_too_long,
  filename_too_long,
  part_too_long,
  body_too_long,
  preamble_too_long,
  boundary_too_long,
  too_many_parameters,
  content_type_too_long,
  // the caller's and the machine's
  chunk_not_consumed,
  out_of_memory,
};

/// The four ways to fail, for those who answer each differently.
enum class failure : std::uint8_t { malformed, truncated, limit, internal };

/// Which way `code` is.
[[nodiscard]] constexpr failure kind(errc code) noexcept {
  if (code >= errc::chunk_not_consumed) return failure::internal;
  if (code >= errc::too_many_parts) return failure::limit;
  return code >= errc::no_delimiter ? failure::truncated : failure::malformed;
}

/// The enumerator's own text.
[[nodiscard]] constexpr std::string_view name(errc code) noexcept {
  switch (code) {
    case errc::invalid_media_type:
      return "invalid_media_type";
    case errc::not_multipart:
      return "not_multipart";
    case errc::missing_boundary:
      return "missing_boundary";
    case errc::repeated_boundary:
      return "repeated_boundary";
    case errc::invalid_boundary:
      return "invalid_boundary";
    case errc::missing_first_delimiter:
      return "missing_first_delimiter";
    case errc::invalid_delimiter_line:
      return "invalid_delimiter_line";
    case errc::invalid_header_name:
      return "invalid_header_name";
    case errc::missing_colon:
      return "missing_colon";
    case errc::invalid_header_value:
      return "invalid_header_value";
    case errc::invalid_line_end:
      return "invalid_line_end";
    case errc::missing_disposition:
      return "missing_disposition";
    case errc::repeated_disposition:
      return "repeated_disposition";
    case errc::not_form_data:
      return "not_form_data";
    case errc::missing_name:
      return "missing_name";
    case errc::invalid_parameter:
      return "invalid_parameter";
    case errc::repeated_parameter:
      return "repeated_parameter";
    case errc::no_delimiter:
      return "no_delimiter";
    case errc::truncated_delimiter_line:
      return "truncated_delimiter_line";
    case errc::truncated_header_block:
      return "truncated_header_block";
    case errc::missing_close_delimiter:
      return "missing_close_delimiter";
    case errc::too_many_parts:
      return "too_many_parts";
    case errc::too_many_headers:
      return "too_many_headers";
    case errc::header_line_too_long:
      return "header_line_too_long";
    case errc::header_block_too_long:
      return "header_block_too_long";
    case errc::name_too_long:
      return "name_too_long";
    case errc::filename_too_long:
      return "filename_too_long";
    case errc::part_too_long:
      return "part_too_long";
    case errc::body_too_long:
      return "body_too_long";
    case errc::preamble_too_long:
      return "preamble_too_long";
    case errc::boundary_too_long:
      return "boundary_too_long";
    case errc::too_many_parameters:
      return "too_many_parameters";
    case errc::content_type_too_long:
      return "content_type_too_long";
    case errc::chunk_not_consumed:
      return "chunk_not_consumed";
    case errc::out_of_memory:
      return "out_of_memory";
  }
  return {};
}

/// What is wrong, as a sentence without a full stop.
[[nodiscard]] constexpr std::string_view describe(errc code) noexcept {
  switch (code) {
    case errc::invalid_media_type:
      return "the content type is no media type";
    case errc::not_multipart:
      return "the content type is not multipart/form-data";
    case errc::missing_boundary:
      return "the content type has no boundary";
    case errc::repeated_boundary:
      return "the content type has two boundaries";
    case errc::invalid_boundary:
      return "the boundary is empty or holds a byte it may not hold";
    case errc::missing_first_delimiter:
      return "the body does not start with a delimiter";
    case errc::invalid_delimiter_line:
      return "something else follows a delimiter on its line";
    case errc::invalid_header_name:
      return "a header name is empty or holds a byte it may not hold";
    case errc::missing_colon:
      return "a header line has no colon";
    case errc::invalid_header_value:
      return "a header value holds a byte it may not hold";
    case errc::invalid_line_end:
      return "a header line does not end with CR and LF";
    case errc::missing_disposition:
      return "a part has no Content-Disposition";
    case errc::repeated_disposition:
      return "a part has two Content-Dispositions";
    case errc::not_form_data:
      return "a Content-Disposition is not form-data";
    case errc::missing_name:
      return "a Content-Disposition has no name";
    case errc::invalid_parameter:
      return "a parameter of a Content-Disposition is malformed";
    case errc::repeated_parameter:
      return "a parameter of a Content-Disposition comes twice";
    case errc::no_delimiter:
      return "the body ends before the first delimiter";
    case errc::truncated_delimiter_line:
      return "the body ends in a delimiter line";
    case errc::truncated_header_block:
      return "the body ends in the header lines of a part";
    case errc::missing_close_delimiter:
      return "the body ends before the close delimiter";
    case errc::too_many_parts:
      return "the form has more parts than the limit";
    case errc::too_many_headers:
      return "a part has more header lines than the limit";
    case errc::header_line_too_long:
      return "a header line is longer than the limit";
    case errc::header_block_too_long:
      return "the header lines of a part are longer than the limit";
    case errc::name_too_long:
      return "a field name is longer than the limit";
    case errc::filename_too_long:
      return "a filename is longer than the limit";
    case errc::part_too_long:
      return "a value is longer than the limit";
    case errc::body_too_long:
      return "the body is longer than the limit";
    case errc::preamble_too_long:
      return "more than the limit stands before the first delimiter";
    case errc::boundary_too_long:
      return "the boundary is longer than the limit";
    case errc::too_many_parameters:
      return "there are more parameters than the limit";
    case errc::content_type_too_long:
      return "the content type is longer than the limit";
    case errc::chunk_not_consumed:
      return "a chunk was fed before the one before it was read";
    case errc::out_of_memory:
      return "there is no memory for the header lines of a part";
  }
  return {};
}

/// A code, and the byte it is about, counted from the start of the body (of the Content-Type for
/// the codes that are about that).
struct error {
  errc code;
  std::size_t offset;

  constexpr bool operator==(const error&) const noexcept = default;
};

namespace detail {

/// The same mistake, in this component's words.
[[nodiscard]] constexpr errc from_mime(mime::errc code) noexcept {
  switch (code) {
    case mime::errc::invalid_media_type:
      return errc::invalid_media_type;
    case mime::errc::missing_boundary:
      return errc::missing_boundary;
    case mime::errc::invalid_boundary:
      return errc::invalid_boundary;
    case mime::errc::boundary_too_long:
      return errc::boundary_too_long;
    case mime::errc::not_form_data:
      return errc::not_form_data;
    case mime::errc::missing_name:
      return errc::missing_name;
    case mime::errc::invalid_parameter:
      return errc::invalid_parameter;
    case mime::errc::repeated_parameter:
      return errc::repeated_parameter;
    case mime::errc::too_many_parameters:
      return errc::too_many_parameters;
  }
  return errc::invalid_parameter;
}

}  // namespace detail

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_ERROR_HPP
