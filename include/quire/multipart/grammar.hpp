// SPDX-License-Identifier: Apache-2.0
// Where readers of multipart/form-data differ, as data: the grammars `strict`, `fetch`, `workerd`.
#ifndef QUIRE_MULTIPART_GRAMMAR_HPP
#define QUIRE_MULTIPART_GRAMMAR_HPP

#include <quire/mime/disposition.hpp>

namespace quire::multipart {

/// Each member names one leniency; all off is the narrowest reading of RFC 7578. A structural type:
/// a grammar is a template argument of the parser, and what it does not use is not compiled in.
/// Two leniencies change what a body means and not only what is let in: `lf_before_delimiter`
/// (a line feed alone can end a value) and `joined_dispositions`.
struct grammar {
  bool repeated_boundary = false;    ///< of two boundary parameters the first counts
  bool unclosed_boundary = false;    ///< a quoted boundary may lack its closing quote
  bool preamble = false;             ///< the form starts at the first `--boundary`, wherever it is
  bool transport_padding = false;    ///< spaces and tabs after a delimiter
  bool lf_before_delimiter = false;  ///< LF is enough in front of a delimiter
  bool lf_after_delimiter = false;   ///< LF is enough after a delimiter
  bool any_epilogue = false;         ///< anything may follow the last `--` on its line

  bool lf_header_lines = false;      ///< a header line may end with LF
  bool cr_header_lines = false;      ///< a header line may end with a lone CR
  bool blanks_around_names = false;  ///< spaces and tabs around a header name
  bool high_header_names = false;    ///< bytes from 0x80 in a header name
  bool control_bytes = false;        ///< controls other than NUL, CR and LF in a header value

  bool last_disposition = false;     ///< of several Content-Dispositions the last one counts
  bool joined_dispositions = false;  ///< several Content-Dispositions are joined with ", "
  bool joined_types = false;         ///< a file's type is the raw Content-Type, several joined

  mime::disposition_rules disposition{};

  constexpr bool operator==(const grammar&) const noexcept = default;
};

/// Refuses whatever two readers could take for two different forms: repeated boundaries, headers
/// and parameters, white space and controls in the wrong place.
inline constexpr grammar strict{
    .transport_padding = true,
    .disposition = {.any_case = true, .token_values = true, .empty_parameters = true},
};

/// What the tests of the Fetch standard settle (web-platform-tests, formdata-parsing), and quire's
/// choice where they settle nothing.
inline constexpr grammar fetch{
    .repeated_boundary = true,
    .unclosed_boundary = true,
    .transport_padding = true,
    .blanks_around_names = true,
    .control_bytes = true,
    .last_disposition = true,
    .disposition = {.any_case = true, .token_values = true, .empty_parameters = true},
};

/// What `request.formData()` of workerd takes, the engine that GitBook runs integrations on.
inline constexpr grammar workerd{
    .repeated_boundary = true,
    .unclosed_boundary = true,
    .preamble = true,
    .lf_before_delimiter = true,
    .lf_after_delimiter = true,
    .any_epilogue = true,
    .lf_header_lines = true,
    .cr_header_lines = true,
    .high_header_names = true,
    .control_bytes = true,
    .joined_dispositions = true,
    .joined_types = true,
    .disposition = {.backslash_escapes = true,
                    .space_around_equals = true,
                    .form_feeds = true,
                    .last_counts = true,
                    .stops_quietly = true,
                    .identifier_keys = true,
                    .empty_is_malformed = true},
};

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_GRAMMAR_HPP
