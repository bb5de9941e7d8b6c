// SPDX-License-Identifier: Apache-2.0
// How a request's bytes come in: by one of two ways to the form's parser, and those of its
// documents into the request buffer.
#ifndef QUIRE_REQUEST_DETAIL_INTAKE_HPP
#define QUIRE_REQUEST_DETAIL_INTAKE_HPP

#include <quire/multipart.hpp>
#include <quire/request/detail/fields.hpp>
#include <quire/request/detail/request_buffer.hpp>
#include <quire/request/error.hpp>
#include <quire/request/limits.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace quire::detail {

/// The form of one request and where its bytes are. Reused: `start` keeps the memory.
///
///     body  … | chunk before | m_chunk          | not here yet
///             offset m_base -^
class intake {
 public:
  explicit intake(const request_limits& limits) noexcept : m_buffer(bytes_of_documents(limits)) {}

  /// Gets ready for a request. Returns what is wrong with its Content-Type.
  [[nodiscard]] quire::error start(std::string_view content_type,
                                   const multipart::limits& most) noexcept {
    m_buffer.clear();
    m_chunk = {};
    m_base = 0;
    m_way = way::none;
    m_drained = true;
    const auto boundary =
        multipart::boundary_from_content_type<multipart::workerd>(content_type, most);
    if (!boundary.ok()) return {request_part::content_type, boundary.error()};
    if (m_form) {
      m_form->reset(*boundary);
    } else {
      m_form.emplace(*boundary, most);
    }
    return {};
  }

  // ---- bytes. Precondition of all: `start` has found no error

  /// Makes room in the request buffer. Not found wrong, and empty: there is no memory.
  [[nodiscard]] quire::error prepare(std::size_t size, std::span<char>& room) noexcept {
    if (auto wrong = check(way::prepared)) return wrong;
    room = m_buffer.prepare(size);
    if (!room.empty() || size == 0) return {};
    return {request_part::form, multipart::error{multipart::errc::out_of_memory, end()}};
  }
  [[nodiscard]] quire::error commit(std::size_t size) noexcept {
    if (size == 0) return {};
    if (size > m_buffer.room()) return {request_part::form, request_errc::over_committed, end()};
    hand_over(m_buffer.commit(size));
    return {};
  }
  [[nodiscard]] quire::error feed(std::string_view chunk) noexcept {
    if (auto wrong = check(way::fed)) return wrong;
    hand_over(chunk);
    return {};
  }
  [[nodiscard]] quire::error check_drained() const noexcept {
    if (m_drained) return {};
    return {request_part::form, request_errc::steps_not_taken, end()};
  }

  // ---- the form

  /// Goes to the form's next event.
  [[nodiscard]] multipart::step next() noexcept {
    const multipart::step found = m_form->next();
    if (found == multipart::step::need_input) m_drained = true;
    return found;
  }
  [[nodiscard]] multipart::step finish() noexcept { return m_form->finish(); }
  [[nodiscard]] bool has_form() const noexcept { return m_form.has_value(); }
  [[nodiscard]] const multipart::basic_parser<multipart::workerd>& form() const noexcept {
    return *m_form;
  }

  // ---- a document

  /// The part that has begun is a document of at most `most` bytes.
  void open(std::size_t most) noexcept {
    m_size = 0;
    m_most = most;
    const std::size_t room = most + longest_delimiter;
    if (m_way == way::prepared) {
      m_buffer.open(m_chunk.data() + (m_form->offset() - m_base), room);
    } else {
      m_buffer.open(room);
    }
  }
  /// Adds a piece. Committed bytes lie where they are to be, those of a delimiter that was none
  /// among them. Returns what is wrong, `size_limit` or `out_of_memory`.
  [[nodiscard]] json::errc add(std::string_view piece) noexcept {
    if (piece.size() > m_most - m_size) return json::errc::size_limit;
    m_size += piece.size();
    if (m_way == way::prepared || m_buffer.append(piece)) return json::errc::ok;
    return json::errc::out_of_memory;
  }
  /// The document is complete. Its text stays until `start`.
  [[nodiscard]] std::string_view close() noexcept { return m_buffer.close(m_size); }

 private:
  enum class way : std::uint8_t { none, prepared, fed };

  /// How much of the body has been handed over.
  [[nodiscard]] std::size_t end() const noexcept { return m_base + m_chunk.size(); }

  [[nodiscard]] quire::error check(way by) noexcept {
    if (!m_drained) return check_drained();
    if (m_way == way::none) m_way = by;
    if (m_way == by) return {};
    return {request_part::form, request_errc::mixed_input, end()};
  }
  void hand_over(std::string_view chunk) noexcept {
    m_base = end();
    m_chunk = chunk;
    m_drained = false;
    m_form->feed(chunk);
  }

  std::optional<multipart::basic_parser<multipart::workerd>> m_form;  // none before the first start
  request_buffer m_buffer;
  std::string_view m_chunk;
  std::size_t m_base = 0;
  std::size_t m_size = 0;  // of the document that comes in
  std::size_t m_most = 0;
  way m_way = way::none;
  bool m_drained = true;  // the form has told `need_input` for what has come
};

}  // namespace quire::detail

#endif  // QUIRE_REQUEST_DETAIL_INTAKE_HPP
