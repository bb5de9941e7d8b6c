// SPDX-License-Identifier: Apache-2.0
// The header lines of a part: the plain way, which nearly every part goes, and the careful way.
#ifndef QUIRE_MULTIPART_DETAIL_HEADER_READER_HPP
#define QUIRE_MULTIPART_DETAIL_HEADER_READER_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/buffer.hpp>
#include <quire/mime/disposition.hpp>
#include <quire/mime/header_block.hpp>
#include <quire/multipart/detail/decoded_names.hpp>
#include <quire/multipart/detail/header_scan.hpp>
#include <quire/multipart/detail/part_check.hpp>
#include <quire/multipart/detail/plain_header.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/limits.hpp>
#include <quire/multipart/part.hpp>

#include <cassert>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail {

/// Reads the header blocks of a form, one after the other, each into `part()`. A block that lies in
/// one chunk is read where it is. One that a chunk's end cuts is gathered in a buffer, and scanned
/// on in there.
template <grammar G>
class header_reader {
 public:
  /// `limits`: those that `read` will be given.
  explicit header_reader(const multipart::limits& limits = {}) noexcept : m_plain_limits(limits) {}

  /// Gets the memory that blocks under the limits can need, so that none is asked for later: a
  /// block, its last line end, and the piece in which the limit is found to be passed; the joined
  /// lines, and the names out of them. Returns false if there is none.
  [[nodiscard]] bool reserve(const multipart::limits& limits) noexcept {
    if (limits.header_block > largest_reserve) return true;
    if (decodes && !m_names.reserve(3 * limits.header_block, 4)) return false;
    return m_gathered.reserve(limits.header_block + 2 * gather_step);
  }

  /// A body starts. Decoded names of the one before are gone.
  void begin_body() noexcept {
    m_gathered.clear();
    if (decodes) m_names.forget();
    m_keeps_names = false;
  }

  /// The same body starts again. From the first such call on, decoded names are kept: each is
  /// decoded once, and lives until `begin_body`.
  void begin_same_body() noexcept {
    m_gathered.clear();
    m_names.rewind();
    m_keeps_names = true;
  }

  /// A header block starts at the next byte.
  [[gnu::always_inline]] void begin_block() noexcept {
    m_gathered.clear();
    if (decodes && !m_keeps_names) m_names.forget();
  }

  /// Reads on at `at`, which it moves past what was used. After `more`, `keep` what is left of the
  /// chunk before it goes.
  [[nodiscard, gnu::always_inline]] scan_outcome read(const char*& at, const char* last,
                                                      const multipart::limits& limits) noexcept {
    if (!m_gathered.empty()) return gather(at, last, limits);
    plain_header plain;
    if (plain_header_reader<G>(at, last, m_plain_limits).read(plain)) return take_plain(at, plain);
    return scan(at, last, limits);
  }

  /// After `complete`: true if the block is a field's, and so plain and short that it cannot hold a
  /// text of `size` bytes that starts with two hyphens; then there is nothing to `check`.
  [[nodiscard, gnu::always_inline]] bool is_harmless(std::size_t size) const noexcept {
    return m_is_plain && m_block.size() < plain_start.size() + size && !m_part.m_has_filename &&
           m_type.empty();
  }

  /// After `complete`, in a grammar that lets nothing be read in two ways: looks for what can be.
  /// Returns false if the part is refused; then `why` says why.
  [[nodiscard]] bool check(std::string_view dash_boundary) noexcept {
    const part_check<G> check(m_part, m_block);
    const auto found =
        m_is_plain ? check.run_plain(dash_boundary, m_type) : check.run(dash_boundary);
    if (found) m_error = *found;
    return !found;
  }

  /// Copies the bytes of a block that goes on in the next chunk. Returns false if there is no
  /// memory.
  [[nodiscard]] bool keep(const char* at, const char* last) noexcept {
    return m_gathered.append(at, static_cast<std::size_t>(last - at));
  }

  /// After `complete`: what the lines say. Views into the chunk, or into this, until the next
  /// `begin_block`.
  [[nodiscard]] const multipart::part& part() const noexcept { return m_part; }

