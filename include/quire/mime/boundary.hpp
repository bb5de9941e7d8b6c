// SPDX-License-Identifier: Apache-2.0
// The boundary parameter of a multipart media type.
#ifndef QUIRE_MIME_BOUNDARY_HPP
#define QUIRE_MIME_BOUNDARY_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/result.hpp>
#include <quire/mime/error.hpp>
#include <quire/mime/media_type.hpp>
#include <quire/mime/token.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace quire::mime {

/// What a boundary may be. The default is RFC 2046, section 5.1.1: 1 to 70 bytes of `bchars`, the
/// last one no space.
struct boundary_rules {
  /// The most bytes it may have; RFC 2046, section 5.1.1, says 70.
  std::size_t longest = 70;
  bool any_byte = false;  ///< all bytes but NUL, CR and LF, as browsers take them
};

template <class Text>
class owned_boundary;

/// A boundary that was checked, so never empty and free of CR and LF. A view: lives as long as the
/// text it was made from.
class boundary {
 public:
  /// Checks `text`, the bare boundary. Errors: `invalid_boundary`, `boundary_too_long`.
  [[nodiscard]] static constexpr result<boundary, error> from(std::string_view text,
                                                              boundary_rules rules = {}) noexcept {
    return check({text, false}, rules);
  }
  /// The same of a temporary text, which the result keeps.
  template <core::movable_temporary Text>
  [[nodiscard]] static constexpr result<owned_boundary<Text>, error> from(
      Text&& text, boundary_rules rules = {}) noexcept;
  template <core::owning_temporary KeepTextInAVariable>
  static result<boundary, error> from(KeepTextInAVariable&&, boundary_rules = {}) = delete;

  /// The first `boundary` parameter of a media type, whatever the type is. Errors, at offset 0:
  /// `missing_boundary`, `invalid_boundary`, `boundary_too_long`.
  [[nodiscard]] static constexpr result<boundary, error> of(const media_type& type,
                                                            boundary_rules rules = {}) noexcept {
    const auto found = type.find("boundary");
    if (!found) return error{errc::missing_boundary, 0};
    return check(*found, rules);
  }

  /// Calls `sink(char)` with each byte of the boundary as it stands in a body: to a browser a
  /// header's bytes are Latin-1, which it then looks for as UTF-8.
  template <class Sink>
  constexpr void each_byte(Sink sink) const {
    m_value.each([&](char c) {
      const auto byte = static_cast<std::uint8_t>(c);
      if (byte < 0x80) return sink(c);
      sink(static_cast<char>(0xC0 | (byte >> 6)));
      sink(static_cast<char>(0x80 | (byte & 0x3F)));
    });
  }

  /// Bytes of the boundary as it stands in a body.
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    if (m_plain) return m_value.raw.size();
    std::size_t count = 0;
    each_byte([&](char) { ++count; });
    return count;
  }

  /// Writes `size()` bytes to `out`; returns the end of what was written.
  constexpr char* copy(char* out) const noexcept {
    if (m_plain) return out + m_value.raw.copy(out, m_value.raw.size());
    each_byte([&](char c) { *out++ = c; });
    return out;
  }

  [[nodiscard]] constexpr bool operator==(std::string_view text) const noexcept {
    bool equal = true;
    std::size_t at = 0;
    each_byte([&](char c) {
      equal = equal && at < text.size() && text[at] == c;
      ++at;
    });
    return equal && at == text.size();
  }

 private:
  template <class Text>
  friend class owned_boundary;

  constexpr explicit boundary(value_text value, bool plain) noexcept
      : m_value(value), m_plain(plain) {}

  /// What senders write: ends in no space, needs no look at single rules.
  [[nodiscard]] static constexpr bool is_usual(std::string_view text) noexcept {
    for (const char c : text) {
      if (!is_boundary_char(c)) return false;
    }
    return !text.empty() && text.back() != ' ';
  }

  static constexpr result<boundary, error> check(value_text value, boundary_rules rules) noexcept {
    if (!value.escaped && value.raw.size() <= rules.longest && is_usual(value.raw))
      return boundary(value, true);
    // An escape takes two bytes for one. So a text of more than twice the limit is over it, and a
    // hostile header costs no more than that.
    if (value.raw.size() / 2 > rules.longest) return error{errc::boundary_too_long, 0};
    bool good = !value.empty();
    bool plain = !value.escaped;
    char last = 0;
    value.each([&](char c) {
      const bool breaks = c == '\0' || c == '\r' || c == '\n';
      good = good && (rules.any_byte ? !breaks : is_boundary_char(c));
      plain = plain && !core::is_high(c);
      last = c;
    });
    const boundary checked(value, plain);
    if (checked.size() > rules.longest) return error{errc::boundary_too_long, 0};
    if (!good || (last == ' ' && !rules.any_byte)) return error{errc::invalid_boundary, 0};
    return checked;
  }

  value_text m_value;
  bool m_plain;
};

/// A boundary and the text it stands in (`Text`: a class that owns it and converts to
/// `std::string_view`): what is made of a temporary text. Is a `boundary` wherever one is wanted,
/// and that is a view into this, so a temporary is none; parser, form and writer, which copy, take
/// it. One that was moved from can only be assigned to or destroyed.
template <class Text>
class owned_boundary {
 public:
  /// Keeps `text`. Precondition: `found` is a view into it.
  constexpr owned_boundary(Text&& text, const boundary& found) noexcept
      : m_begin(static_cast<std::size_t>(found.m_value.raw.data() - std::string_view(text).data())),
        m_size(found.m_value.raw.size()),
        m_escaped(found.m_value.escaped),
        m_plain(found.m_plain),
        m_text(std::move(text)) {}

  /// The boundary: lives as long as this and until it is moved.
  [[nodiscard]] constexpr operator boundary() const& noexcept {
    return boundary({std::string_view(m_text).substr(m_begin, m_size), m_escaped}, m_plain);
  }
  operator boundary() const&& = delete;  // keep the owner in a variable

  /// Bytes of the boundary as it stands in a body.
  [[nodiscard]] constexpr std::size_t size() const noexcept { return boundary(*this).size(); }

  [[nodiscard]] constexpr bool operator==(std::string_view text) const noexcept {
    return boundary(*this) == text;
  }

 private:
  // No view: a short text lies in the object, and moves with it.
  std::size_t m_begin;
  std::size_t m_size;
  bool m_escaped;
  bool m_plain;
  Text m_text;
};

template <core::movable_temporary Text>
constexpr result<owned_boundary<Text>, error> boundary::from(Text&& text,
                                                             boundary_rules rules) noexcept {
  const auto found = from(std::string_view(text), rules);
  if (!found.ok()) return found.error();
  return owned_boundary<Text>(std::forward<Text>(text), *found);
}

}  // namespace quire::mime

#endif  // QUIRE_MIME_BOUNDARY_HPP
