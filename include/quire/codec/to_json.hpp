// SPDX-License-Identifier: Apache-2.0
// Typed values written back as JSON, from the same rows that decoded them.
#ifndef QUIRE_CODEC_TO_JSON_HPP
#define QUIRE_CODEC_TO_JSON_HPP

#include <quire/codec/codec.hpp>
#include <quire/json/writer.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace quire {

/// Appends `value` to `out` as compact JSON: an event, an environment, or any struct with rows.
/// Members that were absent stay absent, members of no row are lost, numbers keep their text.
template <class T>
void to_json(const T& value, std::string& out) {
  json::writer writer{out};
  codec::of<T>::write(writer, value);
}

/// Writes the same to `buffer` and returns the bytes it takes: more than `buffer.size()` means that
/// it did not fit and that what is there is not whole. Never allocates.
template <class T>
[[nodiscard]] std::size_t to_json(const T& value, std::span<char> buffer) {
  json::writer writer{buffer};
  codec::of<T>::write(writer, value);
  return writer.size();
}

}  // namespace quire

#endif  // QUIRE_CODEC_TO_JSON_HPP
