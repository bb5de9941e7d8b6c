// SPDX-License-Identifier: Apache-2.0
// A request for each code that a request can be refused with.
#ifndef QUIRE_TESTING_REFUSED_HPP
#define QUIRE_TESTING_REFUSED_HPP

#include <quire/request/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quire::testing {

/// Who refuses it. Each refuses what those before it do, but `strict`, which reads forms alone.
enum class refused_by : std::uint8_t {
  decoder,    ///< any decoder; `unsupported_version` only the dispatcher
  as_typed,   ///< decoders with the rules `as_typed`
  as_schema,  ///< decoders with the rules `as_schema`
  strict,     ///< `multipart::basic_parser<multipart::strict>`
};

/// A code, and what a request looks like that is refused with it.
struct refusal {
  /// As `error::code()` gives it: "missing_event".
  std::string_view code;
  refused_by by = refused_by::decoder;  ///< who refuses the request
  /// What a text can be in a request.
  enum class place : std::uint8_t { target, type, head, event, environment, body, made };
  place where;            ///< what `text` is in the request
  std::string_view text;  ///< in place of what a good request has there
};

/// A request that is refused. Owns all it holds.
struct refused_request {
  /// Of the request line: "/v1", but for `unsupported_version`.
  std::string target;
  std::string content_type;  ///< the value of Content-Type
  std::string body;          ///< the form
  /// What to give the decoder: the default limits, lower only for `part_too_long`, `body_too_long`,
  /// `size_limit` and `out_of_memory`, which would take many megabytes.
  request_limits limits;
  refused_by by = refused_by::decoder;  ///< who refuses it
};