  /// After `failed`: why. The offset counts from the first byte of the block.
  [[nodiscard]] error why() const noexcept { return m_error; }

 private:
  // Whether a name can be what stands nowhere in the body.
  static constexpr bool decodes =
      G.joined_dispositions || G.disposition.backslash_escapes || G.folded_lines;
  static constexpr std::size_t largest_reserve = 1U << 20U;
  static constexpr std::size_t gather_step = 512;

  scan_outcome fail(error why) noexcept {
    m_error = why;
    return scan_outcome::failed;
  }

  // ---- the plain way

  [[gnu::always_inline]] scan_outcome take_plain(const char*& at,
                                                 const plain_header& plain) noexcept {
    m_part.m_name = plain.name;
    m_part.m_filename = plain.filename;
    m_part.m_extended_filename = {};
    m_part.m_has_filename = plain.has_filename;
    if constexpr (part_check<G>::is_needed) {
      m_block = {at, plain.lines_size};
      m_type = plain.type;
      m_is_plain = true;
    }
    m_part.m_headers = mime::header_block({at, plain.lines_size}, G.trailing_blanks);
    at += plain.block_size;
    return scan_outcome::complete;
  }

  // ---- the careful way

  // The block starts in this chunk.
  [[gnu::noinline]] scan_outcome scan(const char*& at, const char* last,
                                      const multipart::limits& limits) noexcept {
    const char* const block = at;
    m_scan = {};
    const scan_outcome outcome = m_scan.run(block, static_cast<std::size_t>(last - at), limits);
    if (outcome == scan_outcome::failed) return fail(m_scan.why());
    if (outcome == scan_outcome::more) return outcome;
    at += m_scan.block_size();
    return take_scanned(block, limits);
  }

  // Adds bytes of the chunk to those of the chunks before it, a line or a piece of one at a time,
  // so that nothing after the block is copied.
  [[gnu::noinline]] scan_outcome gather(const char*& at, const char* last,
                                        const multipart::limits& limits) noexcept {
    while (at != last) {
      const std::size_t size = next_piece(at, last);
      if (!m_gathered.append(at, size)) return fail({errc::out_of_memory, m_gathered.size()});
      at += size;
      const scan_outcome outcome = m_scan.run(m_gathered.data(), m_gathered.size(), limits);
      if (outcome == scan_outcome::failed) return fail(m_scan.why());
      if (outcome == scan_outcome::complete) return take_scanned(m_gathered.data(), limits);
    }
    return scan_outcome::more;
  }

  [[nodiscard]] static std::size_t next_piece(const char* at, const char* last) noexcept {
    const auto left = static_cast<std::size_t>(last - at);
    const std::size_t longest = left < gather_step ? left : gather_step;
    const void* const feed = std::memchr(at, '\n', longest);
    if (feed == nullptr) return longest;
    return static_cast<std::size_t>(static_cast<const char*>(feed) - at) + 1;
  }

  scan_outcome take_scanned(const char* block, const multipart::limits& limits) noexcept {
    if (m_scan.dispositions() == 0 && !G.without_disposition) {
      return fail({errc::missing_disposition, 0});
    }
    std::string_view lines(block, m_scan.lines_size());
    if constexpr (part_check<G>::is_needed) {
      m_block = lines;
      m_is_plain = false;
    }
    if (G.folded_lines && m_scan.has_folds()) {
      lines = unfold(lines);
      if (lines.data() == nullptr) return fail({errc::out_of_memory, 0});
    }
    m_part.m_headers = mime::header_block(lines, G.trailing_blanks);
    if (G.without_disposition) return scan_outcome::complete;
    const bool several = m_scan.dispositions() > 1;
    if (G.last_disposition && several && !are_valid(block, limits)) return scan_outcome::failed;
    std::string_view value(block + m_scan.value_begin(), m_scan.value_end() - m_scan.value_begin());
    if (G.joined_dispositions && several) {
      value = join_dispositions();
    } else if (lines.data() != block) {
      value = last_disposition();
    }
    if (value.data() == nullptr) return fail({errc::out_of_memory, 0});
    const std::size_t offset = offset_in({block, m_scan.lines_size()}, value.data());
    const auto read = mime::parse_disposition<G.disposition>(value, limits.parameters);
    if (!read.ok()) return fail({from_mime(read.error().code), offset + read.error().offset});
    return take_disposition(*read, offset, limits);
  }

