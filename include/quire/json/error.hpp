// SPDX-License-Identifier: Apache-2.0
// Why a JSON document was refused: one code, the byte it happened at, and the member it concerns.
#ifndef QUIRE_JSON_ERROR_HPP
#define QUIRE_JSON_ERROR_HPP

#include <quire/json/path.hpp>

#include <cstddef>
#include <cstdint>
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

/// The enumerator's own name, for logs and programs.
[[nodiscard]] constexpr std::string_view name(errc code) noexcept {
  switch (code) {
    case errc::ok:
      return "ok";
    case errc::empty_document:
      return "empty_document";
    case errc::byte_order_mark:
      return "byte_order_mark";
    case errc::expected_value:
      return "expected_value";
    case errc::expected_key:
      return "expected_key";
    case errc::expected_colon:
      return "expected_colon";
    case errc::expected_comma_or_end:
      return "expected_comma_or_end";
    case errc::invalid_literal:
      return "invalid_literal";
    case errc::invalid_number:
      return "invalid_number";
    case errc::invalid_escape:
      return "invalid_escape";
    case errc::control_character:
      return "control_character";
    case errc::unclosed_string:
      return "unclosed_string";
    case errc::unclosed_container:
      return "unclosed_container";
    case errc::trailing_content:
      return "trailing_content";
    case errc::depth_limit:
      return "depth_limit";
    case errc::size_limit:
      return "size_limit";
    case errc::out_of_memory:
      return "out_of_memory";
    case errc::is_null:
      return "is_null";
    case errc::not_a_string:
      return "not_a_string";
    case errc::not_a_boolean:
      return "not_a_boolean";
    case errc::not_a_number:
      return "not_a_number";
    case errc::not_an_integer:
      return "not_an_integer";
    case errc::number_out_of_range:
      return "number_out_of_range";
    case errc::not_an_object:
      return "not_an_object";
    case errc::not_an_array:
      return "not_an_array";
    case errc::unknown_value:
      return "unknown_value";
    case errc::missing_member:
      return "missing_member";
  }
  return "unknown";
}

/// A phrase that follows the path in a message: "installation.status: not a string".
[[nodiscard]] constexpr std::string_view describe(errc code) noexcept {
  switch (code) {
    case errc::ok:
      return "no error";
    case errc::empty_document:
      return "no JSON value";
    case errc::byte_order_mark:
      return "a byte order mark before the JSON";
    case errc::expected_value:
      return "a value was expected";
    case errc::expected_key:
      return "a member name in double quotes was expected";
    case errc::expected_colon:
      return "a colon was expected";
    case errc::expected_comma_or_end:
      return "a comma or the closing bracket was expected";
    case errc::invalid_literal:
      return "neither true, false nor null";
    case errc::invalid_number:
      return "not a JSON number";
    case errc::invalid_escape:
      return "not a JSON escape";
    case errc::control_character:
      return "a control character that is not escaped";
    case errc::unclosed_string:
      return "the string has no closing quote";
    case errc::unclosed_container:
      return "the document ends before its closing bracket";
    case errc::trailing_content:
      return "something follows the document";
    case errc::depth_limit:
      return "nested deeper than the limit";
    case errc::size_limit:
      return "longer than the limit";
    case errc::out_of_memory:
      return "out of memory, or over the limit of memory";
    case errc::is_null:
      return "null where a value is due";
    case errc::not_a_string:
      return "not a string";
    case errc::not_a_boolean:
      return "not a boolean";
    case errc::not_a_number:
      return "not a number";
    case errc::not_an_integer:
      return "not an integer";
    case errc::number_out_of_range:
      return "a number too large for its type";
    case errc::not_an_object:
      return "not an object";
    case errc::not_an_array:
      return "not an array";
    case errc::unknown_value:
      return "not one of the values this release knows";
    case errc::missing_member:
      return "a required member is missing";
  }
  return "unknown";
}

/// The first thing wrong with a document. Owns all it holds.
struct error {
  errc code = errc::ok;
  std::size_t offset = 0;  ///< in bytes from the start of the document
  json::path path;         ///< the member concerned, "" for the document itself

  [[nodiscard]] explicit operator bool() const noexcept { return code != errc::ok; }
};

}  // namespace quire::json

#endif  // QUIRE_JSON_ERROR_HPP
