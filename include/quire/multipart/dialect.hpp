// SPDX-License-Identifier: Apache-2.0
// Where writers of multipart/form-data differ, as data: the dialects `strict`, `fetch`, `workerd`,
// `curl`.
#ifndef QUIRE_MULTIPART_DIALECT_HPP
#define QUIRE_MULTIPART_DIALECT_HPP

#include <cstdint>
#include <string_view>

namespace quire::multipart {

/// How a name or filename stands between its quotes. What an escaping does not name goes out raw.
enum class escaping : std::uint8_t {
  none,
  percent,      ///< `%22`, `%0D`, `%0A` for quote, CR, LF (HTML, multipart/form-data encoding)
  backslash,    ///< `\\` for a backslash, `%22`, `%0A` for quote, LF (workerd)
  quoted_pair,  ///< `\\`, `\"` for backslash, quote (RFC 9110, section 5.6.4)
};

/// What is done with names, filenames and texts that are not UTF-8.
enum class utf8_rule : std::uint8_t {
  as_it_is,
  repair,  ///< U+FFFD for every ill-formed run, one for a surrogate in three bytes
  refuse,
};

/// The filename of a file that was given none.
enum class nameless_file : std::uint8_t { blob, field_name, empty, refuse };

/// What becomes of a filename that was given and is empty.
enum class empty_filename : std::uint8_t {
  write,
  leave_out,  ///< readers then take the file for a text
  refuse,
};

/// What a Content-Type of a part may be.
enum class type_rule : std::uint8_t {
  any,
  no_controls,  ///< a type with a control is refused
  file_api,     ///< lower case; one with a byte outside U+0020 to U+007E counts as none (File API)
  media_type,   ///< a media type of printable ASCII that no reader looks into (`multipart`,
                ///< `message`) or takes a filename from (`name=`); another one is refused
};

/// The Content-Type of a file that was given none.
enum class default_type : std::uint8_t {
  none,
  octet_stream,
  by_extension,  ///< of the filename, by curl's table; else `application/octet-stream`
};

/// How a form is written. Each member names one rule.
struct dialect {
  /// What becomes of quotes and line breaks in names and filenames.
  escaping escape = escaping::none;
  bool crlf_in_names = false;  ///< CR, LF and CRLF in a field name become CRLF before it is escaped
  bool crlf_in_texts = false;  ///< the same of a text's value; never of a filename or file
  bool crlf_at_end = true;     ///< CRLF after the close delimiter
  /// What becomes of a file without a filename.
  nameless_file nameless = nameless_file::blob;
  /// What becomes of an empty filename.
  empty_filename empty_names = empty_filename::write;
  /// Which types are written, and how.
  type_rule types = type_rule::no_controls;
  /// The type of a file that was given none.
  default_type no_type = default_type::octet_stream;
  /// What becomes of bytes that are no UTF-8.
  utf8_rule utf8 = utf8_rule::as_it_is;

  std::string_view refused{};            ///< bytes that no name or filename may hold
  bool refuses_empty_name = false;       ///< a field without a name
  bool refuses_final_backslash = false;  ///< a name or filename that ends with a backslash
  bool refuses_byte_order_mark = false;  ///< a name, filename or text that starts with one
  /// A name in which a careless reader sees a filename, and a filename in which it sees a name.
  bool refuses_look_alikes = false;
  /// A given boundary that a careless reader cuts at a comma, or finds twice.
  bool refuses_unclear_boundary = false;
  bool has_engine = false;  ///< there is a program whose bytes these are

  constexpr bool operator==(const dialect&) const noexcept = default;
};

/// The dialect without quire's own refusals: the bytes that the engine itself writes, raw CR
/// included, for who has to compare bytes. Names from strangers can inject headers through it. What
/// the engine refuses is still refused; `strict` has no engine and stays as it is.
[[nodiscard]] constexpr dialect as_engine(dialect how) noexcept {
  if (!how.has_engine) return how;
  how.refused = {};
  how.refuses_empty_name = false;
  if (how.empty_names == empty_filename::refuse) how.empty_names = empty_filename::write;
  if (how.types == type_rule::no_controls) how.types = type_rule::any;
  return how;
}

/// Dialects by name. No raw CR or LF of a name, filename or type goes out in any of them.
namespace dialects {

namespace detail {

using namespace std::string_view_literals;
inline constexpr std::string_view nul = "\0"sv;
inline constexpr std::string_view cr_and_nul = "\r\0"sv;
inline constexpr std::string_view unsafe =
    "\0\1\2\3\4\5\6\a\b\t\n\v\f\r\16\17\20\21\22\23\24\25\26\27\30\31\32\33\34\35\36\37\177\"\\%"sv;

}  // namespace detail

/// What every reader we know reads the same way: nothing that would need an escape, no controls, no
/// empty names, nothing that is not UTF-8.
inline constexpr dialect strict{
    .empty_names = empty_filename::refuse,
    .types = type_rule::media_type,
    .utf8 = utf8_rule::refuse,
    .refused = detail::unsafe,
    .refuses_empty_name = true,
    .refuses_byte_order_mark = true,
    .refuses_look_alikes = true,
    .refuses_unclear_boundary = true,
};

/// Undici's bytes. Browsers write the same, but for an empty filename, which they do write (WHATWG
/// HTML, multipart/form-data encoding algorithm).
inline constexpr dialect fetch{
    .escape = escaping::percent,
    .crlf_in_names = true,
    .crlf_in_texts = true,
    .empty_names = empty_filename::leave_out,
    .types = type_rule::file_api,
    .utf8 = utf8_rule::repair,
    .refused = detail::nul,
    .has_engine = true,
};

/// What `FormData` of workerd writes. Its own reader takes no escape back but that of a backslash:
/// a quote comes back as `%22`.
inline constexpr dialect workerd{
    .escape = escaping::backslash,
    .crlf_at_end = false,
    .nameless = nameless_file::field_name,
    .empty_names = empty_filename::refuse,
    .types = type_rule::file_api,
    .refused = detail::cr_and_nul,
    .refuses_empty_name = true,
    .refuses_final_backslash = true,
    .has_engine = true,
};

/// What `curl -F` writes, from 7.81 on.
inline constexpr dialect curl{
    .escape = escaping::percent,
    .nameless = nameless_file::refuse,
    .no_type = default_type::by_extension,
    .refused = detail::nul,
    .has_engine = true,
};

}  // namespace dialects

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_DIALECT_HPP