namespace detail {

using enum refused_by;
using at = refusal::place;

/// Every code. Texts that repeat something are made by `lengthy`.
inline constexpr refusal refusals[] = {
    {"unsupported_version", decoder, at::target, "/v0"},
    {"missing_event", decoder, at::head, "Content-Disposition: form-data; name=\"other\""},
    {"missing_environment", decoder, at::body,
     "--B\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n{}\r\n--B--\r\n"},
    {"event_is_a_file", decoder, at::head,
     "Content-Disposition: form-data; name=\"event\"; filename=\"a.json\""},
    {"environment_is_a_file", decoder, at::body,
     "--B\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n{}\r\n--B\r\n"
     "Content-Disposition: form-data; name=\"environment\"; filename=\"a\"\r\n\r\n{}\r\n--B--\r\n"},
    // the Content-Type
    {"invalid_media_type", decoder, at::type, "multipart"},
    {"not_multipart", decoder, at::type, "application/json"},
    {"missing_boundary", decoder, at::type, "multipart/form-data"},
    {"invalid_boundary", decoder, at::type, "multipart/form-data; boundary=\"\""},
    {"repeated_boundary", strict, at::type, "multipart/form-data; boundary=B; boundary=C"},
    {"ambiguous_boundary", strict, at::type, "Multipart/form-data; boundary=B"},
    {"boundary_too_long", decoder, at::made, ""},
    {"too_many_parameters", decoder, at::made, ""},
    {"content_type_too_long", decoder, at::made, ""},
    // the form, malformed
    {"missing_first_delimiter", strict, at::body, "a form?\r\n--B--\r\n"},
    {"invalid_delimiter_line", decoder, at::body, "--B and more\r\n\r\n--B--\r\n"},
    {"invalid_header_name", decoder, at::head, "a header: of two words"},
    {"missing_colon", decoder, at::head, "Content-Disposition"},
    {"invalid_header_value", strict, at::head,
     "Content-Disposition: form-data; name=\"event\"\r\nNote: \x01"},
    {"invalid_line_end", strict, at::head,
     "Content-Disposition: form-data; name=\"event\"\nNote: a"},
    {"folded_line", strict, at::head, "Content-Disposition: form-data;\r\n name=\"event\""},
    {"missing_disposition", decoder, at::head, "Content-Type: application/json"},
    {"repeated_disposition", strict, at::head,
     "Content-Disposition: form-data; name=\"event\"\r\n"
     "Content-Disposition: form-data; name=\"event\""},
    {"not_form_data", decoder, at::head, "Content-Disposition: attachment; name=\"event\""},
    {"missing_name", decoder, at::head, "Content-Disposition: form-data"},
    {"invalid_parameter", strict, at::head, "Content-Disposition: form-data; name=\"event"},
    {"repeated_parameter", strict, at::head,
     "Content-Disposition: form-data; name=\"event\"; name=\"event\""},
    // what two readers take for two different forms
    {"stray_boundary", strict, at::event, "{\"type\":\"--B\"}"},
    {"ambiguous_filename", strict, at::head,
     "Content-Disposition: form-data; name=\"event\"; filename=\"a\"; filename*=UTF-8''b"},
    {"ambiguous_type", strict, at::head,
     "Content-Disposition: form-data; name=\"event\"\r\nContent-Type: text/plain; charset=utf-16"},
    {"nested_multipart", strict, at::head,
     "Content-Disposition: form-data; name=\"event\"\r\nContent-Type: multipart/mixed"},
    {"transfer_encoding", strict, at::head,
     "Content-Disposition: form-data; name=\"event\"\r\nContent-Transfer-Encoding: base64"},
    // cut off
    {"empty_body", decoder, at::body, ""},
    {"no_delimiter", decoder, at::body, "no form"},
    {"truncated_delimiter_line", decoder, at::body, "--B"},
    {"truncated_header_block", decoder, at::body, "--B\r\nContent-Disp"},
    {"missing_close_delimiter", decoder, at::body,
     "--B\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n{"},
    // over a limit
    {"too_many_parts", decoder, at::made, ""},
    {"too_many_headers", decoder, at::made, ""},
    {"header_line_too_long", decoder, at::made, ""},
    {"header_block_too_long", decoder, at::made, ""},
    {"name_too_long", decoder, at::made, ""},
    {"filename_too_long", decoder, at::made, ""},
    {"part_too_long", decoder, at::made, ""},
    {"body_too_long", decoder, at::made, ""},
    {"preamble_too_long", decoder, at::made, ""},
    {"depth_limit", decoder, at::made, ""},
    {"size_limit", decoder, at::made, ""},
    {"out_of_memory", decoder, at::made, ""},
    // JSON, malformed
    {"empty_document", decoder, at::event, ""},
    {"byte_order_mark", decoder, at::event, "\xEF\xBB\xBF{}"},
    {"expected_value", decoder, at::event, "{\"type\":}"},
    {"expected_key", decoder, at::event, "{type:1}"},
    {"expected_colon", decoder, at::event, "{\"type\" 1}"},
    {"expected_comma_or_end", decoder, at::event, "{\"a\":1 \"b\":2}"},
    {"invalid_literal", decoder, at::event, "{\"a\":True}"},
    {"invalid_number", decoder, at::event, "{\"a\":01}"},
    {"invalid_escape", decoder, at::event, "{\"a\":\"\\x\"}"},
    {"control_character", decoder, at::event, "{\"a\":\"\t\"}"},
    {"unclosed_string", decoder, at::event, "{\"a\":\"b}"},
    {"unclosed_container", decoder, at::event, "{\"a\":[1"},
    {"trailing_content", decoder, at::event, "{} {}"},
    // JSON that is not what the rows say
    {"is_null", decoder, at::environment, "{\"integration\":null}"},
    {"not_an_object", decoder, at::environment, "{\"integration\":1}"},
    {"not_a_string", as_typed, at::event, "{\"type\":\"page_feedback\",\"eventId\":1}"},
    {"not_a_boolean", as_typed, at::environment, "{\"integration\":{\"verified\":1}}"},
    {"not_a_number", as_typed, at::environment, "{\"integration\":{\"version\":\"1\"}}"},
    {"number_out_of_range", as_typed, at::environment, "{\"integration\":{\"version\":1e999}}"},
    {"not_an_array", as_typed, at::environment, "{\"integration\":{\"scopes\":1}}"},
    {"unknown_value", as_schema, at::event, "{\"type\":\"of tomorrow\"}"},
    {"missing_member", as_schema, at::event, "{\"type\":\"page_feedback\"}"},
};

/// The parts that a request is put together from.
struct request_texts {
  std::string type = "multipart/form-data; boundary=B";
  std::string head = "Content-Disposition: form-data; name=\"event\"";
  std::string event = "{\"type\":\"page_feedback\"}";
  std::string environment = "{\"integration\":{}}";

