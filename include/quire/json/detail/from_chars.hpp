// SPDX-License-Identifier: Apache-2.0
// The nearest double to a text: the standard library's `std::from_chars`, or fast_float where that
// has none. libc++ reads doubles since 20, and says so by its version alone: `__cpp_lib_to_chars`
// asks for `long double`, too.
#ifndef QUIRE_JSON_DETAIL_FROM_CHARS_HPP
#define QUIRE_JSON_DETAIL_FROM_CHARS_HPP

#include <charconv>
#include <string_view>
#include <system_error>

#if defined(__cpp_lib_to_chars) || (defined(_LIBCPP_VERSION) && _LIBCPP_VERSION >= 200000)
namespace quire::json::detail {
using std::from_chars;
}  // namespace quire::json::detail
#elif __has_include(<fast_float/fast_float.h>)
#include <fast_float/fast_float.h>
namespace quire::json::detail {
using fast_float::from_chars;
}  // namespace quire::json::detail
#else
#error "quire: std::from_chars reads no double here: install fast_float (libfast-float-dev)"
#include "fast_float"  // no such file: ends the compilation here, before errors that follow from it
#endif

namespace quire::json::detail {

/// Reads a number whole; false if no double can hold it. Precondition: `text` is a JSON number.
/// fast_float before 3.10 calls an infinity, and a zero that stands for too small a number, good.
[[nodiscard]] inline bool read_double(std::string_view text, double& value) noexcept {
  const auto parsed = from_chars(text.data(), text.data() + text.size(), value);
  return parsed.ec == std::errc{} && value - value == 0;
}

}  // namespace quire::json::detail

#endif  // QUIRE_JSON_DETAIL_FROM_CHARS_HPP
