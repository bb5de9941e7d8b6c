// SPDX-License-Identifier: Apache-2.0
// Bodies on disk: NAME.body beside NAME.ct (the content type) or NAME.headers (one header a line).
#ifndef QUIRE_TESTS_SUPPORT_BODY_FILES_HPP
#define QUIRE_TESTS_SUPPORT_BODY_FILES_HPP

#include <quire/core/ascii.hpp>

#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace support {

/// All bytes of a file; nothing if it cannot be read.
inline std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file.good()) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

/// The value of Content-Type among header lines; "" if there is none.
inline std::string content_type_among(std::string_view headers) {
  while (!headers.empty()) {
    std::string_view line = headers.substr(0, headers.find('\n'));
    headers.remove_prefix(line.size() < headers.size() ? line.size() + 1 : line.size());
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (!quire::core::equal_any_case(line.substr(0, colon), "content-type")) continue;
    return std::string(quire::core::trim(line.substr(colon + 1), quire::core::is_white_space));
  }
  return {};
}

/// A body with its content type.
struct body_file {
  std::string content_type;
  std::string body;
};

/// Reads NAME.body and what stands beside it; nothing if one of them is missing.
inline std::optional<body_file> read_body_file(const std::string& path) {
  const std::string stem = path.substr(0, path.rfind(".body"));
  auto body = read_file(path);
  auto type = read_file(stem + ".ct");
  if (!type) {
    const auto headers = read_file(stem + ".headers");
    if (headers) type = content_type_among(*headers);
  }
  if (!body || !type) return std::nullopt;
  return body_file{*std::move(type), *std::move(body)};
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_BODY_FILES_HPP
