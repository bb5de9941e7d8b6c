// SPDX-License-Identifier: Apache-2.0
// Writes multipart/form-data: parts in, pieces to send out.
#ifndef QUIRE_MULTIPART_WRITER_HPP
#define QUIRE_MULTIPART_WRITER_HPP

#include <quire/core/arena.hpp>
#include <quire/core/result.hpp>
#include <quire/mime/boundary.hpp>
#include <quire/mime/token.hpp>
#include <quire/multipart/content_type.hpp>
#include <quire/multipart/detail/boundary_search.hpp>
#include <quire/multipart/detail/part_head.hpp>
#include <quire/multipart/detail/row.hpp>
#include <quire/multipart/detail/text_pieces.hpp>
#include <quire/multipart/dialect.hpp>
#include <quire/multipart/gather_list.hpp>
#include <quire/multipart/piece.hpp>
#include <quire/multipart/random_boundary.hpp>
#include <quire/multipart/source.hpp>
#include <quire/multipart/write_error.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace quire::multipart {

/// Gathers a form (RFC 7578; WHATWG HTML, multipart/form-data encoding algorithm).
///
///     writer form;
///     form.text("title", "A title");
///     form.file("photo", bytes, {.filename = "a.jpg", .type = "image/jpeg"});
///     const auto body = form.finish();
///     if (!body.ok()) …   // body.error(): code, part, byte
///
/// Names, filenames and types are copied, so temporaries will do. Values are not: they must stay as
/// they are until the body was sent. The first refusal wins: what is added after it is not looked
/// at, and `finish` tells it. Nothing throws; nothing is allocated once as large a form was written
/// before. Movable; a moved-from writer can only be assigned to or destroyed.
class writer {
 public:
  /// A form with a boundary of 128 random bits. No value is searched for it.
  explicit writer(const dialect& how = dialects::strict) noexcept : m_how(how) { reset(); }

  /// A form with the boundary given. Each part is searched for `--boundary`.
  writer(const dialect& how, const mime::boundary& given) noexcept : m_how(how) { reset(given); }
  /// The same with a boundary that owns its text.
  template <class Text>
  writer(const dialect& how, const mime::owned_boundary<Text>& given) noexcept
      : writer(how, mime::boundary(given)) {}

  /// Adds a field whose value is text, with a Content-Type only if `type` is not empty. Told by
  /// `finish`: `empty_name`, `invalid_name`, `invalid_type`, `invalid_text`, `boundary_in_value`.
  void text(std::string_view name, bytes_view value, std::string_view type = {}) noexcept {
    if (!begin_part({name, type, m_how}) || !is_free_of_boundary(value.get())) return;
    if (detail::goes_out_whole(value.get(), m_how)) {
      add(value.get());
    } else {
      add_cut(value.get());
    }
    ++m_parts;
  }

  /// Adds a file, whose bytes no dialect changes. Told by `finish`: `empty_name`, `invalid_name`,
  /// `missing_filename`, `empty_filename`, `invalid_filename`, `invalid_type`, `boundary_in_value`.
  void file(std::string_view name, bytes_view value, const file_info& about = {}) noexcept {
    if (!begin_part({name, about, m_how}) || !is_free_of_boundary(value.get())) return;
    add(value.get());
    ++m_parts;
  }

  /// Adds a file whose bytes come later, in chunks, of `size` bytes if that is known. Such a form
  /// is pulled, not gathered.
  void file_in_chunks(std::string_view name, const file_info& about = {},
                      std::optional<std::size_t> size = std::nullopt) noexcept {
    if (!begin_part({name, about, m_how})) return;
    m_head_end = nullptr;
    count(size.value_or(0));
    if (!m_values.append({m_pieces.size(), m_parts, size, false})) fail(write_errc::out_of_memory);
    ++m_parts;
  }

