// SPDX-License-Identifier: Apache-2.0
// What becomes of the request in a `fetch` event once somebody sends it: the rules of `Request`
// (WHATWG Fetch, 5.4), which the decoder does not apply, as it builds none.
#ifndef QUIRE_V1_OUTGOING_HPP
#define QUIRE_V1_OUTGOING_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/error_row.hpp>
#include <quire/mime/token.hpp>
#include <quire/v1/fetch.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::v1 {

/// The method as `Request` has it: DELETE, GET, HEAD, OPTIONS, POST and PUT in upper case, any
/// other as it was sent (Fetch, "normalize a method"). GET if the event names none. A view into
/// `request`, or static.
[[nodiscard]] constexpr std::string_view method_of(const fetch_request& request) noexcept {
  constexpr std::string_view normalized[] = {"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"};
  if (!has<&fetch_request::method>(request)) return "GET";
  const std::string_view sent = request.method.text.empty()
                                    ? text_of(request.method.value, latest_release)
                                    : request.method.text;
  for (const std::string_view each : normalized) {
    if (core::equal_any_case(sent, each)) return each;
  }
  return sent;
}

/// Why `Request` refuses what a `fetch` event holds.
enum class outgoing_errc : std::uint8_t {
  ok,
  relative_url,
  invalid_method,
  forbidden_method,
  body_not_allowed,
  invalid_header_name,
  invalid_header_value,
  header_outside_latin_1,
};

/// Every code, in the order of the enum.
inline constexpr core::error_row<outgoing_errc> outgoing_error_rows[] = {
    {outgoing_errc::ok, "ok", "no error"},
    {outgoing_errc::relative_url, "relative_url", "the URL has no scheme"},
    {outgoing_errc::invalid_method, "invalid_method", "the method is no token"},
    {outgoing_errc::forbidden_method, "forbidden_method",
     "CONNECT, TRACE and TRACK cannot be asked for"},
    {outgoing_errc::body_not_allowed, "body_not_allowed", "GET and HEAD have no body"},
    {outgoing_errc::invalid_header_name, "invalid_header_name", "a header name is no token"},
    {outgoing_errc::invalid_header_value, "invalid_header_value",
     "a header value holds NUL, CR or LF"},
    {outgoing_errc::header_outside_latin_1, "header_outside_latin_1",
     "a header value holds a character outside Latin-1"},
};
static_assert(core::rows_are_complete(outgoing_error_rows, outgoing_errc::header_outside_latin_1),
              "quire: a row for each code, in order");

/// The enumerator's own name.
[[nodiscard]] constexpr std::string_view name(outgoing_errc code) noexcept {
  return core::row_of(outgoing_error_rows, code).name;
}
[[nodiscard]] constexpr std::string_view describe(outgoing_errc code) noexcept {
  return core::row_of(outgoing_error_rows, code).phrase;
}

namespace detail {

/// True if the URL starts with a scheme (WHATWG URL, 4.3). White space before it is cut off there.
[[nodiscard]] constexpr bool has_scheme(std::string_view url) noexcept {
  while (!url.empty() && static_cast<unsigned char>(url.front()) <= 0x20) url.remove_prefix(1);
  const auto is_letter = [](char c) {
    return core::to_lower(c) >= 'a' && core::to_lower(c) <= 'z';
  };
  if (url.empty() || !is_letter(url[0])) return false;
  for (const char c : url) {
    if (c == ':') return true;
    if (!is_letter(c) && !core::is_digit(c) && c != '+' && c != '-' && c != '.') return false;
  }
  return false;
}

/// What is wrong with a header value once white space at its ends is cut off.
[[nodiscard]] constexpr outgoing_errc check_value(std::string_view value) noexcept {
  outgoing_errc wrong = outgoing_errc::ok;
  for (const char c : core::trim(value, core::is_white_space)) {
    if (c == '\0' || c == '\r' || c == '\n') return outgoing_errc::invalid_header_value;
    // U+0100 and beyond start with 0xC4 or more in UTF-8.
    if (static_cast<unsigned char>(c) >= 0xC4) wrong = outgoing_errc::header_outside_latin_1;
  }
  return wrong;
}

[[nodiscard]] constexpr outgoing_errc check_headers(const headers& all) noexcept {
  outgoing_errc wrong = outgoing_errc::ok;
  for (const auto& [key, value] : all) {
    if (!mime::is_token(key)) return outgoing_errc::invalid_header_name;
    const outgoing_errc of_value = check_value(value);
    if (of_value == outgoing_errc::invalid_header_value) return of_value;
    if (of_value != outgoing_errc::ok) wrong = of_value;
  }
  return wrong;
}

}  // namespace detail

/// What `new Request(url, {method, headers, body})` would refuse, the first thing of several:
/// `outgoing_errc::ok` if nothing. `has_body`: the request has a fetch body, an empty one as well.
/// Of the URL only the scheme is looked at. The official runtime answers 500 then; on workerd
/// TRACE and `header_outside_latin_1`, which is told last, pass.
[[nodiscard]] constexpr outgoing_errc check_outgoing(const fetch_request& request,
                                                     bool has_body) noexcept {
  if (!detail::has_scheme(request.url)) return outgoing_errc::relative_url;
  const std::string_view method = method_of(request);
  if (!mime::is_token(method)) return outgoing_errc::invalid_method;
  for (const std::string_view each : {"CONNECT", "TRACE", "TRACK"}) {
    if (core::equal_any_case(method, each)) return outgoing_errc::forbidden_method;
  }
  if (has_body && (method == "GET" || method == "HEAD")) return outgoing_errc::body_not_allowed;
  return detail::check_headers(request.headers);
}

}  // namespace quire::v1

#endif  // QUIRE_V1_OUTGOING_HPP