  [[nodiscard]] std::string body() const {
    return "--B\r\n" + head + "\r\n\r\n" + event +
           "\r\n--B\r\nContent-Disposition: form-data; name=\"environment\"\r\n\r\n" + environment +
           "\r\n--B--\r\n";
  }
};

[[nodiscard]] inline std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i != times; ++i) out += text;
  return out;
}

/// What is over a limit: of the head of a request, or of a part.
inline void lengthen(std::string_view code, request_texts& from, const multipart::limits& most) {
  if (code == "boundary_too_long") from.type += std::string(most.boundary, 'B');
  if (code == "too_many_parameters") from.type += repeated("; a=b", most.parameters);
  if (code == "content_type_too_long") from.type += "; a=" + std::string(most.content_type, 'b');
  if (code == "too_many_headers") from.head += repeated("\r\nNote: a", most.part_headers);
  if (code == "header_line_too_long")
    from.head += "\r\nNote: " + std::string(most.header_line, 'a');
  if (code == "header_block_too_long")
    from.head += repeated("\r\nNote: " + std::string(4000, 'a'), 1 + most.header_block / 4000);
  if (code == "name_too_long") from.head.insert(from.head.size() - 1, std::string(most.name, 'a'));
  if (code == "filename_too_long")
    from.head += "; filename=\"" + std::string(most.filename + 1, 'a') + '"';
  if (code == "out_of_memory")
    from.environment = "{\"integration\":{\"externalLinks\":[{}" + repeated(",{}", 200) + "]}}";
  if (code == "depth_limit") from.event = std::string(json::default_depth + 1, '[');
}

/// What is over a limit of the form, or over one that is lowered here.
inline void overfill(std::string_view code, const request_texts& from, refused_request& out) {
  multipart::limits& form = out.limits.form;
  if (code == "too_many_parts")
    out.body = repeated("--B\r\n" + from.head + "\r\n\r\n\r\n", form.parts + 1) + "--B--\r\n";
  if (code == "preamble_too_long") out.body.insert(0, std::string(form.preamble, 'a') + "\r\n");
  if (code == "part_too_long") form.part_bytes = 4;
  if (code == "body_too_long") form.body_bytes = 40;
  if (code == "size_limit") out.limits.event.bytes = 4;
  if (code == "out_of_memory") out.limits.memory = 1024;
}

}  // namespace detail

/// Every code that a request can be refused with, in the order of their enums. Not there: what the
/// program that calls does wrong (`chunk_not_consumed`, `steps_not_taken` …), and `not_an_integer`,
/// as no member of `v1` must be one.
[[nodiscard]] inline std::span<const refusal> refusals() noexcept { return detail::refusals; }

/// A request that is refused with `code`; none if no request can be.
///
///     const auto bad = quire::testing::refused("missing_event");
///     BOOST_TEST(handle(bad->content_type, bad->body) == 500);
[[nodiscard]] inline std::optional<refused_request> refused(std::string_view code) {
  for (const refusal& row : detail::refusals) {
    if (row.code != code) continue;
    using place = refusal::place;
    detail::request_texts texts;
    const std::string text{row.text};
    if (row.where == place::type) texts.type = text;
    if (row.where == place::head) texts.head = text;
    if (row.where == place::event) texts.event = text;
    if (row.where == place::environment) texts.environment = text;
    refused_request out;
    detail::lengthen(code, texts, out.limits.form);
    out.target = row.where == place::target ? text : "/v1";
    out.content_type = texts.type;
    out.body = row.where == place::body ? text : texts.body();
    out.by = row.by;
    detail::overfill(code, texts, out);
    return out;
  }
  return std::nullopt;
}

}  // namespace quire::testing

#endif  // QUIRE_TESTING_REFUSED_HPP
