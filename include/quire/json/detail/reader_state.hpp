// SPDX-License-Identifier: Apache-2.0
// What a walk over a document knows apart from its place: the text, the memory, the failure; and
// those parts of the walk that are out of the ordinary.
#ifndef QUIRE_JSON_DETAIL_READER_STATE_HPP
#define QUIRE_JSON_DETAIL_READER_STATE_HPP

#include <quire/core/arena.hpp>
#include <quire/core/ascii.hpp>
#include <quire/core/word.hpp>
#include <quire/json/error.hpp>
#include <quire/json/escape.hpp>
#include <quire/json/limits.hpp>
#include <quire/json/number.hpp>
#include <quire/json/remarks.hpp>
#include <quire/json/validate.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace quire::json {

/// A token of an indexed document: where its offset stands in the index.
using token = const std::uint32_t*;

/// Belongs to one or more readers of one document (`reader.hpp`), which keep the place themselves:
/// two words that stay in registers. A copy is independent: readers of it look ahead without a
/// trace.
///
///     text   { " k e y " :   " v a l u e "   ,  …  }
///     tokens ^ ^         ^   ^               ^     ^
///            first                                 the last one, before end
class reader_state {
 public:
  /// Preconditions: `tokens` is the index of `text`, starts with `{` and ends with `}`. A text that
  /// may not have escapes has no backslash.
  reader_state(std::string_view text, std::span<const std::uint32_t> tokens, bool may_have_escapes,
               core::arena& memory, remark_list& remarks, std::size_t depth) noexcept
      : m_text(text.data()),
        m_first(tokens.data()),
        m_end(tokens.data() + tokens.size()),
        m_backslash(m_text + text.size()),
        m_text_end(m_text + text.size()),
        m_arena(&memory),
        m_remarks(&remarks),
        m_depth_left(depth < max_depth ? depth : max_depth) {
    assert(tokens.size() >= 2 && text[tokens.front()] == '{' && text[tokens.back()] == '}');
    if (may_have_escapes) find_backslash(m_text);
  }

  /// Why the walk failed. `errc::ok` with `failed()` means: the text is not JSON, ask `validate`.
  [[nodiscard]] bool failed() const noexcept { return m_failed; }
  [[nodiscard]] errc code() const noexcept { return m_code; }
  [[nodiscard]] std::size_t error_offset() const noexcept { return m_error_offset; }
  /// The member that is missing, with `errc::missing_member`; its object is at `error_offset`.
  [[nodiscard]] std::string_view missing() const noexcept { return m_missing; }

  /// The whole document.
  [[nodiscard]] std::string_view text() const noexcept {
    return {m_text, static_cast<std::size_t>(m_text_end - m_text)};
  }

  /// Says that `value` was passed over because of `why`. A copy of the state that goes another way
  /// has its own remarks from there on.
  [[gnu::cold, gnu::noinline]] void add_remark(errc why, std::size_t value) noexcept {
    m_remarks->put(m_remark_count++, {value, why});
  }
  /// How many remarks there were so far.
  [[nodiscard]] std::size_t remark_count() const noexcept { return m_remark_count; }
  /// Goes on after the remarks that the document has.
  void resume_remarks() noexcept { m_remark_count = m_remarks->m_count; }
  /// The document has the remarks of this walk.
  void publish_remarks() const noexcept { m_remarks->m_count = m_remark_count; }
  /// The document has none.
  void withdraw_remarks() const noexcept { m_remarks->m_count = 0; }

  /// True if the failure is one that may be remarked: the value at its offset is of another type.
  [[nodiscard]] bool is_mistyped() const noexcept {
    return !m_insisted && errc::is_null <= m_code && m_code <= errc::not_an_array;
  }
  /// The failure is no remark, whatever it is: the value is needed.
  void insist() noexcept { m_insisted = true; }

  /// Keeps the first failure. Returns false.
  [[gnu::cold, gnu::noinline]] bool fail_at(errc why, std::size_t where) noexcept {
    if (m_failed) return false;
    m_failed = true;
    m_code = why;
    m_error_offset = where;
    return false;
  }
  /// Fails because the object at `where` lacks `member`, which must outlive the state.
  [[gnu::cold, gnu::noinline]] bool fail_missing(std::string_view member,
                                                 std::size_t where) noexcept {
    if (!m_failed) m_missing = member;
    return fail_at(errc::missing_member, where);
  }

