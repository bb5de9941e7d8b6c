// SPDX-License-Identifier: Apache-2.0
// A form that is sent while its values come in: pull a piece, send it, pull the next.
#ifndef QUIRE_MULTIPART_SOURCE_HPP
#define QUIRE_MULTIPART_SOURCE_HPP

#include <quire/core/owning_temporary.hpp>
#include <quire/multipart/detail/boundary_search.hpp>
#include <quire/multipart/detail/chunked_text.hpp>
#include <quire/multipart/dialect.hpp>
#include <quire/multipart/piece.hpp>
#include <quire/multipart/write_error.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace quire::multipart {

/// What `source::next` found.
enum class pull : std::uint8_t {
  piece,       ///< bytes to send: `piece()`
  need_value,  ///< a value comes in chunks: `feed` the next chunk, or `end_value`
  body_end,    ///< all was given out
  error,       ///< the body cannot be completed: `error()`
};

/// A value that comes in chunks.
struct value_in_chunks {
  std::size_t piece;                ///< the piece that follows it
  std::size_t part;                 ///< the part it belongs to
  std::optional<std::size_t> size;  ///< its bytes, if that is known
  bool is_text;                     ///< the dialect's rules for texts apply
};

/// Gives a body out piece by piece, and asks for values that come in chunks when their turn is.
/// Copies nothing, allocates nothing.
///
///     for (auto step = body.next(); step != pull::body_end; step = body.next()) {
///       if (step == pull::piece) send(body.piece());
///       if (step == pull::need_value) …   // body.feed(chunk), or body.end_value()
///       if (step == pull::error) …        // body.error(): drop the connection
///     }
///
/// A view of what the writer holds; lives until that is reset or destroyed.
class source {
 public:
  /// Made by `writer::pull`. `dashed` is `--` and the boundary if values have to be searched for
  /// that, else empty; `how` is the dialect of texts that come in chunks.
  source(std::string_view content_type, std::size_t length,
         std::span<const multipart::piece> pieces, std::span<const value_in_chunks> values,
         std::string_view dashed, const dialect& how = {}) noexcept
      : m_content_type(content_type),
        m_length(length),
        m_pieces(pieces),
        m_values(values),
        m_dashed(dashed),
        m_fresh_text(how),
        m_text(how) {}

  /// `multipart/form-data; boundary=` and the boundary.
  [[nodiscard]] std::string_view content_type() const noexcept { return m_content_type; }

  /// Bytes of the body, for Content-Length; nothing if the size of a value is not known: then the
  /// body goes out with `Transfer-Encoding: chunked`.
  [[nodiscard]] std::optional<std::size_t> content_length() const noexcept {
    for (const value_in_chunks& each : m_values) {
      if (!each.size) return std::nullopt;
    }
    return m_length;
  }

  /// Goes on. After `body_end` and `error` it returns the same again.
  [[nodiscard]] pull next() noexcept {
    if (m_error) return pull::error;
    if (!m_chunk.empty()) {
      m_piece = std::exchange(m_chunk, {});
      return pull::piece;
    }
    if (is_text_next()) {
      const pull step = next_of_text();
      if (step != pull::need_value || !m_text.is_ended()) return step;
      close_value();
    } else if (is_value_next()) {
      return pull::need_value;
    }
    if (m_at == m_pieces.size()) return pull::body_end;
    m_piece = m_pieces[m_at++];
    return pull::piece;
  }

  /// After `pull::piece`: the bytes. Lives like the value or chunk they are of. Never empty.
  [[nodiscard]] std::string_view piece() const noexcept { return m_piece; }

  /// After `pull::need_value`: the part whose value is wanted, counted from 0.
  [[nodiscard]] std::size_t part() const noexcept { return m_values[m_value].part; }

  /// Hands over the next bytes of the value that `next` asked for. The chunk must stay as it is
  /// until it was sent, which is when `next` returns no more pieces of it: a text may go out in
  /// several. Told by `next`: `value_too_long`, `boundary_in_value` (then the last chunk is not
  /// given out; if the boundary began in an earlier one, that was), `invalid_text`,
  /// `value_not_wanted`.
  void feed(std::string_view chunk) noexcept {
    if (m_error) return;
    if (!is_wanted()) return fail(write_errc::value_not_wanted, 0);
    const std::size_t most = m_values[m_value].size.value_or(SIZE_MAX);
    if (chunk.size() > most - m_fed) return fail(write_errc::value_too_long, most);
    if (!m_dashed.empty()) {
      if (!m_search) m_search.emplace(m_dashed);
      const std::size_t found = m_search->find(chunk);
      if (found != std::string_view::npos) return fail(write_errc::boundary_in_value, found);
    }
    m_fed += chunk.size();
    if (is_text_next()) return m_text.feed(chunk);
    m_chunk = chunk;
  }
  template <core::owning_temporary KeepTextInAVariable>
  void feed(KeepTextInAVariable&&) = delete;

  /// Says that the value is complete. Told by `next`: `value_too_short`, `invalid_text`,
  /// `value_not_wanted`.
  void end_value() noexcept {
    if (m_error) return;
    if (!is_wanted()) return fail(write_errc::value_not_wanted, 0);
    if (is_text_next()) return m_text.end();
    if (m_fed != m_values[m_value].size.value_or(m_fed)) {
      return fail(write_errc::value_too_short, m_fed);
    }
    close_value();
  }

  /// After `pull::error`: why.
  [[nodiscard]] write_error error() const noexcept { return *m_error; }

 private:
  [[nodiscard]] bool is_value_next() const noexcept {
    return m_value != m_values.size() && m_values[m_value].piece == m_at;
  }

  [[nodiscard]] bool is_text_next() const noexcept {
    return is_value_next() && m_values[m_value].is_text;
  }
  [[nodiscard]] bool is_wanted() const noexcept {
    return is_value_next() && m_chunk.empty() && m_text.is_drained() && !m_text.is_ended();
  }

  /// `need_value` if all that came is given out, and all of an ended text.
  [[nodiscard]] pull next_of_text() noexcept {
    m_piece = m_text.next();
    if (!m_piece.empty()) return pull::piece;
    if (m_text.refused() == std::string_view::npos) return pull::need_value;
    fail(write_errc::invalid_text, m_text.refused());
    return pull::error;
  }

  void close_value() noexcept {
    ++m_value;
    m_fed = 0;
    m_search.reset();
    m_text = m_fresh_text;
  }

  void fail(write_errc code, std::size_t offset) noexcept {
    const bool known = m_value != m_values.size();
    m_error = write_error{code, known ? m_values[m_value].part : 0, offset};
  }

  std::string_view m_content_type;
  std::size_t m_length;
  std::span<const multipart::piece> m_pieces;
  std::span<const value_in_chunks> m_values;
  std::string_view m_dashed;
  detail::chunked_text m_fresh_text;
  detail::chunked_text m_text;  // the text whose turn it is

  std::size_t m_at = 0;     // the next piece
  std::size_t m_value = 0;  // the next value in chunks
  std::size_t m_fed = 0;    // bytes of it
  std::string_view m_chunk;
  std::string_view m_piece;
  std::optional<detail::chunked_boundary_search> m_search;
  std::optional<write_error> m_error;
};

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_SOURCE_HPP