  /// Adds a field whose text comes later, in chunks that may be cut anywhere. How many bytes it
  /// takes is not known before it was sent. Such a form is pulled, not gathered; a text that the
  /// dialect refuses (`invalid_text`) is told by the source, when what came before was sent.
  void text_in_chunks(std::string_view name, std::string_view type = {}) noexcept {
    if (!begin_part({name, type, m_how})) return;
    m_head_end = nullptr;
    if (!m_values.append({m_pieces.size(), m_parts, std::nullopt, true}))
      fail(write_errc::out_of_memory);
    ++m_parts;
  }

  /// Ends the form. Returns the body, which lives until `reset` and destruction; called again, the
  /// same. Errors: the first refusal of a part; `value_in_chunks`; `invalid_boundary`,
  /// `no_random_bytes`, `body_too_long`, `form_finished`, `out_of_memory`.
  [[nodiscard]] result<gather_list, write_error> finish() noexcept {
    end_form();
    if (m_error) return *m_error;
    if (m_values.size() != 0) {
      return write_error{write_errc::value_in_chunks, m_values.view()[0].part, 0};
    }
    return gather_list(m_content_type, m_length, m_pieces.view());
  }

  /// Ends the form. Returns a source of its body, at the front of it at every call; lives as the
  /// body of `finish` does. Errors: the same, without `value_in_chunks`.
  [[nodiscard]] result<source, write_error> pull() noexcept {
    end_form();
    if (m_error) return *m_error;
    return source(m_content_type, m_length, m_pieces.view(), m_values.view(),
                  m_search ? dashed() : std::string_view{}, m_how);
  }

  /// The boundary of this form; lives until `reset`.
  [[nodiscard]] std::string_view boundary() const noexcept {
    return m_prefix.substr(4, m_boundary_size);
  }

  /// Gets ready for another form, with a new random boundary. Keeps its memory.
  void reset() noexcept {
    clear();
    const auto drawn = random_boundary::draw();
    if (!drawn) return fail(write_errc::no_random_bytes);
    set_boundary(drawn->text());
  }

  /// The same in another dialect.
  void reset(const dialect& how) noexcept {
    m_how = how;
    reset();
  }
  /// The same in another dialect, with the boundary given.
  void reset(const dialect& how, const mime::boundary& given) noexcept {
    m_how = how;
    reset(given);
  }

  /// Gets ready for another form, with the boundary given. Keeps its memory.
  void reset(const mime::boundary& given) noexcept {
    clear();
    char text[70];
    if (given.size() > sizeof text) return fail(write_errc::invalid_boundary);
    given.copy(text);
    set_boundary({text, given.size()});
    if (m_error) return;
    if (m_how.refuses_unclear_boundary && !boundary_from_content_type<strict>(m_content_type).ok())
      return fail(write_errc::invalid_boundary);
    m_search.emplace(dashed());
  }

 private:
  static constexpr std::size_t npos = std::string_view::npos;

  void clear() noexcept {
    m_memory.reset();
    m_pieces.clear();
    m_values.clear();
    m_prefix = m_content_type = {};
    m_parts = m_length = m_boundary_size = 0;
    m_head_end = nullptr;
    m_finished = false;
    m_search.reset();
    m_error.reset();
  }

  [[gnu::noinline]] void fail(write_errc code, std::size_t offset = 0) noexcept {
    if (!m_error) m_error = write_error{code, m_parts, offset};
  }

  // ---- the boundary

  void set_boundary(std::string_view text) noexcept {
    if (!mime::boundary::from(text).ok()) return fail(write_errc::invalid_boundary);
    m_boundary_size = text.size();
    m_prefix = join({"\r\n--", text, "\r\nContent-Disposition: form-data; name=\""});
    const std::string_view quote = mime::is_token(text) ? "" : "\"";
    m_content_type = join({"multipart/form-data; boundary=", quote, text, quote});
  }

  [[nodiscard]] std::string_view dashed() const noexcept {
    return m_prefix.substr(2, 2 + m_boundary_size);
  }