 private:
  friend class reader;

  /// The size of the text at its end: so says the index.
  [[nodiscard]] static std::size_t offset(token at) noexcept { return *at; }
  [[gnu::cold, gnu::noinline]] bool fail(token at, errc why) noexcept {
    return fail_at(why, offset(at));
  }
  [[gnu::cold, gnu::noinline]] bool malformed(token at) noexcept { return fail(at, errc::ok); }
  /// Fails because the value at `at` is not of the type that `wanted` names: null is told as such.
  [[gnu::cold, gnu::noinline]] bool mismatch(token at, errc wanted) noexcept {
    return fail(at, core::equals(scalar(at), "null") ? errc::is_null : wanted);
  }

  /// The text of the token `at` up to the next one, without white space at its end. Empty at the
  /// end of the document.
  [[nodiscard]] std::string_view scalar(token at) const noexcept {
    if (at == m_end) return {};
    const char* const begin = m_text + at[0];
    return {begin, static_cast<std::size_t>(trim_back(m_text + at[1]) - begin)};
  }
  [[nodiscard]] static const char* trim_back(const char* end) noexcept {
    while (core::is_white_space(end[-1])) --end;
    return end;
  }
  /// True if the token `at` is a literal or a number. Not the last token of the document.
  [[nodiscard]] bool is_scalar(token at) const noexcept {
    const std::string_view text = scalar(at);
    switch (m_text[*at]) {
      case 't':
        return core::equals(text, "true");
      case 'f':
        return core::equals(text, "false");
      case 'n':
        return core::equals(text, "null");
      default:
        return is_number(text);
    }
  }

  /// For a walk that goes back to `from`, and has read nothing at `place` or after it. Looks no
  /// further than it has to, or each object that is read twice would cost what the rest of the
  /// document is long.
  void find_backslash_again(const char* from, const char* place) noexcept {
    if (m_backslash < from) return find_backslash(from);
    // None lies between where it was looked for, at `place` or before, and where it was found.
    const char* const end = place < m_backslash ? place : m_backslash;
    const void* const found =
        from < end ? std::memchr(from, '\\', static_cast<std::size_t>(end - from)) : nullptr;
    if (found != nullptr) m_backslash = static_cast<const char*>(found);
  }
  void find_backslash(const char* from) noexcept {
    const auto rest = static_cast<std::size_t>(m_text_end - from);
    const void* const found = std::memchr(from, '\\', rest);
    m_backslash = found == nullptr ? m_text_end : static_cast<const char*>(found);
  }
  /// The quote that closes the string `at`: the last byte before the next token that is not white
  /// space.
  [[nodiscard]] const char* closing_quote(token at) const noexcept {
    return trim_back(m_text + at[1]) - 1;
  }
  /// The string `at` may hold escapes, or white space after it: checks and decodes it.
  [[nodiscard, gnu::noinline]] bool unusual_string(token at, std::string_view& out) noexcept {
    const char* const begin = m_text + *at + 1;
    const char* const end = closing_quote(at);
    const std::string_view inside{begin, static_cast<std::size_t>(end - begin)};
    out = inside;
    if (m_backslash < begin) find_backslash(begin);
    if (m_backslash >= end) return true;
    char* const copy = m_arena->bytes(inside.size());
    if (copy == nullptr) return fail(at, errc::out_of_memory);
    const std::size_t size = unescape(inside, copy);
    if (size == std::string_view::npos) return malformed(at);
    find_backslash(end);
    out = {copy, size};
    return true;
  }
  /// Checks the escapes of text that was passed unseen.
  [[nodiscard, gnu::always_inline]] bool check_escapes(token from, token to) noexcept {
    return m_backslash >= m_text + offset(to) || check_escapes_of(from, m_text + offset(to));
  }
  [[nodiscard, gnu::noinline]] bool check_escapes_of(token from, const char* end) noexcept {
    const char* const begin = m_backslash < m_text + *from ? m_text + *from : m_backslash;
    const std::string_view passed{begin, static_cast<std::size_t>(end - begin)};
    if (find_invalid_escape(passed) != std::string_view::npos) return malformed(from);
    find_backslash(end);
    return true;
  }

