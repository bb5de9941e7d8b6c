// SPDX-License-Identifier: Apache-2.0
// A request that needs memory in every place: documents over the first block of an arena, escapes,
// text that is not UTF-8.
#ifndef SUPPORT_LARGE_REQUEST_HPP
#define SUPPORT_LARGE_REQUEST_HPP

#include <string>
#include <string_view>

namespace support::large_request {

inline constexpr std::string_view type = "multipart/form-data; boundary=XyZ";

/// A part of that form. `head` goes on after `name="` and closes the quote.
inline std::string part(std::string_view head, std::string_view value) {
  return std::string{"--XyZ\r\nContent-Disposition: form-data; name=\""}
      .append(head)
      .append("\r\n\r\n")
      .append(value)
      .append("\r\n");
}
inline constexpr std::string_view close = "--XyZ--\r\n";

inline constexpr std::string_view event =
    R"({"type":"fetch","eventId":"e\n","request":{"url":"u"}})";

/// 121 secrets; the value of the one named `first` is a byte that is not UTF-8.
inline std::string environment() {
  std::string secrets = "\"first\":\"\xFF\"";
  for (int i = 0; i != 120; ++i)
    secrets += ",\"s" + std::to_string(i) + "\":\"\\n" + std::string(200, 'x') + '"';
  return R"({"integration":{"name":"\u0061"},"secrets":{)" + secrets + "}}";
}

}  // namespace support::large_request

#endif