  [[nodiscard]] bool is_free_of_boundary(std::string_view value) noexcept {
    if (!m_search) return true;
    const std::size_t found = m_search->find(value);
    if (found != npos) fail(write_errc::boundary_in_value, found);
    return found == npos;
  }

  // ---- pieces

  /// Writes delimiter and header lines. Returns false if there can be no such part.
  [[nodiscard]] bool begin_part(detail::part_head&& head) noexcept {
    if (m_finished) fail(write_errc::form_finished);
    if (m_error) return false;
    if (m_search) head.look_for(*m_search);
    if (const auto& why = head.refusal()) {
      fail(why->code, why->offset);
      return false;
    }
    const std::string_view delimiter = m_parts == 0 ? m_prefix.substr(2) : m_prefix;
    char* const out = room_for(delimiter.size() + head.size());
    if (out == nullptr) {
      fail(write_errc::out_of_memory);
      return false;
    }
    delimiter.copy(out, delimiter.size());
    add_own({out, head.copy(out + delimiter.size())});
    return !m_error;
  }

  void end_form() noexcept {
    if (m_finished || m_error) return;
    m_finished = true;
    const std::string_view delimiter = m_prefix.substr(0, 4 + m_boundary_size);
    add_own(join({delimiter.substr(m_parts == 0 ? 2 : 0), "--", m_how.crlf_at_end ? "\r\n" : ""}));
  }

  /// Room for bytes of the writer's own: right after the last piece, if that is header lines.
  [[nodiscard]] char* room_for(std::size_t size) noexcept {
    if (m_head_end != nullptr) {
      const piece& last = m_pieces.last();
      if (m_memory.extend(last.data, last.size, last.size + size)) return m_head_end;
    }
    return m_memory.bytes(size);
  }

  /// The texts as one, in the writer's memory; nothing, and an error, if there is none.
  [[nodiscard]] std::string_view join(std::initializer_list<std::string_view> texts) noexcept {
    std::size_t size = 0;
    for (const std::string_view each : texts) size += each.size();
    char* const out = room_for(size);
    if (out == nullptr) {
      fail(write_errc::out_of_memory);
      return {};
    }
    char* at = out;
    for (const std::string_view each : texts) at += each.copy(at, each.size());
    return {out, size};
  }

  void count(std::size_t size) noexcept {
    if (size > SIZE_MAX - m_length) return fail(write_errc::body_too_long);
    m_length += size;
  }

  void add(std::string_view bytes) noexcept {
    if (bytes.empty()) return;
    count(bytes.size());
    m_head_end = nullptr;
    if (!m_pieces.append({bytes.data(), bytes.size()})) fail(write_errc::out_of_memory);
  }

  [[gnu::noinline]] void add_cut(std::string_view text) noexcept {
    detail::text_cutter cutter(text, m_how);
    const std::size_t wrong = cutter.each([this](std::string_view each) { add(each); });
    if (wrong != npos) fail(write_errc::invalid_text, wrong);
  }

  // Header lines of parts without a value lie one after the other: one piece.
  void add_own(std::string_view bytes) noexcept {
    if (bytes.data() == nullptr) return;
    if (m_head_end == bytes.data()) {
      m_pieces.last().size += bytes.size();
      count(bytes.size());
    } else {
      add(bytes);
    }
    m_head_end = const_cast<char*>(bytes.data()) + bytes.size();  // NOLINT: it is in m_memory
  }

  dialect m_how;
  core::arena m_memory;  // delimiters and header lines
  detail::row<piece> m_pieces;
  detail::row<value_in_chunks> m_values;
  std::string_view m_prefix;  // CRLF, two hyphens, boundary, and the start of the first header line
  std::string_view m_content_type;
  std::size_t m_boundary_size = 0;
  std::size_t m_parts = 0;
  std::size_t m_length = 0;
  char* m_head_end = nullptr;  // of header lines, if the last piece is that
  bool m_finished = false;
  std::optional<detail::boundary_search> m_search;  // for a boundary that was given
  std::optional<write_error> m_error;
};

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_WRITER_HPP
