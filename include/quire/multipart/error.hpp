// SPDX-License-Identifier: Apache-2.0
// Why a form is refused: malformed, over a limit, or cut off; and at which byte.
#ifndef QUIRE_MULTIPART_ERROR_HPP
#define QUIRE_MULTIPART_ERROR_HPP

#include <quire/core/error_row.hpp>
#include <quire/mime/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quire::multipart {

enum class errc : std::uint8_t {
  // the Content-Type of the request
  invalid_media_type,
  not_multipart,
  missing_boundary,
  repeated_boundary,
  invalid_boundary,
  ambiguous_boundary,
  // malformed
  missing_first_delimiter,
  invalid_delimiter_line,
  invalid_header_name,
  missing_colon,
  invalid_header_value,
  invalid_line_end,
  folded_line,
  missing_disposition,
  repeated_disposition,
  not_form_data,
  missing_name,
  invalid_parameter,
  repeated_parameter,
  // what two readers take for two different forms
  stray_boundary,
  ambiguous_filename,
  ambiguous_type,
  nested_multipart,
  transfer_encoding,
  // cut off
  empty_body,
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
  boundary_too_long,  // this one and the next two: of the Content-Type
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
  return code >= errc::empty_body ? failure::truncated : failure::malformed;
}

/// The HTTP status to answer with (RFC 9110, sections 15.5 and 15.6): 415 if the Content-Type is
/// none of a form, 413 for a form over a limit, 431 for a Content-Type over one (RFC 6585, section
/// 5), 500 for a mistake of the caller, 503 if there is no memory, else 400.
[[nodiscard]] constexpr int status(errc code) noexcept {
  if (code <= errc::not_multipart) return 415;
  if (kind(code) == failure::limit) return code < errc::boundary_too_long ? 413 : 431;
  if (code == errc::out_of_memory) return 503;
  return code == errc::chunk_not_consumed ? 500 : 400;
}

