// SPDX-License-Identifier: Apache-2.0
// From the Content-Type of a request to the boundary of its form.
#ifndef QUIRE_MULTIPART_CONTENT_TYPE_HPP
#define QUIRE_MULTIPART_CONTENT_TYPE_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/result.hpp>
#include <quire/mime/boundary.hpp>
#include <quire/mime/media_type.hpp>
#include <quire/mime/token.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/limits.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace quire::multipart {

namespace detail {

[[nodiscard]] constexpr result<mime::boundary, error> as_error_of_form(
    const result<mime::boundary, mime::error>& found) noexcept {
  if (!found.ok()) return error{from_mime(found.error().code), found.error().offset};
  return *found;
}

/// True if no reader finds the boundary of a Content-Type anywhere but in its `boundary` parameter,
/// or finds more or less than that in it. Some look for `boundary`, an equals sign and what
/// follows, wherever that stands, and end it at a comma or a blank.
[[nodiscard]] constexpr bool is_clear_boundary(std::string_view content_type,
                                               const mime::parameter& boundary) noexcept {
  constexpr std::string_view key = "boundary";
  if (content_type.substr(0, 10) != "multipart/") return false;
  std::size_t found = 0;
  for (std::size_t at = 0; at + key.size() < content_type.size(); ++at) {
    if (!core::equal_any_case(content_type.substr(at, key.size()), key)) continue;
    std::size_t end = at + key.size();
    while (end < content_type.size() && core::is_blank(content_type[end])) ++end;
    const char next = end < content_type.size() ? content_type[end] : '\0';
    found += next == '=' || next == '*' ? 1U : 0U;
  }
  const char* const value = boundary.value.raw.data();
  const bool quoted = value[-1] == '"';
  const auto end = static_cast<std::size_t>(value - content_type.data()) +
                   boundary.value.raw.size() + (quoted && boundary.closed ? 1 : 0);
  const bool ends = end == content_type.size() || content_type[end] == ';' ||
                    core::trim(content_type.substr(end), core::is_blank).empty();
  return found == 1 && ends && !boundary.value.escaped &&
         boundary.value.raw.find(',') == std::string_view::npos &&
         (quoted || mime::is_token(boundary.value.raw));
}

/// Any Content-Type: parsed as a media type, parameter by parameter.
template <grammar G>
[[nodiscard]] constexpr result<mime::boundary, error> plain_boundary(
    std::string_view content_type, const multipart::limits& limits,
    std::string_view subtype) noexcept {
  const auto type = mime::media_type::parse(content_type);
  if (!type.ok()) return error{errc::invalid_media_type, type.error().offset};
  if (!type->is("multipart", subtype)) return error{errc::not_multipart, 0};
  std::size_t parameters = 0;
  std::size_t boundaries = 0;
  mime::parameter first{};
  for (const mime::parameter& each : type->parameters()) {
    if (parameters++ == limits.parameters) return error{errc::too_many_parameters, 0};
    if (!core::equal_any_case(each.name, "boundary")) continue;
    if (boundaries++ == 0) first = each;
  }
  if (boundaries != 0 && !first.closed && !G.unclosed_boundary) {
    return error{errc::invalid_boundary, 0};
  }
  if (boundaries > 1 && !G.repeated_boundary) return error{errc::repeated_boundary, 0};
  if (boundaries != 0 && !G.unclear_boundary &&
      (type->subtype() != subtype || !is_clear_boundary(content_type, first))) {
    return error{errc::ambiguous_boundary, 0};
  }
  return as_error_of_form(mime::boundary::of(*type, limits.boundary_rules()));
}

/// The boundary of a Content-Type as every sender writes it: after the type nothing but one bare
/// token. "" if it is written in any other way.
[[nodiscard]] constexpr std::string_view usual_boundary(std::string_view content_type,
                                                        std::string_view subtype) noexcept {
  constexpr std::string_view type = "multipart/";
  constexpr std::string_view key = "; boundary=";
  for (const std::string_view piece : {type, subtype, key}) {
    if (content_type.substr(0, piece.size()) != piece) return {};
    content_type.remove_prefix(piece.size());
  }
  return mime::is_token(content_type) ? content_type : std::string_view{};
}

}  // namespace detail

/// The boundary that a Content-Type of `multipart/form-data` names, or of `multipart/` and the
/// subtype that is asked for, in lower case (`mixed`, `byteranges`). A view into `content_type`.
/// Errors: `invalid_media_type` (at the byte that is wrong), `not_multipart`, `missing_boundary`,
/// `repeated_boundary`, `invalid_boundary`, `ambiguous_boundary`, `boundary_too_long`,
/// `too_many_parameters` (at 0), `content_type_too_long` (at the first byte that is too many).
template <grammar G = fetch>
[[nodiscard]] constexpr result<mime::boundary, error> boundary_from_content_type(
    std::string_view content_type, const multipart::limits& limits = {},
    std::string_view subtype = "form-data") noexcept {
  if (content_type.size() > limits.content_type) {
    return error{errc::content_type_too_long, limits.content_type};
  }
  const std::string_view usual = detail::usual_boundary(content_type, subtype);
  if (usual.empty() || limits.parameters == 0 || !G.unclear_boundary) {
    return detail::plain_boundary<G>(content_type, limits, subtype);
  }
  return detail::as_error_of_form(mime::boundary::from(usual, limits.boundary_rules()));
}
/// The same of a temporary text, such as a function returns: the result keeps it, and is a boundary
/// wherever one is wanted.
template <grammar G = fetch, core::movable_temporary Text>
[[nodiscard]] constexpr result<mime::owned_boundary<Text>, error> boundary_from_content_type(
    Text&& content_type, const multipart::limits& limits = {},
    std::string_view subtype = "form-data") noexcept {
  const std::string_view text = content_type;
  const auto found = boundary_from_content_type<G>(text, limits, subtype);
  if (!found.ok()) return found.error();
  return mime::owned_boundary<Text>(std::forward<Text>(content_type), *found);
}
template <grammar G = fetch, core::owning_temporary KeepTextInAVariable>
result<mime::boundary, error> boundary_from_content_type(KeepTextInAVariable&&, const limits& = {},
                                                         std::string_view = {}) = delete;

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_CONTENT_TYPE_HPP
