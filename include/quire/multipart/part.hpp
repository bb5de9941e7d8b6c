// SPDX-License-Identifier: Apache-2.0
// What the header lines of a part say.
#ifndef QUIRE_MULTIPART_PART_HPP
#define QUIRE_MULTIPART_PART_HPP

#include <quire/core/ascii.hpp>
#include <quire/mime/header_block.hpp>
#include <quire/mime/media_type.hpp>
#include <quire/mime/token.hpp>
#include <quire/multipart/grammar.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace quire::multipart {

namespace detail {
template <grammar G>
class header_reader;
}  // namespace detail

/// Name, filename and header lines of a part. All views; the parser or form that gave the part says
/// how long they live.
class part {
 public:
  part() noexcept = default;

  /// The field name as its grammar reads it: escapes taken out where the grammar has escapes, else
  /// the bytes between the quotes. See `decode` for what senders may mean by them.
  [[nodiscard]] std::string_view name() const noexcept { return m_name; }

  /// The filename, likewise; empty but there for `filename=""`. A part that has one is a file.
  /// Never use it as a path: see `safe_filename`.
  [[nodiscard]] std::optional<std::string_view> filename() const noexcept {
    if (!m_has_filename) return std::nullopt;
    return m_filename;
  }

  /// The value of a `filename*` parameter as written (RFC 8187), for `decode`; or none. RFC 7578
  /// forbids senders to use it; no grammar lets it replace the plain filename.
  [[nodiscard]] std::optional<std::string_view> extended_filename() const noexcept {
    if (m_extended_filename.empty()) return std::nullopt;
    return m_extended_filename;
  }

  /// The raw value of the last Content-Type header; or none. `write_type` gives the type of a file.
  [[nodiscard]] std::optional<std::string_view> content_type() const noexcept {
    std::optional<std::string_view> last;
    for (const mime::header_field& field : m_headers) {
      if (core::equal_any_case(field.name, "content-type")) last = field.value;
    }
    return last;
  }

  /// All header lines.
  [[nodiscard]] const mime::header_block& headers() const noexcept { return m_headers; }

 private:
  template <grammar G>
  friend class detail::header_reader;

  std::string_view m_name;
  std::string_view m_filename;
  std::string_view m_extended_filename;
  mime::header_block m_headers;
  bool m_has_filename = false;
};

namespace detail {

/// Fetch's "extract a MIME type" over one header line: its comma-separated values in turn. Keeps
/// the last one that is valid in `last`.
inline void extract_type(std::string_view value, std::optional<mime::media_type>& last) noexcept {
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    if (i < value.size() && quoted && value[i] == '\\') {
      ++i;
      continue;
    }
    if (i < value.size() && value[i] == '"') quoted = !quoted;
    if (i < value.size() && (quoted || value[i] != ',')) continue;
    const auto parsed = mime::media_type::parse(value.substr(begin, i - begin));
    if (parsed.ok() && !parsed->is("*", "*")) last = *parsed;
    begin = i + 1;
  }
}

}  // namespace detail

/// Writes the type that the File of a part has by grammar `G`: in `workerd` the raw value of
/// Content-Type, several joined with a comma, or nothing; else the last valid one in its serialised
/// form, nothing if none is valid, and `text/plain` if there is no Content-Type at all. Calls
/// `sink(char)`.
template <grammar G, class Sink>
void write_type(const part& from, Sink sink) {
  const auto write = [&sink](std::string_view text) {
    for (char c : text) sink(c);
  };
  if constexpr (G.joined_types) {
    from.headers().join("content-type", write);
  } else {
    std::optional<mime::media_type> type;
    bool any = false;
    for (const mime::header_field& field : from.headers()) {
      if (!core::equal_any_case(field.name, "content-type")) continue;
      any = true;
      detail::extract_type(field.value, type);
    }
    if (type) type->serialize(sink);
    if (!any) write("text/plain");
  }
}

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_PART_HPP
