// SPDX-License-Identifier: Apache-2.0
// The body of the writer fuzzer: any parts, written in one of the dialects; gathered and pulled
// alike, as the plain writer of the tests writes them, and read back by quire whole and in chunks.
// No byte of a name, filename or type ends a line.
#ifndef QUIRE_FUZZ_MULTIPART_WRITER_HPP
#define QUIRE_FUZZ_MULTIPART_WRITER_HPP

#include <quire/multipart.hpp>
#include <quire/multipart/writer.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fuzz/multipart_parser.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <tests/support/event_log.hpp>
#include <tests/support/plain_writer.hpp>
#include <vector>

namespace quire::fuzz {

/// What a reader of the dialect's own kind makes of a text on the wire.
inline std::string read_back(const support::plain_dialect& how, std::string text) {
  if (how.which() != support::plain_dialect::kind::workerd) return text;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

/// True if a part is what was written: its texts, its value, and no line but its own.
inline bool is_part(const support::plain_dialect& how, const support::given_part& given,
                    const support::logged_part& read, std::string_view body) {
  const std::string type = *how.type(given);
  const std::string filename = given.file ? *how.filename(given) : "";
  std::optional<std::string> wanted;
  if (!filename.empty()) wanted = read_back(how, filename.substr(12, filename.size() - 13));
  const auto lines = std::count(read.headers.begin(), read.headers.end(), '\n');
  const auto ends = std::count(read.headers.begin(), read.headers.end(), '\r');
  return read.ended && read.name == read_back(how, *how.name(given.name)) &&
         read.filename == wanted && lines == (type.empty() ? 1 : 2) && ends == lines &&
         body.substr(read.offset, read.size) == *how.value(given);
}

template <multipart::grammar G>
bool reads(const support::plain_dialect& how, const std::vector<support::given_part>& parts,
           std::string_view content_type, std::string_view body, const support::cuts& sizes) {
  const auto most = multipart::limits::unlimited();
  const auto boundary = multipart::boundary_from_content_type<G>(content_type, most);
  if (!boundary.ok()) return false;
  multipart::basic_parser<G> parser(*boundary, most);
  const support::event_log log = support::record(parser, body);
  if (log.verdict != multipart::step::end || log.parts.size() != parts.size()) return false;
  for (std::size_t i = 0; i != parts.size(); ++i) {
    if (!is_part(how, parts[i], log.parts[i], body)) return false;
  }
  return support::follows(parser, body, log, sizes) && support::follows(parser, body, log, {{}, 1});
}

/// Reads what was written in the grammars that the dialect is for.
inline bool reads_back(const support::plain_dialect& how,
                       const std::vector<support::given_part>& parts, std::string_view content_type,
                       std::string_view body, const support::cuts& sizes) {
  switch (how.which()) {
    case support::plain_dialect::kind::strict:
      return reads<multipart::strict>(how, parts, content_type, body, sizes) &&
             reads<multipart::fetch>(how, parts, content_type, body, sizes) &&
             (parts.empty() || reads<multipart::workerd>(how, parts, content_type, body, sizes));
    case support::plain_dialect::kind::workerd:
      return reads<multipart::workerd>(how, parts, content_type, body, sizes);
    default:
      return reads<multipart::fetch>(how, parts, content_type, body, sizes);
  }
}

inline std::optional<std::string> gather(multipart::writer& form,
                                         const std::vector<support::given_part>& parts) {
  for (const support::given_part& each : parts) {
    if (each.file) {
      form.file(each.name, each.value, {each.filename, each.type});
    } else {
      form.text(each.name, each.value, each.type);
    }
  }
  const auto body = form.finish();
  if (!body.ok()) return std::nullopt;
  std::string bytes(body->content_length(), '\0');
  if (body->copy(bytes.data()) != bytes.data() + bytes.size()) return std::nullopt;
  for (const multipart::piece& each : *body) {
    if (each.size == 0) return std::nullopt;
  }
  return bytes;
}

/// The same with the files in chunks, of known size and of unknown, and every other text.
inline std::optional<std::string> pull(multipart::writer& form,
                                       const std::vector<support::given_part>& parts,
                                       const support::cuts& sizes) {
  for (const support::given_part& each : parts) {
    std::optional<std::size_t> size;
    if (each.value.size() % 2 == 0) size = each.value.size();
    if (each.file) {
      form.file_in_chunks(each.name, {each.filename, each.type}, size);
    } else if (size) {
      form.text_in_chunks(each.name, each.type);
    } else {
      form.text(each.name, each.value, each.type);
    }
  }
  auto body = form.pull();
  if (!body.ok()) return std::nullopt;
  std::string bytes;
  std::size_t fed = 0;
  std::size_t chunk = 0;
  for (auto step = body->next(); step != multipart::pull::body_end; step = body->next()) {
    if (step == multipart::pull::error) return std::nullopt;
    if (step == multipart::pull::piece) {
      bytes += body->piece();
      continue;
    }
    const std::string_view rest = std::string_view(parts[body->part()].value).substr(fed);
    const std::string_view next = rest.substr(0, std::max<std::size_t>(sizes.at(chunk++), 1));
    fed = next.empty() ? 0 : fed + next.size();
    next.empty() ? body->end_value() : body->feed(next);
  }
  if (body->content_length().value_or(bytes.size()) != bytes.size()) return std::nullopt;
  return bytes;
}

inline std::vector<support::given_part> read_parts(input_reader& reader) {
  std::vector<support::given_part> parts;
  for (unsigned left = reader.byte() % 5U; left != 0; --left) {
    const std::uint8_t how = reader.byte();
    support::given_part part;
    part.file = (how & 1U) != 0;
    part.name = reader.text(reader.byte() % 32U);
    if ((how & 2U) != 0) part.filename = reader.text(reader.byte() % 32U);
    if ((how & 4U) != 0) part.type = reader.text(reader.byte() % 32U);
    part.value = reader.text(reader.byte());
    parts.push_back(std::move(part));
  }
  return parts;
}

/// True if a text of a part holds the boundary that was given.
inline bool holds(const support::plain_dialect& how, const std::vector<support::given_part>& parts,
                  const std::string& dashed) {
  for (const support::given_part& each : parts) {
    const std::string filename = each.file ? each.filename.value_or("") : "";
    for (const std::string& text : {each.name, filename, each.value}) {
      if (text.find(dashed) != std::string::npos) return true;
    }
    // A type goes out in lower case in two dialects.
    if (support::lower(*how.type(each)).find(support::lower(dashed)) != std::string::npos) {
      return true;
    }
  }
  return false;
}

/// Input: byte 0 the dialect and whether a boundary is given, a byte for its length, the boundary,
/// a byte for how many chunk sizes follow (at most 3), those, a byte for how many parts follow (at
/// most 4), and those: what is there, then name, filename, type and value, a byte for the length
/// before each. Returns false if something does not hold.
inline bool multipart_writer(std::string_view input) {
  input_reader reader(input);
  const std::uint8_t how = reader.byte();
  const support::plain_dialect dialect(static_cast<support::plain_dialect::kind>(how % 4U));
  const std::string_view given = reader.text(reader.byte() % 71U);
  support::cuts sizes;
  for (unsigned left = reader.byte() % 4U; left != 0; --left) {
    sizes.sizes.push_back(reader.byte());
  }
  if (!sizes.sizes.empty()) sizes.rest = sizes.sizes.back() + 1U;
  const auto parts = read_parts(reader);

  multipart::writer form(dialect.value());
  const auto boundary = mime::boundary::from(given);
  const bool is_given = (how & 4U) != 0 && boundary.ok();
  if (is_given) form.reset(*boundary);
  const std::string text(form.boundary());
  const auto gathered = gather(form, parts);
  const auto content_type = gathered ? std::string(form.finish()->content_type()) : "";
  is_given ? form.reset(*boundary) : form.reset();
  auto pulled = pull(form, parts, sizes);
  if (pulled && !is_given) pulled = support::replaced(*pulled, form.boundary(), text);
  if (gathered != pulled) return false;

  auto wanted = dialect.write(parts, text);
  if (wanted && is_given && holds(dialect, parts, "--" + text)) wanted.reset();
  if (gathered != wanted) return false;
  return !gathered || reads_back(dialect, parts, content_type, *gathered, sizes);
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_MULTIPART_WRITER_HPP
