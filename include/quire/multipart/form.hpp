// SPDX-License-Identifier: Apache-2.0
// A form whose whole body is at hand: its parts as a range, or by name.
#ifndef QUIRE_MULTIPART_FORM_HPP
#define QUIRE_MULTIPART_FORM_HPP

#include <quire/core/owning_temporary.hpp>
#include <quire/core/range_end.hpp>
#include <quire/core/result.hpp>
#include <quire/mime/boundary.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/limits.hpp>
#include <quire/multipart/parser.hpp>
#include <quire/multipart/part.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace quire::multipart {

/// A part with its value.
class form_part : public part {
 public:
  form_part() noexcept = default;

  /// The value: a view into the body.
  [[nodiscard]] std::string_view bytes() const noexcept { return m_bytes; }

  /// Where the value starts in the body.
  [[nodiscard]] std::size_t offset() const noexcept { return m_offset; }

 private:
  template <grammar G>
  friend class basic_form;

  form_part(const part& head, std::string_view bytes, std::size_t offset) noexcept
      : part(head), m_bytes(bytes), m_offset(offset) {}

  std::string_view m_bytes;
  std::size_t m_offset = 0;
};

/// The parts of a body in order, as a C++20 input range. Allocates nothing, but for a name with
/// escapes in a grammar that has them. The body must outlive the form.
///
///     basic_form<workerd> form{boundary, body};
///     for (const form_part& part : form) …
///     if (form.error()) …   // ask it: what was seen of a refused form is not to be used
///
/// Parts and their views live as long as form and body, also where the form is moved to. Iterators
/// do not: they belong to the form that gave them.
template <grammar G>
class basic_form {
 public:
  class iterator {
   public:
    using value_type = form_part;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::input_iterator_tag;

    iterator() noexcept = default;

    [[nodiscard]] const form_part& operator*() const noexcept { return m_form->m_now; }
    [[nodiscard]] const form_part* operator->() const noexcept { return &m_form->m_now; }
    iterator& operator++() noexcept {
      m_form->advance();
      return *this;
    }
    void operator++(int) noexcept { ++*this; }
    [[nodiscard]] bool operator==(core::range_end) const noexcept { return m_form->m_over; }

   private:
    friend class basic_form;
    explicit iterator(basic_form* form) noexcept : m_form(form) {}

    basic_form* m_form = nullptr;
  };

  /// Gets ready to read `body`; nothing is read yet.
  basic_form(const mime::boundary& boundary, std::string_view body,
             const multipart::limits& limits = {}) noexcept
      : m_parser(boundary, limits, typename basic_parser<G>::whole_body{}), m_body(body) {}
  template <core::owning_temporary KeepTextInAVariable>
  basic_form(const mime::boundary&, KeepTextInAVariable&&, const multipart::limits& = {}) = delete;
  /// The same of a boundary that owns its text.
  template <class Text>
  basic_form(const mime::owned_boundary<Text>& boundary, std::string_view body,
             const multipart::limits& limits = {}) noexcept
      : basic_form(mime::boundary(boundary), body, limits) {}
  template <class Text, core::owning_temporary KeepTextInAVariable>
  basic_form(const mime::owned_boundary<Text>&, KeepTextInAVariable&&,
             const multipart::limits& = {}) = delete;

  /// Reads the first part. Each call starts again at the front of the body; iterators of an earlier
  /// one are invalid then.
  [[nodiscard]] iterator begin() noexcept {
    m_parser.read_whole(m_body);
    m_ahead = false;
    advance();
    return iterator(this);
  }
  [[nodiscard]] core::range_end end() const noexcept { return {}; }

  /// Why the form is refused; nothing if it is complete and good. May be asked at any time: before
  /// an iteration has come to its end it reads the whole body once more, and the iteration, if it
  /// goes on, the body again up to its part.
  [[nodiscard]] std::optional<multipart::error> error() noexcept {
    if (m_over) return m_parser.refusal();
    judge();
    return m_why;
  }

  /// Where a good form ends in the body: the first byte after the close delimiter that was not
  /// looked at. Of a refused form the offset of its error. May be asked at any time, as `error`.
  [[nodiscard]] std::size_t end_offset() noexcept {
    if (m_over) return m_parser.offset();
    judge();
    return m_end;
  }

  /// Reads the whole body and gives the first part of that name; nothing if there is none or if the
  /// form is refused, which `error` tells apart.
  [[nodiscard]] std::optional<form_part> find(std::string_view name) & noexcept {
    std::optional<form_part> found;
    for (const form_part& each : *this) {
      if (!found && each.name() == name) found = each;
    }
    if (error()) found.reset();
    return found;
  }
  std::optional<form_part> find(std::string_view) && = delete;  // keep the form in a variable

  /// Reads the whole body into `room`, all or nothing. Returns the parts that were written, in
  /// order. Errors: those of the grammar; `too_many_parts` if there are more parts than room, at
  /// the first one that has none.
  [[nodiscard]] result<std::span<form_part>, multipart::error> read(
      std::span<form_part> room) & noexcept {
    std::size_t count = 0;
    for (const form_part& each : *this) {
      if (count == room.size()) return multipart::error{errc::too_many_parts, each.offset()};
      room[count++] = each;
    }
    if (const auto refused = error()) return *refused;
    return room.first(count);
  }
  result<std::span<form_part>, multipart::error> read(std::span<form_part>) && =
      delete;  // keep the form in a variable

 private:
  void advance() noexcept {
    if (m_ahead) [[unlikely]]
      go_back();
    m_over = !read_part();
  }

  // To the end of the next part, unless there is none. In one chunk a value is one piece, or none
  // if it is empty.
  bool read_part() noexcept {
    std::string_view bytes;
    for (;;) {
      switch (m_parser.next()) {
        case step::part_begin:
          m_value = m_parser.offset();
          bytes = m_body.substr(m_value, 0);
          break;
        case step::data:
          bytes = m_parser.data();
          break;
        case step::part_end:
          m_now = form_part(m_parser.part(), bytes, m_value);
          return true;
        default:
          return false;
      }
    }
  }

  // Reads the whole body for its verdict. The part that an iteration is at stays.
  [[gnu::noinline]] void judge() noexcept {
    if (m_judged) return;
    m_parser.read_whole(m_body);
    while (!m_parser.over()) (void)m_parser.next();
    m_why = m_parser.refusal();
    m_end = m_parser.offset();
    m_judged = m_ahead = true;
  }

  // To the part that the iteration was at before `judge`. No two values start at one byte.
  [[gnu::noinline]] void go_back() noexcept {
    m_ahead = false;
    const std::size_t offset = m_now.offset();
    m_parser.read_whole(m_body);
    while (read_part() && m_now.offset() != offset) {
    }
  }

  basic_parser<G> m_parser;
  std::string_view m_body;
  form_part m_now;
  std::size_t m_value = 0;
  std::optional<multipart::error> m_why;  // if m_judged
  std::size_t m_end = 0;                  // if m_judged
  bool m_judged = false;
  bool m_ahead = false;  // the parser is at the body's end, and not at m_now
  bool m_over = false;   // the iteration has come to its end
};

/// The form of the default grammar.
using form = basic_form<fetch>;

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_FORM_HPP
