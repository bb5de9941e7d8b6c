// SPDX-License-Identifier: Apache-2.0
// From the text of one JSON document to a typed value, or to the error that says why not.
#ifndef QUIRE_CODEC_FROM_JSON_HPP
#define QUIRE_CODEC_FROM_JSON_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/detail/fresh.hpp>
#include <quire/codec/object.hpp>
#include <quire/codec/union.hpp>
#include <quire/core/arena.hpp>
#include <quire/json/document.hpp>
#include <quire/json/error.hpp>
#include <quire/json/limits.hpp>
#include <quire/json/reader.hpp>
#include <quire/schema/row.hpp>

#include <string_view>

namespace quire::codec {

/// `out = T{}`, in one piece: for large structs.
template <class T>
void make_new(T& out) noexcept {
  detail::renew(out);
}

namespace detail {

template <class Context, class T>
[[nodiscard]] json::error read_object(json::document& document, T& out) noexcept {
  json::reader_state state = document.walk();
  json::reader walk{state};
  (void)of<T>::template read<Context>(walk, out);
  return document.finish(walk);
}

/// The official runtime finds no type in a number, a text or an array, and dispatches that as an
/// event of no type.
template <class Context, class Union>
[[nodiscard, gnu::cold]] json::error read_bare(json::document& document, Union& out) noexcept {
  json::error why = document.not_an_object();
  if (Context::rules.unknown_type == on::refuse || why.code != json::errc::not_an_object)
    return why;
  out.value.template emplace<typename Union::unknown>().json.text = document.trimmed();
  return {};
}

}  // namespace detail

/// Reads `text`, which must be a JSON object, into `out`, a new struct with rows or map; by the
/// release and the rules of `Context`. `document` keeps its memory from text to text. Views in
/// `out` lead into `text` and into `memory`, and live until either goes or `memory` is reset.
/// Errors: those of `json::errc`, with offset and path in `text`; then `out` is not to be used.
template <class Context, class T>
[[nodiscard]] json::error from_json(json::document& document, std::string_view text,
                                    const json::limits& limits, core::arena& memory,
                                    T& out) noexcept {
  json::error wrong = document.load(text, limits, memory);
  if (wrong) return wrong;
  if (!document.is_object()) return document.not_an_object();
  return detail::read_object<Context>(document, out);
}

/// The same for an event: any JSON but `null` is one, as in the official runtime. What is no object
/// is an unknown event, unless the rules refuse unknown types.
template <class Context, fixed_string Discriminator, class Unknown, class... Alternatives>
[[nodiscard]] json::error from_json(
    json::document& document, std::string_view text, const json::limits& limits,
    core::arena& memory, tagged_union<Discriminator, Unknown, Alternatives...>& out) noexcept {
  json::error wrong = document.load(text, limits, memory);
  if (wrong) return wrong;
  if (!document.is_object()) return detail::read_bare<Context>(document, out);
  return detail::read_object<Context>(document, out);
}

}  // namespace quire::codec

#endif  // QUIRE_CODEC_FROM_JSON_HPP
