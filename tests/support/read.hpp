// SPDX-License-Identifier: Apache-2.0
// A body read in every chunking, its parts and its verdict written on one line.
#ifndef QUIRE_TESTS_SUPPORT_READ_HPP
#define QUIRE_TESTS_SUPPORT_READ_HPP

#include <quire/multipart.hpp>

#include <string>
#include <string_view>

#include "splits.hpp"

namespace support {

/// `--B` CRLF, the header lines, CRLF, the value, CRLF.
inline std::string a_part(std::string_view headers, std::string_view value = "v") {
  return "--B\r\n" + std::string(headers) + "\r\n" + std::string(value) + "\r\n";
}

/// A header line with its name and the rest of the disposition.
inline std::string named(std::string_view name, std::string_view more = "") {
  return "Content-Disposition: form-data; name=\"" + std::string(name) + "\"" + std::string(more) +
         "\r\n";
}

inline constexpr std::string_view close = "--B--\r\n";

/// A form of one part with these header lines.
inline std::string with_headers(std::string_view headers) {
  return a_part(headers) + std::string(close);
}

/// Reads a body with the boundary `B` whole, in two pieces at every place, and in chunks of every
/// size. Gives `name=value;` for each complete part (`name<filename>=value;` for a file), then `.`,
/// or the error code, `@` and the offset. If a way to cut it changes something, says which.
template <multipart::grammar G>
std::string read(std::string_view body, const multipart::limits& most = {},
                 std::string_view boundary = "B") {
  const auto checked = quire::mime::boundary::from(boundary, most.boundary_rules());
  if (!checked.ok()) return std::string(name(checked.error().code));
  splitter<G> splitter(*checked, most, body);
  const split_result split = splitter.run({4096, 200, 64});
  if (split.difference) return "DIFFERENT: " + *split.difference;
  std::string text;
  for (const logged_part& part : splitter.whole().parts) {
    if (!part.ended) continue;
    text += part.name;
    if (part.filename) text += "<" + *part.filename + ">";
    text += "=" + std::string(body.substr(part.offset, part.size)) + ";";
  }
  const auto& error = splitter.whole().error;
  if (!error) return text + ".";
  return text + std::string(name(error->code)) + "@" + std::to_string(error->offset);
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_READ_HPP
