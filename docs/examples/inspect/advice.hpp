// SPDX-License-Identifier: Apache-2.0
// What to change so that a request is taken: a line for each code that a decoder can refuse with.
#ifndef QUIRE_INSPECT_ADVICE_HPP
#define QUIRE_INSPECT_ADVICE_HPP

#include <quire/json/error.hpp>
#include <quire/multipart/error.hpp>
#include <quire/request/error.hpp>

#include <string_view>

namespace inspect {

struct advice_row {
  std::string_view code;
  std::string_view text;
};

inline constexpr advice_row advice_rows[] = {
    // the request
    {"unsupported_version",
     "post to /v1, with no slash after it; --path decodes a capture by another path"},
    {"missing_event", "add a field named \"event\", in these letters, that holds the event's JSON"},
    {"missing_environment",
     "add a field named \"environment\", in these letters, that holds the environment's JSON"},
    {"event_is_a_file", "send \"event\" as a text: without filename in its Content-Disposition"},
    {"environment_is_a_file",
     "send \"environment\" as a text: without filename in its Content-Disposition"},
    {"steps_not_taken", "in your program: take the steps until need_input before you feed more"},
    {"mixed_input", "in your program: use prepare and commit, or feed, for one request"},
    {"over_committed", "in your program: commit no more than prepare gave room for"},
    {"nothing_decoded", "in your program: decode a request before you ask for it"},
    // the Content-Type
    {"invalid_media_type", "send Content-Type: multipart/form-data; boundary=…"},
    {"not_multipart", "send the form as multipart/form-data"},
    {"missing_boundary",
     "add \"; boundary=…\" to the Content-Type: let the client library write that header"},
    {"repeated_boundary", "leave one boundary in the Content-Type"},
    {"invalid_boundary", "take a boundary of 1 to 70 letters, digits and '()+_,-./:=?"},
    {"ambiguous_boundary",
     "write multipart/form-data; boundary=…, in small letters, the boundary a token without "
     "quotes"},
    // the form, malformed
    {"missing_first_delimiter",
     "start the body with \"--\" and the boundary of the Content-Type: is it another boundary?"},
    {"invalid_delimiter_line",
     "end the line of each delimiter with CR LF, right after the boundary"},
    {"invalid_header_name",
     "give each header line a name of letters, digits and hyphens; or is the empty line before the "
     "value missing?"},
    {"missing_colon", "put a colon after the header's name, or an empty line before the value"},
    {"invalid_header_value", "take controls out of the header's value"},
    {"invalid_line_end", "end each header line with CR LF"},
    {"folded_line", "write the header on one line"},
    {"missing_disposition", "give the part a Content-Disposition: form-data; name=\"…\""},
    {"repeated_disposition", "leave one Content-Disposition in the part"},
    {"not_form_data", "write Content-Disposition: form-data; name=\"…\", in small letters"},
    {"missing_name", "write name=\"…\" in the Content-Disposition, in small letters and quotes"},
    {"invalid_parameter",
     "write name=\"…\" and filename=\"…\" alone: small letters, double quotes, a semicolon "
     "between"},
    {"repeated_parameter", "leave one parameter of each name in the Content-Disposition"},
    // two readers, two forms
    {"stray_boundary", "take a boundary that does not occur in what is sent"},
    {"ambiguous_filename", "send name and filename in quotes, without backslashes or filename*"},
    {"ambiguous_type", "send a plain type/subtype as the Content-Type of the part"},
    {"nested_multipart", "send each file as a part of its own"},
    {"transfer_encoding", "send the value as it is, without Content-Transfer-Encoding"},
    // cut off
    {"empty_body", "send a body: was it read by someone before?"},
    {"no_delimiter",
     "start the body with \"--\" and the boundary of the Content-Type: was it cut off, is it "
     "another "
     "boundary?"},
    {"truncated_delimiter_line", "send the body to its end: is Content-Length too small?"},
    {"truncated_header_block", "send the body to its end: is Content-Length too small?"},
    {"missing_close_delimiter",
     "end the body with \"--\", the boundary and \"--\": was it cut off, is Content-Length too "
     "small?"},
    // limits
    {"too_many_parts", "send fewer parts, or raise limits::parts"},
    {"too_many_headers", "send fewer header lines in a part, or raise limits::part_headers"},
    {"header_line_too_long", "send a shorter header line, or raise limits::header_line"},
    {"header_block_too_long", "send shorter header lines, or raise limits::header_block"},
    {"name_too_long", "send a shorter name, or raise limits::name"},
    {"filename_too_long", "send a shorter filename, or raise limits::filename"},
    {"part_too_long", "send a shorter value, or raise limits::part_bytes"},
    {"body_too_long", "send a shorter body, or raise limits::body_bytes"},
    {"preamble_too_long",
     "start the body with \"--\" and the boundary of the Content-Type: is it another boundary? If "
     "text "
     "does stand before the form, raise limits::preamble"},
    {"boundary_too_long", "take a shorter boundary, or raise limits::boundary"},
    {"too_many_parameters", "send fewer parameters, or raise limits::parameters"},
    {"content_type_too_long", "send a shorter Content-Type, or raise limits::content_type"},
    {"chunk_not_consumed", "in your program: drain each chunk before the next one"},
    {"out_of_memory", "raise request_limits::memory, or send less"},
    // the JSON, as a text
    {"empty_document", "send a JSON object in this field"},
    {"byte_order_mark", "send the JSON without a byte order mark"},
    {"expected_value", "put a value here: is there a comma or a colon too many?"},
    {"expected_key", "put a member name in double quotes here: is there a comma too many?"},
    {"expected_colon", "put a colon between name and value"},
    {"expected_comma_or_end", "put a comma or the closing bracket here"},
    {"invalid_literal", "write true, false or null in small letters"},
    {"invalid_number",
     "write the number as JSON has it: no leading zeros, digits around the point"},
    {"invalid_escape",
     "write \\\\ for a backslash; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"},
    {"control_character", "escape it: \\n, \\t, \\u00XX"},
    {"unclosed_string", "close the string with a double quote: was the document cut off?"},
    {"unclosed_container", "close all brackets: was the document cut off?"},
    {"trailing_content", "send one JSON value and nothing after it"},
    {"depth_limit", "nest less deeply, or raise json::limits::depth"},
    {"size_limit", "send a shorter document, or raise json::limits::bytes"},
    // the JSON, by the rows
    {"is_null", "send a value, or leave the member out if the release lets it be absent"},
    {"not_a_string", "send a string"},
    {"not_a_boolean", "send true or false"},
    {"not_a_number", "send a number"},
    {"not_an_integer", "send a whole number"},
    {"number_out_of_range", "send a smaller number"},
    {"not_an_object", "send an object: what the official runtime cannot do without must be one"},
    {"not_an_array", "send an array"},
    {"unknown_value", "send a value that the release has"},
    {"missing_member", "send the member"},
};

/// "" if there is none.
[[nodiscard]] constexpr std::string_view advice_for(std::string_view code) {
  for (const advice_row& row : advice_rows) {
    if (row.code == code) return row.text;
  }
  return {};
}

template <class Rows>
[[nodiscard]] consteval bool all_have_advice(const Rows& rows) {
  for (const auto& row : rows) {
    if (row.name != "ok" && advice_for(row.name).empty()) return false;
  }
  return true;
}
static_assert(all_have_advice(quire::request_error_rows), "a code of a request has no advice");
static_assert(all_have_advice(quire::multipart::error_rows), "a code of a form has no advice");
static_assert(all_have_advice(quire::json::error_rows), "a code of JSON has no advice");

}  // namespace inspect

#endif  // QUIRE_INSPECT_ADVICE_HPP
