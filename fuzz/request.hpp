// SPDX-License-Identifier: Apache-2.0
// The body of the request fuzzer: form and JSON together, decoded whole and, by both ways in, in
// pieces that the input chooses; all must say the same.
#ifndef QUIRE_FUZZ_REQUEST_HPP
#define QUIRE_FUZZ_REQUEST_HPP

#include <quire/v1.hpp>

#include <cstddef>
#include <cstdint>
#include <fuzz/multipart_parser.hpp>
#include <string>
#include <string_view>
#include <tests/support/request_outcome.hpp>
#include <tests/support/stream_run.hpp>

namespace quire::fuzz {

inline constexpr std::string_view request_type = "multipart/form-data; boundary=XyZ";

/// A form whose JSON and fetch body the input is, so that mutations reach beyond the delimiters.
/// Its first byte says in which order the fields come, the second what environment and fetch body
/// are.
[[nodiscard]] inline std::string form_of(input_reader& reader) {
  const unsigned order = reader.byte();
  const unsigned what = reader.byte();
  const std::size_t event_size = reader.byte() * 16U;
  const std::string event{reader.text(event_size)};
  std::string environment = R"({"integration":{"name":"a"}})";
  if (what % 4U == 1U) environment = R"({"integration":{"name":"\u0061"},"secrets":{"k":"v\n"}})";
  if (what % 4U == 2U) environment = reader.text(reader.byte() * 16U);
  if (what % 4U == 3U) {
    environment = R"({"secrets":{)";
    for (int i = 0; i != 40; ++i) environment += "\"s" + std::to_string(i) + "\":\"secret\\t\",";
    environment += R"("last":""},"integration":{}})";
  }
  const std::string_view fetch =
      what / 4U % 2U == 0 ? "fetch-body\"" : "fetch-body\"; filename=\"f\"";
  std::string body;
  const auto add = [&body](std::string_view name, std::string_view value) {
    body.append("--XyZ\r\nContent-Disposition: form-data; name=\"").append(name);
    body.append("\r\n\r\n").append(value).append("\r\n");
  };
  const std::string data{reader.rest()};
  // Each order of the three, one of them left out, one of them twice.
  constexpr std::string_view orders[] = {"efb", "ebf", "feb", "fbe", "bef",  "bfe",
                                         "ef",  "fb",  "e",   "efe", "bfeb", ""};
  for (const char which : orders[order % 12U]) {
    if (which == 'e') add("event\"", event);
    if (which == 'f') add("environment\"", environment);
    if (which == 'b') add(fetch, data);
  }
  return body + "--XyZ--\r\n";
}

/// Runs of the decoders over one body: the whole one first, then cut by both ways in.
class request_runs {
 public:
  explicit request_runs(std::string body, std::string_view content_type = request_type)
      : m_type(content_type), m_body(std::move(body)) {
    m_wanted = expected()(m_type, m_body);
  }
  /// "" if both ways give what they must, else what differs.
  [[nodiscard]] std::string difference(const support::cuts& sizes) {
    std::string found = difference(sizes, support::way_in::prepare);
    return found.empty() ? difference(sizes, support::way_in::feed) : found;
  }
  /// The same of one way.
  [[nodiscard]] std::string difference(const support::cuts& sizes, support::way_in by) {
    return support::stream_difference(m_wanted, run()(m_type, m_body, sizes, by));
  }
  /// As support::stream_run::look_each, of all runs that follow.
  static void look_each(std::size_t count) { run().look_each(count); }
  [[nodiscard]] const std::string& body() const { return m_body; }
  /// True if the request is to be accepted.
  [[nodiscard]] bool good() const { return m_wanted.ok(); }
  /// Steps of all stream decoders so far.
  [[nodiscard]] static std::size_t steps() { return run().steps(); }

 private:
  static support::expected_stream& expected() {
    static support::expected_stream one;
    return one;
  }
  static support::stream_run& run() {
    static v1::stream_decoder decoder;
    static support::stream_run one{decoder};
    return one;
  }

  std::string m_type;
  std::string m_body;
  support::request_outcome m_wanted;
};

/// Input: byte 0 says whether the rest is a body or what goes into one, and by which way it comes
/// byte by byte; byte 1 how many chunk sizes follow (at most 7), those, the rest. Returns false if
/// two ways to decode the request differ, in a value, a step, an error's code, offset or path, or
/// if a view dies before it may.
[[nodiscard]] inline bool request(std::string_view input) {
  input_reader reader(input);
  const std::uint8_t how = reader.byte();
  support::cuts sizes;
  for (unsigned left = reader.byte() % 8U; left != 0; --left) sizes.sizes.push_back(reader.byte());
  if (!sizes.sizes.empty()) sizes.rest = sizes.sizes.back() + 1U;
  request_runs runs{how % 2U == 0 ? std::string{reader.rest()} : form_of(reader)};
  const auto by = how / 2U % 2U == 0 ? support::way_in::feed : support::way_in::prepare;
  return runs.difference(sizes).empty() && runs.difference({{}, 1}, by).empty();
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_REQUEST_HPP