  /// Passes the container `at` without recursion, one bit a level; nullptr if it is malformed.
  [[nodiscard, gnu::noinline]] token skip_container(token at) noexcept {
    detail::nesting::room full;
    detail::nesting open{full, m_depth_left};
    const token begin = at;
    do {
      at = skip_start(at, open);
      if (at != nullptr) at = skip_ends(at, open);
      if (at == nullptr) return malformed(begin), nullptr;
    } while (open.depth() != 0);
    return check_escapes(begin, at) ? at : nullptr;
  }
  /// From a member or an element past its value if that is a scalar, else to the first member or
  /// element in it, again and again, or to its end if it is empty; nullptr if none is there.
  [[nodiscard, gnu::always_inline]] token skip_start(token at, detail::nesting& open) noexcept {
    for (;;) {
      if (open.in_object()) {
        at = skip_simple_members(at);
        if (m_text[at[0]] != '"' || m_text[at[1]] != ':') [[unlikely]]
          return nullptr;
        at += 2;
      } else {
        at = skip_texts(at);
      }
      const char c = m_text[at[0]];
      if (c == '"') return at + 1;
      if (c != '{' && c != '[') return is_scalar(at) ? at + 1 : nullptr;
      if (!open.enter(c == '{')) [[unlikely]]
        return fail(at, errc::depth_limit), nullptr;
      ++at;
      if (m_text[at[0]] == closing(open)) return at;
    }
  }
  /// Most of what is passed: members whose values are strings, `true` or `false`, up to the first
  /// that is another or that no comma follows. The last token ends an object: the four of a member
  /// are there.
  [[nodiscard, gnu::always_inline]] token skip_simple_members(token at) const noexcept {
    const char* const text = m_text;
    while (text[at[0]] == '"' && text[at[1]] == ':' &&
           (text[at[2]] == '"' || is_compact_boolean(at + 2)) && text[at[3]] == ',')
      at += 4;
    return at;
  }
  /// The same for elements of an array that are strings.
  [[nodiscard, gnu::always_inline]] token skip_texts(token at) const noexcept {
    while (m_text[at[0]] == '"' && m_text[at[1]] == ',') at += 2;
    return at;
  }
  /// True if the token `at` is `true` or `false` and ends where the next one starts.
  [[nodiscard, gnu::always_inline]] bool is_compact_boolean(token at) const noexcept {
    const std::size_t size = at[1] - at[0];
    const char* const begin = m_text + at[0];
    return (size == 4 && std::memcmp(begin, "true", 4) == 0) ||
           (size == 5 && std::memcmp(begin, "false", 5) == 0);
  }
  /// Behind a value: past the comma to the next, or past the ends of the containers it was the last
  /// of and then the comma; nullptr if neither is there.
  [[nodiscard, gnu::always_inline]] token skip_ends(token at, detail::nesting& open) noexcept {
    while (m_text[at[0]] != ',') {
      if (m_text[at[0]] != closing(open)) return nullptr;
      open.leave();
      ++at;
      if (open.depth() == 0) return at;
      if (at == m_end) return nullptr;
    }
    return at + 1;
  }
  [[nodiscard]] static char closing(const detail::nesting& open) noexcept {
    static_assert('}' - ']' == 32);
    return static_cast<char>(']' + (static_cast<int>(open.in_object()) << 5));
  }

  const char* m_text;
  token m_first;
  token m_end;
  const char* m_backslash;  // the first at or after the current token, else m_text_end
  const char* m_text_end;
  core::arena* m_arena;
  remark_list* m_remarks;
  std::size_t m_depth_left;
  std::size_t m_repeats = 0;
  std::size_t m_remark_count = 0;
  std::size_t m_error_offset = 0;
  std::string_view m_missing;
  errc m_code = errc::ok;
  bool m_failed = false;
  bool m_insisted = false;
};

}  // namespace quire::json

#endif  // QUIRE_JSON_DETAIL_READER_STATE_HPP
