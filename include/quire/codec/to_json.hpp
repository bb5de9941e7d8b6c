// SPDX-License-Identifier: Apache-2.0
// Typed values written as JSON, by the rows that decode them.
#ifndef QUIRE_CODEC_TO_JSON_HPP
#define QUIRE_CODEC_TO_JSON_HPP

#include <quire/codec/codec.hpp>
#include <quire/json/writer.hpp>
#include <quire/schema/release.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace quire {

/// Appends `value` to `out` as compact JSON: an event, an environment, one alternative of an event,
/// or any struct with rows. A value that was decoded is written as it was: what was absent stays
/// absent, numbers keep their text, members without a row are lost. A value made by hand has every
/// member that is not optional and every optional one that is set, by the newest rows; `has<>` says
/// which. Allocates; may throw `std::bad_alloc`.
template <class T>
void to_json(const T& value, std::string& out) {
  json::text_writer writer{out};
  codec::of<T>::write(writer, value, {});
}

/// The same by the rows of release `at`: members that it does not have are left out, decoded or
/// not.
template <class T>
void to_json(const T& value, std::string& out, release at) {
  json::text_writer writer{out};
  codec::of<T>::write(writer, value, {at, true});
}

/// Writes to `buffer` and returns the bytes that the JSON takes: if they are more than
/// `buffer.size()`, what is there is not whole. Never allocates.
template <class T>
[[nodiscard]] std::size_t to_json(const T& value, std::span<char> buffer) {
  json::writer writer{buffer};
  codec::of<T>::write(writer, value, {});
  return writer.size();
}

/// The same by the rows of release `at`.
template <class T>
[[nodiscard]] std::size_t to_json(const T& value, std::span<char> buffer, release at) {
  json::writer writer{buffer};
  codec::of<T>::write(writer, value, {at, true});
  return writer.size();
}

}  // namespace quire

#endif  // QUIRE_CODEC_TO_JSON_HPP
