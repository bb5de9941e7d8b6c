// SPDX-License-Identifier: Apache-2.0
// The value of a part: pieces of data up to the next delimiter, whatever the chunks.
#ifndef QUIRE_MULTIPART_DETAIL_VALUE_READER_HPP
#define QUIRE_MULTIPART_DETAIL_VALUE_READER_HPP

#include <quire/mime/boundary.hpp>
#include <quire/multipart/detail/dash_boundary.hpp>
#include <quire/multipart/detail/delimiter.hpp>
#include <quire/multipart/detail/pattern.hpp>
#include <quire/multipart/detail/search.hpp>
#include <quire/multipart/grammar.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::multipart::detail {

/// What was found in a value: its data go on; all bytes at hand were used; the delimiter was read;
/// the boundary stands where the grammar lets it stand nowhere.
enum class value_outcome : std::uint8_t { data, more, end, stray };

/// A piece of data, perhaps empty: in the chunk, or, without `begin`, from `held` on in the text of
/// the delimiter.
struct value_piece {
  const char* begin = nullptr;
  std::size_t size = 0;
  std::size_t held = 0;  // counts without `begin`

  [[gnu::always_inline]] void set(const char* first, const char* last) noexcept {
    begin = first;
    size = static_cast<std::size_t>(last - first);
  }
};

/// Reads the values of a form, one after the other. Holds the boundary.
template <grammar G>
class value_reader {
 public:
  /// Copies the boundary. Returns false if there is no memory for a long one.
  [[nodiscard]] bool assign(const mime::boundary& boundary) noexcept {
    return m_delimiter.assign(boundary);
  }

  /// Two hyphens and the boundary; the same with the line break before it that its grammar asks
  /// for.
  [[nodiscard]] std::string_view dash_boundary() const noexcept { return m_delimiter.first(); }
  [[nodiscard]] const pattern& line() const noexcept { return m_delimiter.wanted(); }

  /// The bytes of a piece.
  [[nodiscard]] std::string_view view(const value_piece& piece) const noexcept {
    if (piece.begin != nullptr) return {piece.begin, piece.size};
    return m_delimiter.text().substr(piece.held, piece.size);
  }

  /// A body starts.
  void begin() noexcept { m_held_begin = m_held_end = 0; }

  /// Reads on at `at`, which it moves past what was used. `out` is the piece up to there, or up to
  /// the delimiter or the stray boundary.
  [[nodiscard, gnu::always_inline]] value_outcome read(const char*& at, const char* last,
                                                       value_piece& out) noexcept {
    if (m_held_end != 0) return resume(at, last, out);
    if (at == last) return value_outcome::more;
    const char* const begin = at;
    const char* end = watches ? find_watched(begin, last) : find_delimiter(begin, last, line());
    if (end == last) {
      at = last;
      out.set(begin, hold(begin, last));
      return value_outcome::data;
    }
    if (watches && !is_delimiter(begin, end)) {
      out.set(begin, end);
      return value_outcome::stray;
    }
    at = end + line().size();
    if (G.lf_before_delimiter && end != begin && end[-1] == '\r') --end;
    out.set(begin, end);
    return value_outcome::end;
  }

  void assert_invariant() const noexcept {
    assert(m_held_begin <= m_held_end && m_held_end <= m_delimiter.text().size());
    assert(m_held_here <= m_held_end - m_held_begin);
  }
  [[nodiscard]] bool holds() const noexcept { return m_held_end != 0; }

 private:
  static constexpr bool watches = !G.boundary_in_values;
  static constexpr std::size_t line_break = 2;  // in the delimiter's text

  // Where the first delimiter starts, with its line break, or the first boundary that has none.
  [[nodiscard]] const char* find_watched(const char* begin, const char* last) const noexcept {
    const char* const found = find_dash_boundary(begin, last, dash_boundary());
    if (found == last) return last;
    const std::size_t size = line().size() - dash_boundary().size();
    if (static_cast<std::size_t>(found - begin) < size) return found;
    return is_delimiter(begin, found - size) ? found - size : found;
  }
  // `found` is a delimiter's line break, or a boundary that has none.
  [[nodiscard]] static bool is_delimiter(const char*, const char* found) noexcept {
    if (*found == '-') return false;
    return G.lf_before_delimiter ? *found == '\n' : *found == '\r' && found[1] == '\n';
  }

  // Keeps count of the bytes at the end of the chunk that may turn out to be a delimiter. Returns
  // where they start. Precondition: none are held.
  [[gnu::noinline]] const char* hold(const char* begin, const char* last) noexcept {
    const bool none = !baseline::may_end_cut(begin, last, line().text()) &&
                      !(G.lf_before_delimiter && last[-1] == '\r') &&
                      !(watches && baseline::may_end_cut(begin, last, dash_boundary()));
    return none ? last : hold_cut(begin, last);
  }

  // They are places in the delimiter's own text.
  [[gnu::noinline]] const char* hold_cut(const char* begin, const char* last) noexcept {
    const char* held = find_partial_delimiter(begin, last, line());
    const auto size = static_cast<std::size_t>(last - held);
    m_held_begin = G.lf_before_delimiter ? 1 : 0;
    m_held_end = size == 0 ? 0 : m_held_begin + size;
    m_held_here = 0;
    if (G.lf_before_delimiter && held != begin && held[-1] == '\r') {
      --held;  // which LF can follow, or follows
      m_held_begin = 0;
      m_held_end = size + 1;
    }
    if (watches && m_held_end == 0) {
      held = find_partial_dash_boundary(begin, last, dash_boundary());
      m_held_begin = line_break;
      m_held_end = line_break + static_cast<std::size_t>(last - held);
    }
    if (held == last) m_held_begin = m_held_end = 0;
    return held;
  }

  // Bytes of a delimiter are held: goes on with it, or gives them out as data after all.
  [[gnu::noinline]] value_outcome resume(const char*& at, const char* last,
                                         value_piece& out) noexcept {
    const std::string_view text = m_delimiter.text();
    for (; at != last && *at == text[m_held_end]; ++at) {
      ++m_held_here;
      if (++m_held_end != text.size()) continue;
      const bool stray = m_held_begin == line_break;
      m_held_begin = m_held_end = m_held_here = 0;
      out = {};
      ++at;
      return stray ? value_outcome::stray : value_outcome::end;
    }
    if (at == last) {
      m_held_here = 0;
      return value_outcome::more;
    }
    const std::size_t kept = watches ? still_held(text, *at) : 0;
    out = {nullptr, m_held_end - m_held_begin - kept, m_held_begin};
    if (kept <= m_held_here) {  // what is left of it lies in this chunk
      at -= kept;
      m_held_begin = m_held_end = m_held_here = 0;
    } else {
      m_held_begin = line_break;
      m_held_end = line_break + kept;
    }
    return value_outcome::data;
  }

  // The held bytes do not go on with `next`: how many of the last ones still can.
  [[nodiscard]] std::size_t still_held(std::string_view text, char next) const noexcept {
    if (m_held_end <= line_break) return 0;
    const std::size_t seen = seen_after(text.substr(line_break), m_held_end - line_break, next);
    return seen == 0 ? 0 : seen - 1;
  }

  delimiter<G.lf_before_delimiter> m_delimiter;
  // Bytes seen of a delimiter that a chunk's end cut, or of a boundary without line break: the
  // places [m_held_begin, m_held_end) of the delimiter's text; of them, the last ones in this
  // chunk. Never a copy.
  std::size_t m_held_begin = 0;
  std::size_t m_held_end = 0;
  std::size_t m_held_here = 0;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_VALUE_READER_HPP
