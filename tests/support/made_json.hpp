// SPDX-License-Identifier: Apache-2.0
// JSON documents made at random, as trees that know where each value stands in the text: names with
// escapes, spaces anywhere, names that repeat, values of any kind.
#ifndef QUIRE_TESTS_SUPPORT_MADE_JSON_HPP
#define QUIRE_TESTS_SUPPORT_MADE_JSON_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

enum class made_kind : std::uint8_t { text, number, boolean, null, object, array };

/// A value, and what its text means.
struct made_value {
  made_kind kind = made_kind::null;
  std::string text;  ///< of a string what it means, of an object or array "", else what is written
  std::vector<std::string> names;  ///< of an object what they mean, one a value
  std::vector<made_value> values;
  std::size_t begin = 0;  ///< where it was written
  std::size_t end = 0;

  [[nodiscard]] bool is(made_kind other) const { return kind == other; }
  /// How many objects and arrays lie in each other, this one counted.
  [[nodiscard]] std::size_t depth() const {
    std::size_t most = 0;
    for (const made_value& each : values) most = std::max(most, each.depth());
    return most + (is(made_kind::object) || is(made_kind::array) ? 1 : 0);
  }
  /// The member that counts, the last of its name; nullptr if there is none.
  [[nodiscard]] const made_value* find(std::string_view name) const {
    const made_value* found = nullptr;
    for (std::size_t i = 0; i != names.size(); ++i) {
      if (names[i] == name) found = &values[i];
    }
    return found;
  }
  /// True if no member after number `i` has its name.
  [[nodiscard]] bool is_last_of_its_name(std::size_t i) const {
    return find(names[i]) == &values[i];
  }
};

/// Makes values and writes them. The same seed gives the same documents.
class json_maker {
 public:
  explicit json_maker(unsigned seed) : m_random(seed) {}

  /// A number below `end`.
  std::size_t below(std::size_t end) { return m_random() % end; }
  /// True once in `times`, never if that is 0.
  bool once_in(std::size_t times) { return times != 0 && below(times) == 0; }
  template <class T>
  const T& one_of(std::span<const T> all) {
    return all[below(all.size())];
  }

  made_value text(std::string what) { return {made_kind::text, std::move(what), {}, {}}; }
  /// A text of 0 to 300 bytes, most of them short.
  std::string any_text() {
    static constexpr std::array<std::string_view, 8> odd{
        "\"", "\\", "\n", "\xC3\xA9", "\xF0\x9F\x9A\x80", ",", "\":", "}"};
    std::string made;
    const std::size_t size = once_in(6) ? below(301) : below(20);
    const bool is_plain = !once_in(4);
    while (made.size() < size) {
      if (is_plain || !once_in(12))
        made += static_cast<char>('a' + below(26));
      else
        made += odd[below(odd.size())];
    }
    return made;
  }
  made_value number() {
    static constexpr std::array<std::string_view, 6> some{
        "0", "7", "-12", "123456789012345678", "1.5", "99999999999999999999"};
    return {made_kind::number, std::string{some[below(some.size())]}, {}, {}};
  }
  made_value boolean() { return {made_kind::boolean, once_in(2) ? "true" : "false", {}, {}}; }
  /// A value of any kind, not deep.
  made_value any(std::size_t depth = 3) {
    const std::size_t kind = below(depth == 0 ? 4 : 6);
    if (kind == 0) return text(any_text());
    if (kind == 1) return number();
    if (kind == 2) return boolean();
    if (kind == 3) return {made_kind::null, "null", {}, {}};
    made_value made{kind == 4 ? made_kind::object : made_kind::array, {}, {}, {}};
    for (std::size_t left = below(4); left != 0; --left) {
      if (kind == 4) made.names.push_back(any_text());
      made.values.push_back(any(depth - 1));
    }
    return made;
  }

  /// How documents are written: nothing at all, or once in so many places.
  struct style {
    std::size_t spaces = 0;
    std::size_t escapes = 0;
  };
  /// The text of `value`, whose places are then known.
  std::string written(made_value& value, const style& how) {
    std::string out;
    write(value, how, out);
    return out;
  }

 private:
  void space(const style& how, std::string& out) {
    static constexpr std::array<std::string_view, 5> some{" ", "\n", "\t", "\r\n  ", "         "};
    if (once_in(how.spaces)) out += some[below(some.size())];
  }
  void write(made_value& value, const style& how, std::string& out) {
    space(how, out);
    value.begin = out.size();
    if (value.is(made_kind::text)) {
      quote(value.text, how, out);
    } else if (value.is(made_kind::object) || value.is(made_kind::array)) {
      write_items(value, how, out);
    } else {
      out += value.text;
    }
    value.end = out.size();
    space(how, out);
  }
  void write_items(made_value& value, const style& how, std::string& out) {
    const bool named = value.is(made_kind::object);
    out += named ? '{' : '[';
    if (value.values.empty()) space(how, out);
    for (std::size_t i = 0; i != value.values.size(); ++i) {
      if (i != 0) out += ',';
      if (named) {
        space(how, out);
        quote(value.names[i], how, out);
        space(how, out);
        out += ':';
      }
      write(value.values[i], how, out);
    }
    out += named ? '}' : ']';
  }
  void quote(std::string_view text, const style& how, std::string& out) {
    static constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
      const auto code = static_cast<unsigned char>(c);
      if (code < 0x20 || (code < 0x80 && once_in(how.escapes))) {
        out += std::string{"\\u00"} + digits[code / 16U] + digits[code % 16U];
      } else {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
      }
    }
    out += '"';
  }

  std::mt19937 m_random;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_MADE_JSON_HPP
