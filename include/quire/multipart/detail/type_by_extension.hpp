// SPDX-License-Identifier: Apache-2.0
// The media type that curl takes from a filename (lib/mime.c, Curl_mime_contenttype, 7.88).
#ifndef QUIRE_MULTIPART_DETAIL_TYPE_BY_EXTENSION_HPP
#define QUIRE_MULTIPART_DETAIL_TYPE_BY_EXTENSION_HPP

#include <quire/core/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace quire::multipart::detail {

struct extension_row {
  std::string_view end;
  std::string_view type;
};

inline constexpr extension_row extension_rows[] = {
    {".gif", "image/gif"},       {".jpg", "image/jpeg"},    {".jpeg", "image/jpeg"},
    {".png", "image/png"},       {".svg", "image/svg+xml"}, {".txt", "text/plain"},
    {".htm", "text/html"},       {".html", "text/html"},    {".pdf", "application/pdf"},
    {".xml", "application/xml"},
};

/// The type of the row that the filename ends with, in any case, or `application/octet-stream`.
[[nodiscard]] constexpr std::string_view type_by_extension(std::string_view filename) noexcept {
  for (const extension_row& row : extension_rows) {
    const std::size_t size = row.end.size();
    if (filename.size() < size) continue;
    if (core::equal_any_case(filename.substr(filename.size() - size), row.end)) return row.type;
  }
  return "application/octet-stream";
}

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_TYPE_BY_EXTENSION_HPP
