// SPDX-License-Identifier: Apache-2.0
// What the operations of the conformance driver share: how one registers itself, bytes in base64,
// JSON out.
#ifndef QUIRE_TESTS_CONFORMANCE_DRIVER_HPP
#define QUIRE_TESTS_CONFORMANCE_DRIVER_HPP

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace driver {

using object = simdjson::dom::object;

/// Builds one JSON object. Text is repaired to valid UTF-8 and escaped.
class writer {
 public:
  writer& key(std::string_view name);
  writer& text(std::string_view value);
  writer& number(std::size_t value);
  writer& boolean(bool value);
  writer& null();
  writer& raw(std::string_view json);
  writer& base64(std::string_view bytes);
  writer& open(char bracket);
  writer& close(char bracket);

  [[nodiscard]] const std::string& json() const { return m_json; }

 private:
  void separate();

  std::string m_json;
  bool m_first = true;
};

/// An operation: reads its members from the object and adds `ok` and the rest to the answer. One
/// that throws is answered with `ok: null` and the message.
using operation = void (*)(const object& request, writer& answer);

/// Makes an operation known: a constant of this type in the file that holds it.
class registration {
 public:
  registration(std::string_view name, operation run);

  [[nodiscard]] static operation find(std::string_view name);

 private:
  std::string_view m_name;
  operation m_run;
  const registration* m_next;
};

[[nodiscard]] std::optional<std::string_view> text_member(const object& from, const char* name);
[[nodiscard]] std::optional<std::size_t> number_member(const object& from, const char* name);

/// A member in base64; empty if it is absent.
[[nodiscard]] std::string bytes_member(const object& from, const char* name);

/// A member that is a byte string, one character for one byte.
[[nodiscard]] std::string latin1_member(const object& from, const char* name);

/// The text with U+FFFD for what is not UTF-8, as the UTF-8 decoder of WHATWG puts it.
[[nodiscard]] std::string repaired(std::string_view bytes);

/// Adds the members of a refusal.
void refuse(writer& answer, std::string_view code, std::size_t offset,
            std::optional<std::string_view> path, std::string_view message, int status);

}  // namespace driver

#endif  // QUIRE_TESTS_CONFORMANCE_DRIVER_HPP
