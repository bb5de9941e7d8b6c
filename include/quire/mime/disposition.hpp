// SPDX-License-Identifier: Apache-2.0
// The value of a part's Content-Disposition header: form-data, name, filename.
#ifndef QUIRE_MIME_DISPOSITION_HPP
#define QUIRE_MIME_DISPOSITION_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/result.hpp>
#include <quire/mime/error.hpp>
#include <quire/mime/parameter.hpp>
#include <quire/mime/token.hpp>

#include <cstddef>
#include <string_view>

namespace quire::mime {

/// Where readers of Content-Disposition differ. All off is what every reader takes in one way:
/// `form-data; name="…"; filename="…"`, values that end at the next quote. A structural type: a
/// value of it can be a template argument.
struct disposition_rules {
  bool any_case = false;             ///< `Form-Data` reads as `form-data`
  bool any_case_keys = false;        ///< `NAME=` reads as `name=`
  bool token_values = false;         ///< `name=a` without quotes
  bool any_token_bytes = false;      ///< apostrophes and bytes from 0x80 in such a value
  bool empty_parameters = false;     ///< `;;` and a semicolon at the end
  bool loose_blanks = false;         ///< blanks before a semicolon and at the end, tabs after one
  bool unknown_parameters = false;   ///< others than `name`, `filename`, `filename*`
  bool extended_parameters = false;  ///< `name*`, `name*0`, `filename*1*`; they say nothing
  bool other_extended_filename = false;  ///< `filename*` may differ from `filename`, or be alone
  bool backslash_before_quote = false;   ///< a backslash may stand before the closing quote
  bool name_in_filename = false;         ///< a filename may hold `name=`
  bool empty_name = false;               ///< `name=""` is a name
  bool backslash_escapes = false;        ///< `\` and a byte stand for that byte inside quotes
  bool escaped_quotes = false;       ///< `\"` does not end a value inside quotes; all bytes stay
  bool space_around_equals = false;  ///< `name = "a"`
  bool form_feeds = false;           ///< form feed and vertical tab are white space too
  bool last_counts = false;          ///< of two names, and of two filenames, the last one counts
  bool stops_quietly = false;        ///< what is malformed ends the list and is no error
  bool identifier_keys = false;      ///< keys are `[A-Za-z0-9_-]+`, so `filename*` is malformed
  bool empty_is_malformed = false;   ///< `""` is malformed

  constexpr bool operator==(const disposition_rules&) const noexcept = default;
};

/// A parsed Content-Disposition. Views into the value that was parsed.
struct disposition {
  /// Of `name`.
  value_text name;
  value_text filename;                 ///< of a plain `filename`, never of `filename*`
  std::string_view extended_filename;  ///< of `filename*`, as written (RFC 8187), or empty
  /// Tells `name=""` from no name.
  bool has_name = false;
  bool has_filename = false;  ///< tells `filename=""` from no filename
};

/// Parses header values by the rules `R`.
template <disposition_rules R>
class disposition_parser {
 public:
  /// Of one header value, a view of which is kept; `most_parameters` is a limit.
  constexpr disposition_parser(std::string_view value, std::size_t most_parameters) noexcept
      : m_value(value), m_left(most_parameters) {}
  template <core::owning_temporary KeepTextInAVariable>
  disposition_parser(KeepTextInAVariable&&, std::size_t) = delete;

  /// Errors: `not_form_data`, `missing_name` (both at offset 0), `invalid_parameter`,
  /// `repeated_parameter`, `too_many_parameters` (at the parameter).
  [[nodiscard]] constexpr result<disposition, error> parse() noexcept {
    skip_space();
    if (!read_type()) return error{errc::not_form_data, 0};
    if (R.loose_blanks) skip_space();
    while (m_at < m_value.size()) {
      const outcome read = read_parameter();
      if (read == outcome::good) continue;
      if (read == outcome::malformed && R.stops_quietly) break;
      return error{code_of(read), m_at};
    }
    if (!m_read.has_name || (!R.empty_name && m_read.name.empty())) {
      return error{errc::missing_name, 0};
    }
    return m_read;
  }

 private:
  enum class outcome : unsigned char { good, malformed, repeated, too_many };

  static constexpr errc code_of(outcome read) noexcept {
    return read == outcome::repeated   ? errc::repeated_parameter
           : read == outcome::too_many ? errc::too_many_parameters
                                       : errc::invalid_parameter;
  }

  static constexpr bool is_space(char c) noexcept {
    return core::is_blank(c) || (R.form_feeds && (c == '\f' || c == '\v'));
  }
  static constexpr bool is_key(char c) noexcept {
    return R.identifier_keys ? is_identifier(c) : is_token(c);
  }
  static constexpr bool is_value(char c) noexcept {
    return R.any_token_bytes ? is_token(c) || core::is_high(c) : is_token(c) && c != '\'';
  }
  // RFC 8187: charset, apostrophes, percent-encoded bytes.
  static constexpr bool is_extended_value(char c) noexcept { return is_token(c) || is_value(c); }
  static constexpr bool is(std::string_view key, std::string_view wanted) noexcept {
    return R.any_case_keys ? core::equal_any_case(key, wanted) : key == wanted;
  }
  // A parameter that a reader may take for one that counts: with an asterisk, or in another case.
  static constexpr bool may_stand(std::string_view key) noexcept {
    if (is(key, "name") || is(key, "filename") || is(key, "filename*")) return true;
    if (key.find('*') != std::string_view::npos) return R.extended_parameters;
    return R.unknown_parameters;
  }

