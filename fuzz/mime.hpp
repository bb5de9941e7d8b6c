// SPDX-License-Identifier: Apache-2.0
// The body of the mime fuzzer: a text read as everything that the mime layer reads.
#ifndef QUIRE_FUZZ_MIME_HPP
#define QUIRE_FUZZ_MIME_HPP

#include <quire/core/utf8.hpp>
#include <quire/core/ascii.hpp>
#include <quire/mime.hpp>
#include <quire/multipart.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quire::fuzz {

[[nodiscard]] inline bool within(std::string_view piece, std::string_view text) {
  return piece.empty() ||
         (piece.data() >= text.data() && piece.data() + piece.size() <= text.data() + text.size());
}

[[nodiscard]] inline std::string serialized(const mime::media_type& type) {
  std::string out;
  type.serialize([&out](char c) { out += c; });
  return out;
}

/// What is serialised is a media type, and serialises to itself.
[[nodiscard]] inline bool media_type_holds(std::string_view text) {
  const auto parsed = mime::media_type::parse(text);
  if (!parsed.ok()) return parsed.error().offset <= text.size();
  for (const mime::parameter& each : parsed->parameters()) {
    if (!within(each.name, text) || !within(each.value.raw, text)) return false;
  }
  const std::string once = serialized(*parsed);
  const auto again = mime::media_type::parse(once);
  return again.ok() && serialized(*again) == once;
}

/// A boundary that was let in has the size it says, and no byte that it may not have.
[[nodiscard]] inline bool boundary_holds(std::string_view text) {
  const auto found = multipart::boundary_from_content_type(text);
  const auto strict = multipart::boundary_from_content_type<multipart::strict>(text);
  if (strict.ok() && !found.ok()) return false;
  if (!found.ok()) return true;
  std::string copy(found->size(), '\0');
  if (found->copy(copy.data()) != copy.data() + copy.size()) return false;
  for (char c : copy) {
    if (!mime::is_boundary_char(c)) return false;
  }
  return *found == copy && !copy.empty() && copy.size() <= 70;
}

template <mime::disposition_rules R>
[[nodiscard]] bool disposition_holds(std::string_view text) {
  const auto read = mime::parse_disposition<R>(text);
  if (!read.ok()) return read.error().offset <= text.size();
  std::string name(read->name.size(), '\0');
  read->name.copy(name.data());
  return within(read->name.raw, text) && within(read->filename.raw, text) &&
         within(read->extended_filename, text) && read->name == name;
}

[[nodiscard]] inline bool headers_hold(std::string_view text) {
  std::size_t count = 0;
  for (const mime::header_field& field : mime::header_block(text)) {
    if (!within(field.name, text) || !within(field.value, text) || ++count > text.size()) {
      return false;
    }
  }
  return true;
}

/// What was decoded fits where the text would fit.
[[nodiscard]] inline bool decoding_holds(std::string_view text) {
  using multipart::decoding;
  std::vector<char> room(text.size());
  for (decoding how : {decoding::raw, decoding::whatwg, decoding::backslash, decoding::extended}) {
    const auto decoded = multipart::decode(text, how, room);
    if (!decoded.ok() && decoded.error() == multipart::decode_errc::no_room) return false;
    if (decoded.ok() && decoded->size() > text.size()) return false;
  }
  return true;
}

/// What is safe has no byte that is not, and is its own safe form.
[[nodiscard]] inline bool safe_filename_holds(std::string_view text) {
  std::vector<char> room(multipart::longest_filename);
  std::vector<char> again(multipart::longest_filename);
  const auto safe = multipart::safe_filename(text, room);
  if (!safe) return true;
  for (char c : *safe) {
    if (!core::is_high(c) && !multipart::detail::is_filename_byte(c)) return false;
  }
  return !safe->empty() && *safe != "." && *safe != ".." && quire::core::is_utf8(*safe) &&
         multipart::safe_filename(*safe, again) == *safe;
}

/// Returns false if something does not hold.
[[nodiscard]] inline bool mime(std::string_view text) {
  return media_type_holds(text) && boundary_holds(text) &&
         disposition_holds<multipart::strict.disposition>(text) &&
         disposition_holds<multipart::fetch.disposition>(text) &&
         disposition_holds<multipart::workerd.disposition>(text) && headers_hold(text) &&
         decoding_holds(text) && safe_filename_holds(text);
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_MIME_HPP
