// SPDX-License-Identifier: Apache-2.0
// Why a JSON document was refused: one code, the byte it happened at, and the member it concerns.
#ifndef QUIRE_JSON_ERROR_HPP
#define QUIRE_JSON_ERROR_HPP

#include <quire/core/error_row.hpp>
#include <quire/json/path.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quire::json {

/// Codes up to `out_of_memory` concern the document as JSON text (RFC 8259); those after it
/// concern a value that is good JSON but not what the schema row of its member says.
enum class errc : std::uint8_t {
  ok,
  empty_document,
  byte_order_mark,
  expected_value,
  expected_key,
  expected_colon,
  expected_comma_or_end,
  invalid_literal,
  invalid_number,
  invalid_escape,
  control_character,
  unclosed_string,
  unclosed_container,
  trailing_content,
  depth_limit,
  size_limit,
  out_of_memory,
  is_null,
  not_a_string,
  not_a_boolean,
  not_a_number,
  not_an_integer,
  number_out_of_range,
  not_an_object,
  not_an_array,
  unknown_value,
  missing_member,
};

/// True for the codes that say that the text is not JSON or breaks a limit.
[[nodiscard]] constexpr bool concerns_document(errc code) noexcept {
  return code != errc::ok && code <= errc::out_of_memory;
}

/// Every code, in the order of the enum.
inline constexpr core::error_row<errc> error_rows[] = {
    {errc::ok, "ok", "no error"},
    {errc::empty_document, "empty_document", "no JSON value"},
    {errc::byte_order_mark, "byte_order_mark", "a byte order mark before the JSON"},
    {errc::expected_value, "expected_value", "a value was expected"},
    {errc::expected_key, "expected_key", "a member name in double quotes was expected"},
    {errc::expected_colon, "expected_colon", "a colon was expected"},
    {errc::expected_comma_or_end, "expected_comma_or_end",
     "a comma or the closing bracket was expected"},
    {errc::invalid_literal, "invalid_literal", "neither true, false nor null"},
    {errc::invalid_number, "invalid_number", "not a JSON number"},
    {errc::invalid_escape, "invalid_escape", "not a JSON escape"},
    {errc::control_character, "control_character", "a control character that is not escaped"},
    {errc::unclosed_string, "unclosed_string", "the string has no closing quote"},
    {errc::unclosed_container, "unclosed_container",
     "the document ends before its closing bracket"},
    {errc::trailing_content, "trailing_content", "something follows the document"},
    {errc::depth_limit, "depth_limit", "nested deeper than the limit"},
    {errc::size_limit, "size_limit", "longer than the limit"},
    {errc::out_of_memory, "out_of_memory", "out of memory, or over the limit of memory"},
    {errc::is_null, "is_null", "null where a value is due"},
    {errc::not_a_string, "not_a_string", "not a string"},
    {errc::not_a_boolean, "not_a_boolean", "not a boolean"},
    {errc::not_a_number, "not_a_number", "not a number"},
    {errc::not_an_integer, "not_an_integer", "not an integer"},
    {errc::number_out_of_range, "number_out_of_range", "a number too large for its type"},
    {errc::not_an_object, "not_an_object", "not an object"},
    {errc::not_an_array, "not_an_array", "not an array"},
    {errc::unknown_value, "unknown_value", "not one of the values this release knows"},
    {errc::missing_member, "missing_member", "a required member is missing"},
};
static_assert(core::rows_are_complete(error_rows, errc::missing_member),
              "quire: a row for each code, in order");

/// The enumerator's own name, for logs and programs.
[[nodiscard]] constexpr std::string_view name(errc code) noexcept {
  return core::row_of(error_rows, code).name;
}

/// A phrase that follows the path in a message: "installation.status: not a string".
[[nodiscard]] constexpr std::string_view describe(errc code) noexcept {
  return core::row_of(error_rows, code).phrase;
}

/// The first thing wrong with a document. Owns all it holds.
struct error {
  /// What is wrong.
  errc code = errc::ok;
  std::size_t offset = 0;  ///< in bytes from the start of the document
  json::path path;         ///< the member concerned, "" for the document itself

  [[nodiscard]] explicit operator bool() const noexcept { return code != errc::ok; }

  /// One line for a log: "visitor.ip: not a string, byte 120"; "" if there is no error. Allocates;
  /// may throw `std::bad_alloc`.
  [[nodiscard]] std::string message() const {
    if (!*this) return {};
    std::string text;
    if (!path.empty()) text.append(path.view()).append(": ");
    return text.append(describe(code)).append(", byte ").append(std::to_string(offset));
  }
};

}  // namespace quire::json

#endif  // QUIRE_JSON_ERROR_HPP