  [[nodiscard]] constexpr bool at(char c) const noexcept {
    return m_at < m_value.size() && m_value[m_at] == c;
  }
  constexpr void skip_space() noexcept {
    while (m_at < m_value.size() && is_space(m_value[m_at])) ++m_at;
  }
  constexpr void skip_spaces_after_semicolon() noexcept {
    if (R.loose_blanks) return skip_space();
    while (at(' ')) ++m_at;
  }
  template <class Class>
  constexpr std::string_view read_while(Class is_member) noexcept {
    const std::size_t begin = m_at;
    while (m_at < m_value.size() && is_member(m_value[m_at])) ++m_at;
    return m_value.substr(begin, m_at - begin);
  }

  constexpr bool read_type() noexcept {
    const std::string_view type = read_while(is_key);
    return R.any_case ? core::equal_any_case(type, "form-data") : type == "form-data";
  }

  // A semicolon, a key, an equals sign, a value; white space where the rules let it stand.
  constexpr outcome read_parameter() noexcept {
    if (!at(';')) return outcome::malformed;
    const std::size_t semicolon = m_at++;
    skip_spaces_after_semicolon();
    if (R.empty_parameters && (m_at == m_value.size() || at(';'))) return outcome::good;
    if (m_left == 0) return m_at = semicolon, outcome::too_many;
    --m_left;
    const std::string_view key = read_while(is_key);
    if (R.space_around_equals) skip_space();
    if (key.empty() || !at('=') || !may_stand(key)) return outcome::malformed;
    ++m_at;
    if (R.space_around_equals) skip_space();
    value_text value;
    if (!read_value(key, value)) return outcome::malformed;
    if (!keep(key, value)) return m_at = semicolon, outcome::repeated;
    if (R.loose_blanks) skip_space();
    return outcome::good;
  }

  constexpr bool read_value(std::string_view key, value_text& value) noexcept {
    if (at('"')) return read_quoted(value);
    if (!R.token_values) return false;
    value.raw = key.back() == '*' ? read_while(is_extended_value) : read_while(is_value);
    return !value.raw.empty();
  }

  constexpr bool read_quoted(value_text& value) noexcept {
    const std::size_t begin = m_at + 1;
    std::size_t end = begin;
    while (end < m_value.size() && m_value[end] != '"') {
      const bool escapes = R.backslash_escapes && m_value[end] == '\\';
      const bool keeps = R.escaped_quotes && m_value.substr(end, 2) == "\\\"";
      value.escaped = value.escaped || escapes;
      end += escapes || keeps ? 2 : 1;
    }
    if (end >= m_value.size() || (R.empty_is_malformed && end == begin)) return false;
    if (ends_in_backslash(begin, end)) return false;
    value.raw = m_value.substr(begin, end - begin);
    m_at = end + 1;
    return true;
  }

  // Such a value goes on after the quote to readers that take the backslash for an escape.
  [[nodiscard]] constexpr bool ends_in_backslash(std::size_t begin,
                                                 std::size_t end) const noexcept {
    constexpr bool counts = !R.backslash_before_quote && !R.backslash_escapes;
    return counts && end != begin && m_value[end - 1] == '\\';
  }

  // Returns false if the parameter was there before and must not come twice.
  constexpr bool keep(std::string_view key, const value_text& value) noexcept {
    if (is(key, "name")) {
      if (m_read.has_name && !R.last_counts) return false;
      m_read.name = value;
      m_read.has_name = true;
    } else if (is(key, "filename")) {
      if (m_read.has_filename && !R.last_counts) return false;
      m_read.filename = value;
      m_read.has_filename = true;
    } else if (is(key, "filename*")) {
      if (!m_read.extended_filename.empty() && !R.last_counts) return false;
      m_read.extended_filename = value.raw;
    }
    return true;
  }

  std::string_view m_value;
  std::size_t m_at = 0;
  std::size_t m_left;
  disposition m_read{};
};

/// Parses a Content-Disposition value by the rules `R`; see `disposition_parser::parse`.
template <disposition_rules R>
[[nodiscard]] constexpr result<disposition, error> parse_disposition(
    std::string_view value, std::size_t most_parameters = 16) noexcept {
  return disposition_parser<R>(value, most_parameters).parse();
}
template <disposition_rules R, core::owning_temporary KeepTextInAVariable>
result<disposition, error> parse_disposition(KeepTextInAVariable&&, std::size_t = 16) = delete;

}  // namespace quire::mime

#endif  // QUIRE_MIME_DISPOSITION_HPP
