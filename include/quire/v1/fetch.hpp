// SPDX-License-Identifier: Apache-2.0
// FetchEvent: a request from outside to the integration's own address.
#ifndef QUIRE_V1_FETCH_HPP
#define QUIRE_V1_FETCH_HPP

#include <quire/schema.hpp>
#include <quire/v1/common.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::v1 {

/// The methods that `Request` writes in upper case whatever was sent. The types have four of them,
/// in lower case; `method_of` of `outgoing.hpp` gives any method as it is to be sent.
enum class fetch_method : std::uint8_t { unknown, delete_, get, post, put, head, options };

/// The request to answer. Its body is the form's `fetch-body`.
struct fetch_request {
  enumeration<fetch_method> method;  ///< lower case, but any case is understood
  std::string_view url;
  quire::headers headers;  ///< `headers.find("Cookie")`, `headers.cookie("session")`
  quire::presence present;
};

struct fetch {
  std::string_view event_id;
  std::string_view type;
  std::optional<std::string_view> space_id;
  std::optional<std::string_view> site_id;
  std::optional<std::string_view> installation_id;
  std::optional<v1::auth> auth;
  fetch_request request;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::fetch_method> {
  using method = v1::fetch_method;
  static constexpr bool is_inline = true;
  static constexpr bool has_any_case = true;
  /// The last two are in no release's types: `as_schema` refuses them.
  using values =
      list<value<"delete", method::delete_>, value<"get", method::get>, value<"post", method::post>,
           value<"put", method::put>, value<"head", method::head, until<0, 0, 0>>,
           value<"options", method::options, until<0, 0, 0>>>;
};

template <>
struct quire::schema<quire::v1::fetch_request> {
  using request = v1::fetch_request;
  using rows = list<row<"method", &request::method>, row<"url", &request::url, needed>,
                    row<"headers", &request::headers>>;
};

template <>
struct quire::schema<quire::v1::fetch> {
  using event = v1::fetch;
  using rows = list<row<"eventId", &event::event_id>, row<"type", &event::type, wire<"\"fetch\"">>,
                    row<"spaceId", &event::space_id, optional>,
                    row<"siteId", &event::site_id, optional, since<0, 74, 0>>,
                    row<"installationId", &event::installation_id, optional>,
                    row<"auth", &event::auth, optional>, row<"request", &event::request, needed>>;
};

#endif  // QUIRE_V1_FETCH_HPP