  // The lines in one piece: without the line ends that a blank follows (RFC 5322, section 2.2.3).
  std::string_view unfold(std::string_view lines) noexcept {
    const auto each_kept = [lines](auto put) {
      for (std::size_t at = 0; at != lines.size(); ++at) {
        std::size_t end = at;
        while (end != lines.size() && (lines[end] == '\r' || lines[end] == '\n')) ++end;
        const bool folds = end != at && end != lines.size() && core::is_blank(lines[end]);
        put(lines[folds ? at = end : at]);
      }
    };
    std::size_t size = 0;
    each_kept([&size](char) { ++size; });
    return m_names.next(size, [&](char* out) { each_kept([&out](char c) { *out++ = c; }); });
  }

  // Of several Content-Dispositions each must be one, those too that do not count (Fetch, "parse
  // multipart/form-data headers").
  bool are_valid(const char* block, const multipart::limits& limits) noexcept {
    for (const mime::header_field& field : m_part.m_headers) {
      if (!core::equal_any_case(field.name, "content-disposition")) continue;
      const auto read = mime::parse_disposition<G.disposition>(field.value, limits.parameters);
      if (read.ok()) continue;
      const std::size_t offset = offset_in({block, m_scan.lines_size()}, field.value.data());
      return fail({from_mime(read.error().code), offset + read.error().offset}), false;
    }
    return true;
  }

  [[nodiscard]] std::string_view last_disposition() const noexcept {
    std::string_view last("");  // NOLINT(readability-redundant-string-init): null means no memory
    for (const mime::header_field& field : m_part.m_headers) {
      if (core::equal_any_case(field.name, "content-disposition")) last = field.value;
    }
    return last;
  }

  std::string_view join_dispositions() noexcept {
    static constexpr std::string_view name = "content-disposition";
    std::size_t size = 0;
    m_part.m_headers.join(name, [&size](std::string_view piece) { size += piece.size(); });
    return m_names.next(size, [this](char* end) {
      m_part.m_headers.join(name, [&end](std::string_view piece) {
        if (!piece.empty()) std::memcpy(end, piece.data(), piece.size());
        end += piece.size();
      });
    });
  }

  scan_outcome take_disposition(const mime::disposition& read, std::size_t offset,
                                const multipart::limits& limits) noexcept {
    if (read.name.raw.size() > limits.name) return fail({errc::name_too_long, offset});
    if (read.filename.raw.size() > limits.filename ||
        read.extended_filename.size() > limits.filename) {
      return fail({errc::filename_too_long, offset});
    }
    m_part.m_has_filename = read.has_filename;
    m_part.m_extended_filename = read.extended_filename;
    if (!decode(read.name, m_part.m_name) || !decode(read.filename, m_part.m_filename)) {
      return fail({errc::out_of_memory, offset});
    }
    return scan_outcome::complete;
  }

  // Takes escapes out, into memory of this; a text without any stays where it is.
  bool decode(const mime::value_text& text, std::string_view& out) noexcept {
    out = text.raw;
    if (!G.disposition.backslash_escapes || !text.escaped) return true;
    out = m_names.next(text.size(), [&text](char* room) { text.copy(room); });
    return out.data() != nullptr;
  }

  plain_limits m_plain_limits;
  multipart::part m_part{};
  // Only for `check`: the lines as they were sent; of a plain block, the type, if there is one.
  std::string_view m_block;
  std::string_view m_type;
  bool m_is_plain = false;
  error m_error{};
  header_scan<G> m_scan{};
  core::buffer m_gathered;  // a header block that a chunk's end cut; else empty
  decoded_names m_names;
  bool m_keeps_names = false;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_HEADER_READER_HPP
