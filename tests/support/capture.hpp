// SPDX-License-Identifier: Apache-2.0
// Captured requests of tests/data/captures, and forms made on the spot.
#ifndef QUIRE_TESTS_SUPPORT_CAPTURE_HPP
#define QUIRE_TESTS_SUPPORT_CAPTURE_HPP

#include <fstream>
#include <initializer_list>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace support {

/// The bytes of a file below tests/data.
inline std::string read_data(const std::string& name) {
  std::ifstream in{std::string{QUIRE_TEST_DATA} + '/' + name, std::ios::binary};
  if (!in) throw std::runtime_error("no test data " + name);
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// A field of a form: what stands in its Content-Disposition behind `form-data; `, and its value.
struct field {
  std::string_view disposition;
  std::string_view value;
};

inline constexpr std::string_view form_type = "multipart/form-data; boundary=XyZ";

/// A body for `form_type`.
inline std::string form(std::initializer_list<field> fields) {
  std::string body;
  for (const field& each : fields) {
    body.append("--XyZ\r\nContent-Disposition: form-data; ").append(each.disposition);
    body.append("\r\n\r\n").append(each.value).append("\r\n");
  }
  return body + "--XyZ--\r\n";
}

/// A body with an event and an environment.
inline std::string request(std::string_view event,
                           std::string_view environment = R"({"integration":{"name":"a"}})") {
  return form({{"name=\"event\"", event}, {"name=\"environment\"", environment}});
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_CAPTURE_HPP