/// Every code, in the order of the enum.
inline constexpr core::error_row<errc> error_rows[] = {
    {errc::invalid_media_type, "invalid_media_type",
     "the content type is missing or no media type"},
    {errc::not_multipart, "not_multipart",
     "the content type is not multipart/form-data, or not the subtype that is read here"},
    {errc::missing_boundary, "missing_boundary", "the content type has no boundary"},
    {errc::repeated_boundary, "repeated_boundary", "the content type has two boundaries"},
    {errc::invalid_boundary, "invalid_boundary",
     "the boundary is empty or holds a byte it may not hold"},
    {errc::ambiguous_boundary, "ambiguous_boundary",
     "other readers find another boundary in the content type, or none"},
    {errc::missing_first_delimiter, "missing_first_delimiter",
     "the body does not start with a delimiter"},
    {errc::invalid_delimiter_line, "invalid_delimiter_line",
     "something else than CR LF follows a delimiter"},
    {errc::invalid_header_name, "invalid_header_name",
     "a header name is empty or holds a byte it may not hold"},
    {errc::missing_colon, "missing_colon", "a header line has no colon"},
    {errc::invalid_header_value, "invalid_header_value",
     "a header value holds a byte it may not hold"},
    {errc::invalid_line_end, "invalid_line_end", "a header line does not end with CR and LF"},
    {errc::folded_line, "folded_line",
     "a header line starts with a blank, as if it went on with the one before"},
    {errc::missing_disposition, "missing_disposition", "a part has no Content-Disposition"},
    {errc::repeated_disposition, "repeated_disposition", "a part has two Content-Dispositions"},
    {errc::not_form_data, "not_form_data", "a Content-Disposition is not form-data"},
    {errc::missing_name, "missing_name",
     "a Content-Disposition has no name, or none that this grammar reads"},
    {errc::invalid_parameter, "invalid_parameter",
     "a parameter of a Content-Disposition is malformed"},
    {errc::repeated_parameter, "repeated_parameter",
     "a parameter of a Content-Disposition comes twice"},
    {errc::stray_boundary, "stray_boundary",
     "two hyphens and the boundary stand where they are no delimiter"},
    {errc::ambiguous_filename, "ambiguous_filename",
     "other readers find another filename or name in a Content-Disposition"},
    {errc::ambiguous_type, "ambiguous_type",
     "other readers find a name in the type of a part, or decode its value"},
    {errc::nested_multipart, "nested_multipart", "the type of a part is multipart"},
    {errc::transfer_encoding, "transfer_encoding", "a part says that its value is encoded"},
    {errc::empty_body, "empty_body", "the body is empty"},
    {errc::no_delimiter, "no_delimiter", "the body ends before the first delimiter"},
    {errc::truncated_delimiter_line, "truncated_delimiter_line",
     "the body ends in a delimiter line"},
    {errc::truncated_header_block, "truncated_header_block",
     "the body ends in the header lines of a part"},
    {errc::missing_close_delimiter, "missing_close_delimiter",
     "the body ends before the close delimiter"},
    {errc::too_many_parts, "too_many_parts", "the form has more parts than the limit"},
    {errc::too_many_headers, "too_many_headers", "a part has more header lines than the limit"},
    {errc::header_line_too_long, "header_line_too_long", "a header line is longer than the limit"},
    {errc::header_block_too_long, "header_block_too_long",
     "the header lines of a part are longer than the limit"},
    {errc::name_too_long, "name_too_long", "a field name is longer than the limit"},
    {errc::filename_too_long, "filename_too_long", "a filename is longer than the limit"},
    {errc::part_too_long, "part_too_long", "a value is longer than the limit"},
    {errc::body_too_long, "body_too_long", "the body is longer than the limit"},
    {errc::preamble_too_long, "preamble_too_long",
     "no delimiter within the limit: the body may have another boundary"},
    {errc::boundary_too_long, "boundary_too_long", "the boundary is longer than the limit"},
    {errc::too_many_parameters, "too_many_parameters", "there are more parameters than the limit"},
    {errc::content_type_too_long, "content_type_too_long",
     "the content type is longer than the limit"},
    {errc::chunk_not_consumed, "chunk_not_consumed",
     "a chunk was not read to its end before the next one or the end of the body"},
    {errc::out_of_memory, "out_of_memory", "there is no memory for the header lines of a part"},
};
static_assert(core::rows_are_complete(error_rows, errc::out_of_memory),
              "quire: a row for each code, in order");

/// The enumerator's own text.
[[nodiscard]] constexpr std::string_view name(errc code) noexcept {
  return core::row_of(error_rows, code).name;
}

/// What is wrong, as a sentence without a full stop.
[[nodiscard]] constexpr std::string_view describe(errc code) noexcept {
  return core::row_of(error_rows, code).phrase;
}

/// A code, and the byte it is about, counted from the start of the body (of the Content-Type for
/// the codes that are about that).
struct error {
  /// What is wrong.
  errc code;
  /// Where, in bytes.
  std::size_t offset;

  /// The HTTP status to answer with: that of the code.
  [[nodiscard]] constexpr int status() const noexcept { return multipart::status(code); }

  /// One line for a log: "the body ends before the close delimiter, byte 1834". Allocates; may
  /// throw `std::bad_alloc`.
  [[nodiscard]] std::string message() const {
    return std::string{describe(code)}.append(", byte ").append(std::to_string(offset));
  }

  constexpr bool operator==(const error&) const noexcept = default;
};

namespace detail {

/// The same mistake in this component's words: the code of the same name.
[[nodiscard]] constexpr errc from_mime(mime::errc code) noexcept {
  for (const auto& row : error_rows) {
    if (row.name == mime::name(code)) return row.code;
  }
  return errc::invalid_parameter;
}
static_assert(
    [] {
      for (const auto& row : mime::error_rows) {
        if (name(from_mime(row.code)) != row.name) return false;
      }
      return true;
    }(),
    "quire: every code of mime has a code of the same name here");

}  // namespace detail

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_ERROR_HPP
