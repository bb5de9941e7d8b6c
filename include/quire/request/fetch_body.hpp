// SPDX-License-Identifier: Apache-2.0
// The body of the outside request that a `fetch` event announces.
#ifndef QUIRE_REQUEST_FETCH_BODY_HPP
#define QUIRE_REQUEST_FETCH_BODY_HPP

#include <cstdint>
#include <string_view>

namespace quire {

/// How a field was sent: a text part, or a part with a filename.
enum class field_kind : std::uint8_t { string, file };

/// The body of the outside request that a `fetch` event announces.
struct fetch_body {
  /// Whether it was sent as a text or as a file.
  field_kind kind = field_kind::file;
  /// As sent. In a string, bytes that are not UTF-8 have become U+FFFD, as they do in the official
  /// runtime; only a file keeps every byte. A view into the request, or the decoder's arena.
  std::string_view bytes;
  std::string_view content_type;  ///< of the part, as sent, "" if there was none
  std::string_view filename;      ///< as sent, "" if there was none
};

}  // namespace quire

#endif  // QUIRE_REQUEST_FETCH_BODY_HPP
