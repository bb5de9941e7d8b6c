// SPDX-License-Identifier: Apache-2.0
// Where readers of multipart/form-data differ, as data: the grammars `strict`, `fetch`, `workerd`;
// and `rfc2046` for multipart bodies that are no forms.
#ifndef QUIRE_MULTIPART_GRAMMAR_HPP
#define QUIRE_MULTIPART_GRAMMAR_HPP

#include <quire/mime/disposition.hpp>

namespace quire::multipart {

/// Each member names one leniency; all off is the narrowest reading of RFC 7578. A structural type:
/// a grammar is a template argument of the parser, and what it does not use is not compiled in.
/// docs/strict.md says for each of them which readers differ. Four change what a body means and
/// not only what is let in: `lf_before_delimiter` (a line feed alone can end a value),
/// `joined_dispositions`, `trailing_blanks`, `without_disposition`.
struct grammar {
  // the Content-Type of the request
  bool repeated_boundary = false;  ///< of two boundary parameters the first counts
  bool unclosed_boundary = false;  ///< a quoted boundary may lack its closing quote
  bool unclear_boundary = false;   ///< other readers may find another boundary there, or none

  // delimiters
  bool preamble = false;             ///< text may stand before the first delimiter
  bool delimiter_in_line = false;    ///< ... which need not start a line: anywhere in the preamble
  bool leading_line_breaks = false;  ///< line breaks alone may stand before the first delimiter
  bool transport_padding = false;    ///< spaces and tabs after a delimiter
  bool close_padding = false;        ///< spaces and tabs after the close delimiter
  bool lf_before_delimiter = false;  ///< LF is enough in front of a delimiter
  bool lf_after_delimiter = false;   ///< LF is enough after a delimiter
  bool any_epilogue = false;         ///< anything may follow the last `--` on its line

  // two hyphens and the boundary where they are no delimiter
  bool boundary_in_values = false;    ///< in a value
  bool boundary_in_headers = false;   ///< in a header line
  bool boundary_in_epilogue = false;  ///< after the form; which ends without a look at it then

  // header lines
  bool lf_header_lines = false;  ///< a header line may end with LF
  bool cr_header_lines = false;  ///< a header line may end with a lone CR
  bool folded_lines = false;     ///< a line that starts with a blank goes on with the one before
  bool blanks_around_names = false;  ///< spaces and tabs around a header name
  bool high_header_names = false;    ///< bytes from 0x80 in a header name
  bool control_bytes = false;        ///< controls other than NUL, CR and LF in a header value
  bool trailing_blanks = false;      ///< blanks at the end of a header value are part of it

  // what headers say
  bool last_disposition = false;     ///< of several Content-Dispositions the last one counts
  bool joined_dispositions = false;  ///< several Content-Dispositions are joined with ", "
  bool joined_types = false;         ///< a file's type is the raw Content-Type, several joined
  bool transfer_encoding = false;    ///< a part may say that its value is encoded; it stays so
  bool nested_multipart = false;     ///< the type of a part may be multipart
  bool unclear_type = false;         ///< a part's type may hold `name=`, or a charset like UTF-16
  bool without_disposition =
      false;  ///< not a form: parts need no Content-Disposition, have no name

  /// What is let in inside a Content-Disposition.
  mime::disposition_rules disposition{};

  constexpr bool operator==(const grammar&) const noexcept = default;
};

/// Refuses whatever two readers take for two different forms: the boundary where it is no
/// delimiter, white space and parameters that some skip and some do not, values that some decode.
/// For filters, and for whoever stands after one.
inline constexpr grammar strict{
    .close_padding = true,
    .disposition = {.any_case = true, .token_values = true},
};

/// What the tests of the Fetch standard settle (web-platform-tests, formdata-parsing), and quire's
/// choice where they settle nothing.
inline constexpr grammar fetch{
    .repeated_boundary = true,
    .unclosed_boundary = true,
    .unclear_boundary = true,
    .transport_padding = true,
    .close_padding = true,
    .boundary_in_values = true,
    .boundary_in_headers = true,
    .boundary_in_epilogue = true,
    .blanks_around_names = true,
    .control_bytes = true,
    .last_disposition = true,
    .transfer_encoding = true,
    .nested_multipart = true,
    .unclear_type = true,
    .disposition = {.any_case = true,
                    .any_case_keys = true,
                    .token_values = true,
                    .any_token_bytes = true,
                    .empty_parameters = true,
                    .loose_blanks = true,
                    .unknown_parameters = true,
                    .extended_parameters = true,
                    .other_extended_filename = true,
                    .backslash_before_quote = true,
                    .name_in_filename = true,
                    .empty_name = true},
};

/// What `request.formData()` of workerd takes, the engine that GitBook runs integrations on.
inline constexpr grammar workerd{
    .repeated_boundary = true,
    .unclosed_boundary = true,
    .unclear_boundary = true,
    .preamble = true,
    .delimiter_in_line = true,
    .lf_before_delimiter = true,
    .lf_after_delimiter = true,
    .any_epilogue = true,
    .boundary_in_values = true,
    .boundary_in_headers = true,
    .boundary_in_epilogue = true,
    .lf_header_lines = true,
    .cr_header_lines = true,
    .high_header_names = true,
    .control_bytes = true,
    .trailing_blanks = true,
    .joined_dispositions = true,
    .joined_types = true,
    .transfer_encoding = true,
    .nested_multipart = true,
    .unclear_type = true,
    .disposition = {.loose_blanks = true,
                    .unknown_parameters = true,
                    .extended_parameters = true,
                    .other_extended_filename = true,
                    .backslash_before_quote = true,
                    .name_in_filename = true,
                    .empty_name = true,
                    .backslash_escapes = true,
                    .space_around_equals = true,
                    .form_feeds = true,
                    .last_counts = true,
                    .stops_quietly = true,
                    .identifier_keys = true,
                    .empty_is_malformed = true},
};

/// The same grammar for bodies that are no form: header lines are read, and a Content-Disposition
/// is one of them.
[[nodiscard]] constexpr grammar without_disposition(grammar of) noexcept {
  of.without_disposition = true;
  return of;
}

/// Any multipart body as RFC 2046 has it: `mixed`, `related`, `byteranges`, batches. A preamble,
/// transport padding, folded lines; no Content-Disposition is asked for.
inline constexpr grammar rfc2046{
    .repeated_boundary = true,
    .unclear_boundary = true,
    .preamble = true,
    .transport_padding = true,
    .close_padding = true,
    .boundary_in_values = true,
    .boundary_in_headers = true,
    .boundary_in_epilogue = true,
    .folded_lines = true,
    .control_bytes = true,
    .transfer_encoding = true,
    .nested_multipart = true,
    .unclear_type = true,
    .without_disposition = true,
};

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_GRAMMAR_HPP
