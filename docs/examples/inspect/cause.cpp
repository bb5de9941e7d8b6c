// SPDX-License-Identifier: Apache-2.0
#include "cause.hpp"

#include <quire/core/ascii.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "grammars.hpp"
#include "terminal.hpp"

namespace inspect {

namespace {

using place = std::size_t;
constexpr place none = std::string_view::npos;

/// The bytes of a body, as they are and as they may be shown, and the dash boundary that its
/// Content-Type announces: "--B".
struct scene {
  const capture& from;
  std::string_view body;
  std::string_view shown;
  place at;
  std::string delimiter;

  [[nodiscard]] char byte(place where) const { return where < body.size() ? body[where] : '\0'; }
  [[nodiscard]] bool follows_lf_alone(place where) const {
    return where > 0 && byte(where - 1) == '\n' && (where < 2 || byte(where - 2) != '\r');
  }
  /// From `where` to the end of its line, without it; masked.
  [[nodiscard]] std::string_view line_from(place where) const {
    const std::string_view rest = shown.substr(std::min(where, shown.size()));
    return rest.substr(0, rest.find_first_of("\r\n"));
  }
  [[nodiscard]] std::string_view line_around(place where) const {
    const place before = where == 0 ? none : body.rfind('\n', where - 1);
    return line_from(before == none ? 0 : before + 1);
  }
};

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 40;
  return '"' + printable(text.substr(0, most)) + (text.size() > most ? "…\"" : "\"");
}
std::string byte_text(place at) { return "byte " + std::to_string(at); }

constexpr const char* all_lines =
    "end this line, and each line of a delimiter or a header, with CR LF";

/// What follows a delimiter on its line.
cause after_delimiter(const scene& in) {
  const char c = in.byte(in.at);
  if (c == '\n') return {"LF alone ends the line of a delimiter, where CR LF is due", all_lines};
  if (in.at > 0 && in.byte(in.at - 1) == '\r')
    return {"CR alone ends the line of a delimiter, where CR LF is due",
            "end this line with CR LF"};
  if (c == ' ' || c == '\t')
    return {"a blank follows a delimiter on its line", "take the blanks after the delimiter out"};
  const bool closed = in.at >= 2 && in.body.substr(in.at - 2, 2) == "--";
  const std::string rest = quoted(in.line_from(in.at));
  if (closed)
    return {rest + " follows the close delimiter on its line",
            "end the body, or the line, right after the close delimiter"};
  return {
      rest + " follows a delimiter on its line",
      "end the line right after the boundary; is the boundary longer than the Content-Type says?"};
}

/// The body does not start with the delimiter, or has none.
cause before_delimiter(const scene& in) {
  const place first = in.delimiter.size() > 2 ? in.body.find(in.delimiter) : none;
  if (first != 0 && in.body.starts_with("--"))
    return {"the body starts with " + quoted(in.line_from(0)) + ", the Content-Type announces " +
                quoted(std::string_view{in.delimiter}.substr(2)),
            "announce the boundary that the body has, without its first two hyphens"};
  if (first == none || first == 0) return {};
  if (in.body.substr(0, first).find_first_not_of("\r\n") == none)
    return {"a line break stands before the first delimiter",
            "start the body with the delimiter: take the line break before it out"};
  return {std::to_string(first) + " bytes stand before the first delimiter",
          "start the body with the delimiter: take out what stands before it"};
}

cause other_close_delimiter(const scene& in) {
  std::string_view line = in.body.substr(0, in.body.find_last_not_of("\r\n") + 1);
  line.remove_prefix(line.rfind('\n') == none ? 0 : line.rfind('\n') + 1);
  if (line.size() < 5 || !line.starts_with("--") || !line.ends_with("--")) return {};
  return {"the body ends with " + quoted(line) + ", the Content-Type announces " +
              quoted(std::string_view{in.delimiter}.substr(2)),
          "end the body with the boundary that it starts with"};
}

/// A close delimiter is there, and was read as data.
cause no_close_delimiter(const scene& in) {
  const place close = in.body.find(in.delimiter + "--");
  if (in.delimiter.size() <= 2) return {};
  if (close == none) return other_close_delimiter(in);
  if (in.follows_lf_alone(close))
    return {"the close delimiter at " + byte_text(close) +
                " is data here: LF alone ends the line before it, where CR LF is due",
            "put CR LF before each delimiter"};
  return {"the close delimiter at " + byte_text(close) + " is data here: no CR LF stands before it",
          "put CR LF before the close delimiter"};
}

/// The boundary stands in a value, or a line end before a delimiter is not CR LF.
cause stray_boundary(const scene& in) {
  if (in.follows_lf_alone(in.at))
    return {"LF alone ends the line before a delimiter, where CR LF is due",
            "put CR LF before each delimiter"};
  return {
      "no CR LF stands before it",
      "put CR LF before it, if it is meant to be a delimiter; else take a boundary that does not "
      "occur in what is sent"};
}

cause header_line_end(const scene& in) {
  if (in.byte(in.at) == '\n') return {"LF alone ends a header line, where CR LF is due", all_lines};
  return {"CR alone ends a header line, where CR LF is due", "end this line with CR LF"};
}

/// A line that looks like JSON, text or a delimiter, where a header is due.
cause no_header(const scene& in) {
  const std::string_view line = in.line_around(in.at);
  if (in.delimiter.size() > 2 && line.starts_with(in.delimiter))
    return {"a delimiter stands where a header line is due",
            "put an empty line between the header lines and the value, also if that is empty"};
  if (in.byte(in.at) == ' ' || in.byte(in.at) == '\t')
    return {"a blank stands in the name of a header", "take it out"};
  if (line.empty() || std::string_view{"{[\"<"}.find(line.front()) == none) return {};
  return {"a value stands where a header line is due",
          "put an empty line between the header lines and the value"};
}

cause no_name(const scene& in) {
  std::string line{in.line_around(in.at)};
  std::transform(line.begin(), line.end(), line.begin(), quire::core::to_lower);
  if (line.find("name=\"\"") != none) return {"the name is empty", "give the field a name"};
  if (line.find("name") == none) return {};
  return {"the Content-Disposition has a name that this grammar does not read",
          "write it as name=\"…\": small letters, double quotes, no backslash, no blanks around ="};
}

/// What the form has in place of "event" or "environment".
cause no_field(const scene& in) {
  const form found = read_form("workerd", in.from, quire::multipart::limits::unlimited());
  if (found.parts.empty()) return {"the form has no field at all", {}};
  std::string names;
  for (const part& each : found.parts) names += (names.empty() ? "" : ", ") + quoted(each.name);
  return {"the form has " + names, {}};
}

struct rule {
  std::string_view code;
  cause (*say)(const scene&);
};
constexpr std::array<rule, 12> rules{{{"missing_event", no_field},
                                      {"missing_environment", no_field},
                                      {"stray_boundary", stray_boundary},
                                      {"invalid_delimiter_line", after_delimiter},
                                      {"missing_first_delimiter", before_delimiter},
                                      {"no_delimiter", before_delimiter},
                                      {"missing_close_delimiter", no_close_delimiter},
                                      {"invalid_line_end", header_line_end},
                                      {"invalid_header_name", no_header},
                                      {"missing_colon", no_header},
                                      {"truncated_header_block", no_header},
                                      {"missing_name", no_name}}};

}  // namespace

cause cause_of(const capture& from, const quire::error& why, std::string_view shown) {
  if (why.where() == quire::request_part::content_type && from.content_type.empty())
    return {"the request has no Content-Type", {}};
  if (why.where() != quire::request_part::form) return {};
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [&](const rule& each) { return each.code == why.code(); });
  if (found == rules.end()) return {};
  return found->say({from, from.body, shown, why.offset(), dash_boundary(from.content_type)});
}

std::string line_ends_of(const capture& from) {
  const std::string body = frame_of(from);
  std::size_t crlf = 0;
  std::size_t lf = 0;
  for (place at = body.find('\n'); at != none; at = body.find('\n', at + 1))
    ++(at > 0 && body[at - 1] == '\r' ? crlf : lf);
  if (crlf == 0 && lf == 0) return "none";
  std::string text = crlf > 0 ? "CR LF" : "";
  if (lf > 0) text += crlf > 0 ? " and LF alone" : "LF alone";
  return text;
}

}  // namespace inspect
