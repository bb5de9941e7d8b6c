// SPDX-License-Identifier: Apache-2.0
// Why a form cannot be written: in which part, and at which byte.
#ifndef QUIRE_MULTIPART_WRITE_ERROR_HPP
#define QUIRE_MULTIPART_WRITE_ERROR_HPP

#include <quire/core/error_row.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quire::multipart {

enum class write_errc : std::uint8_t {
  // what the dialect cannot carry
  empty_name,
  invalid_name,
  missing_filename,
  empty_filename,
  invalid_filename,
  invalid_type,
  invalid_text,
  // the boundary
  invalid_boundary,
  boundary_in_value,
  no_random_bytes,
  // the caller's
  value_in_chunks,
  value_not_wanted,
  value_too_long,
  value_too_short,
  body_too_long,
  form_finished,
  // the machine's
  out_of_memory,
};

/// Every code, in the order of the enum.
inline constexpr core::error_row<write_errc> write_error_rows[] = {
    {write_errc::empty_name, "empty_name", "the dialect cannot carry an empty name"},
    {write_errc::invalid_name, "invalid_name", "the dialect cannot carry this byte of the name"},
    {write_errc::missing_filename, "missing_filename",
     "the dialect has no filename for a file without one"},
    {write_errc::empty_filename, "empty_filename", "the dialect cannot carry an empty filename"},
    {write_errc::invalid_filename, "invalid_filename",
     "the dialect cannot carry this byte of the filename"},
    {write_errc::invalid_type, "invalid_type", "the dialect cannot carry this byte of the type"},
    {write_errc::invalid_text, "invalid_text",
     "the dialect cannot carry this byte of the text: send it as a file"},
    {write_errc::invalid_boundary, "invalid_boundary",
     "the boundary is longer than 70 bytes, or holds what it or the dialect may not hold"},
    {write_errc::boundary_in_value, "boundary_in_value",
     "the value holds the boundary that was given"},
    {write_errc::no_random_bytes, "no_random_bytes",
     "the operating system gives no random bytes for a boundary"},
    {write_errc::value_in_chunks, "value_in_chunks",
     "the value comes in chunks: pull the body instead of gathering it"},
    {write_errc::value_not_wanted, "value_not_wanted", "no value was asked for"},
    {write_errc::value_too_long, "value_too_long", "the value is longer than was said"},
    {write_errc::value_too_short, "value_too_short", "the value is shorter than was said"},
    {write_errc::body_too_long, "body_too_long", "the length of the body fits in no size_t"},
    {write_errc::form_finished, "form_finished", "a part was added after the form was finished"},
    {write_errc::out_of_memory, "out_of_memory", "there is no memory for the form"},
};
static_assert(core::rows_are_complete(write_error_rows, write_errc::out_of_memory),
              "quire: a row for each code, in order");

/// The enumerator's own text.
[[nodiscard]] constexpr std::string_view name(write_errc code) noexcept {
  return core::row_of(write_error_rows, code).name;
}

/// What is wrong, as a sentence without a full stop.
[[nodiscard]] constexpr std::string_view describe(write_errc code) noexcept {
  return core::row_of(write_error_rows, code).phrase;
}

/// A code, the part it is about, counted from 0, and the byte in the text that the code names
/// (name, filename, type or value), counted from 0; both are 0 where the code is about neither.
struct write_error {
  /// What is wrong.
  write_errc code;
  /// In which part, counted from 0.
  std::size_t part;
  /// At which byte of the text that the code names.
  std::size_t offset;

  /// One line for a log: "the dialect cannot carry this byte of the name, part 2, byte 5".
  /// Allocates; may throw `std::bad_alloc`.
  [[nodiscard]] std::string message() const {
    std::string text{describe(code)};
    text.append(", part ").append(std::to_string(part));
    return text.append(", byte ").append(std::to_string(offset));
  }

  constexpr bool operator==(const write_error&) const noexcept = default;
};

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_WRITE_ERROR_HPP
