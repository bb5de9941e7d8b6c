// SPDX-License-Identifier: Apache-2.0
// The body of the request fuzzer: form and JSON together, decoded whole and in chunks that the
// input chooses; both must say the same.
#ifndef QUIRE_FUZZ_REQUEST_HPP
#define QUIRE_FUZZ_REQUEST_HPP

#include <quire/v1.hpp>

#include <cstddef>
#include <cstdint>
#include <fuzz/multipart_parser.hpp>
#include <string>
#include <string_view>
#include <tests/support/request_outcome.hpp>

namespace quire::fuzz {

inline constexpr std::string_view request_type = "multipart/form-data; boundary=XyZ";

/// A form whose JSON and fetch body the input is, so that mutations reach beyond the delimiters.
[[nodiscard]] inline std::string form_of(input_reader& reader) {
  const std::size_t event = reader.byte() * 16U;
  const std::string_view disposition =
      reader.byte() % 2U == 0 ? "fetch-body\"" : "fetch-body\"; filename=\"f\"";
  std::string body = "--XyZ\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n";
  body.append(reader.text(event));
  body.append("\r\n--XyZ\r\nContent-Disposition: form-data; name=\"environment\"\r\n\r\n");
  body.append(R"({"integration":{"name":"a"}})");
  body.append("\r\n--XyZ\r\nContent-Disposition: form-data; name=\"").append(disposition);
  body.append("\r\n\r\n").append(reader.rest()).append("\r\n--XyZ--\r\n");
  return body;
}

/// Input: byte 0 says whether the rest is a body or what goes into one, byte 1 how many chunk sizes
/// follow (at most 7), those, the rest. Returns false if two ways to decode the request differ.
[[nodiscard]] inline bool request(std::string_view input) {
  input_reader reader(input);
  const std::uint8_t how = reader.byte();
  support::cuts sizes;
  for (unsigned left = reader.byte() % 8U; left != 0; --left) sizes.sizes.push_back(reader.byte());
  if (!sizes.sizes.empty()) sizes.rest = sizes.sizes.back() + 1U;
  const std::string body = how % 2U == 0 ? std::string{reader.rest()} : form_of(reader);
  const auto whole = support::decode_whole(request_type, body);
  static quire::v1::stream_decoder decoder;
  support::stream_run stream{decoder};
  return support::stream_difference(whole, stream(request_type, body, sizes)).empty() &&
         support::stream_difference(whole, stream(request_type, body, {{}, 1})).empty();
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_REQUEST_HPP
