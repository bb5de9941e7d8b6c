// SPDX-License-Identifier: Apache-2.0
// A whole request in memory, in one call: for the tests of those who handle requests.
#ifndef QUIRE_REQUEST_MAKE_REQUEST_HPP
#define QUIRE_REQUEST_MAKE_REQUEST_HPP

#include <quire/core/result.hpp>
#include <quire/multipart/write_error.hpp>
#include <quire/request/encoder.hpp>
#include <quire/request/fetch_body.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace quire {

/// What a server receives: the value of Content-Type, and the body. Owns both.
struct made_request {
  /// The value of the header Content-Type.
  std::string content_type;
  /// The form.
  std::string body;
};

namespace detail {

[[nodiscard]] inline result<made_request, multipart::write_error> to_owned(
    const encoder::encoded& out) {
  if (!out.ok()) return out.error();
  made_request made{std::string{out->content_type()}, std::string(out->content_length(), '\0')};
  out->copy(made.body.data());
  return made;
}

}  // namespace detail

/// A request from JSON, or from typed values, as `encoder` writes it:
///
///     const auto request = quire::make_request(event_json, environment_json);
///     BOOST_TEST(handle(request->content_type, request->body) == …);
///
/// Errors: those of `encoder`. Allocates; may throw `std::bad_alloc`.
template <class Event, class Environment>
[[nodiscard]] result<made_request, multipart::write_error> make_request(
    const Event& event, const Environment& environment,
    const std::optional<fetch_body>& body = std::nullopt, const encode_options& options = {}) {
  encoder encode;
  if constexpr (std::convertible_to<const Event&, std::string_view> &&
                std::convertible_to<const Environment&, std::string_view>) {
    return detail::to_owned(encode.json(event, environment, body, options));
  } else {
    return detail::to_owned(encode.values(event, environment, body, options));
  }
}

}  // namespace quire

#endif  // QUIRE_REQUEST_MAKE_REQUEST_HPP
