// SPDX-License-Identifier: Apache-2.0
// A forward walk over an indexed document: what a typed decoder asks, token by token. Long, as it
// is one class: its members share one invariant, that the last token ends an object.
#ifndef QUIRE_JSON_READER_HPP
#define QUIRE_JSON_READER_HPP

#include <quire/json/arena.hpp>
#include <quire/json/error.hpp>
#include <quire/json/escape.hpp>
#include <quire/json/number.hpp>
#include <quire/json/validate.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace quire::json {

/// What stands behind a member or an element.
enum class next : std::uint8_t { item, end, failed };

/// Walks a document whose first token is `{` and whose last is `}`. That makes bounds checks rare:
/// no expectation but "the end of an object" is met by the last token, so only the step over a
/// closing bracket can reach the end.
///
///     text   { " k e y " :   " v a l u e "   ,  …  }
///     tokens ^ ^         ^   ^               ^     ^      m_at points at the current one
///
/// Every value that is passed is validated, read or not. The first failure is kept, everything
/// after it fails too. A copy is a bookmark: it walks on from the same place.
class reader {
 public:
  /// Preconditions: `tokens` is the index of `text`, starts with `{` and ends with `}`.
  reader(std::string_view text, std::span<const std::uint32_t> tokens, json::arena& arena,
         std::size_t depth) noexcept
      : m_text(text.data()),
        m_at(tokens.data()),
        m_end(tokens.data() + tokens.size()),
        m_backslash(m_text),
        m_text_end(m_text + text.size()),
        m_arena(&arena),
        m_depth_left(depth < max_depth ? depth : max_depth) {
    assert(tokens.size() >= 2 && text[tokens.front()] == '{' && text[tokens.back()] == '}');
    find_backslash(m_text);
  }

  /// The first character of the current token, 0 at the end of the document.
  [[nodiscard]] char peek() const noexcept { return m_at == m_end ? '\0' : m_text[*m_at]; }
  /// Where the current token starts, in bytes from the start of the document.
  [[nodiscard]] std::size_t offset() const noexcept { return *m_at; }
  [[nodiscard]] bool at_end() const noexcept { return m_at == m_end; }
  [[nodiscard]] json::arena& arena() const noexcept { return *m_arena; }
  /// The whole document.
  [[nodiscard]] std::string_view text() const noexcept {
    return {m_text, static_cast<std::size_t>(m_text_end - m_text)};
  }

  /// Why the walk failed. `errc::ok` with `failed()` means: the text is not JSON, ask `validate`.
  [[nodiscard]] bool failed() const noexcept { return m_failed; }
  [[nodiscard]] errc code() const noexcept { return m_code; }
  [[nodiscard]] std::size_t error_offset() const noexcept { return m_error_offset; }
  /// The member that is missing, with `errc::missing_member`; its object is at `error_offset`.
  [[nodiscard]] std::string_view missing() const noexcept { return m_missing; }

  /// Fails because of the value of the current token. Returns false.
  [[gnu::cold, gnu::noinline]] bool fail(errc why) noexcept {
    return fail_at(why, m_at == m_end ? static_cast<std::size_t>(m_text_end - m_text) : *m_at);
  }
  [[gnu::cold, gnu::noinline]] bool fail_at(errc why, std::size_t where) noexcept {
    if (m_failed) return false;
    m_failed = true;
    m_code = why;
    m_error_offset = where;
    return false;
  }
  /// Fails because the object at `where` lacks `member`, which must outlive the reader.
  [[gnu::cold, gnu::noinline]] bool fail_missing(std::string_view member,
                                                 std::size_t where) noexcept {
    if (!m_failed) m_missing = member;
    return fail_at(errc::missing_member, where);
  }

  /// Goes into the object at the current token: its first member, or past it if it has none.
  [[nodiscard]] next enter_object() noexcept {
    if (peek() != '{') return fail(mismatch(errc::not_an_object)) ? next::end : next::failed;
    return enter('}');
  }
  /// Goes into the array at the current token.
  [[nodiscard]] next enter_array() noexcept {
    if (peek() != '[') return fail(mismatch(errc::not_an_array)) ? next::end : next::failed;
    return enter(']');
  }
  /// Behind a member's value: goes to the next member, or leaves the object.
  [[nodiscard]] next next_member() noexcept { return behind('}'); }
  [[nodiscard]] next next_element() noexcept { return behind(']'); }

  /// The current token and those behind it, for a loop that keeps its place in a register.
  [[nodiscard]] const std::uint32_t* tokens() const noexcept { return m_at; }
  void move_to(const std::uint32_t* token) noexcept { m_at = token; }
  /// True if the string that ends before `offset` and is not behind the current token has no
  /// escapes.
  [[nodiscard]] bool is_plain_before(std::uint32_t offset) const noexcept {
    return m_text + offset <= m_backslash;
  }
  /// Goes from a member name that has been recognised, quotes and all, to its value.
  [[nodiscard]] bool take_key() noexcept {
    m_at += 2;
    return m_text[m_at[-1]] == ':' || malformed();
  }
  /// Reads whatever member name stands here and goes to its value. The view is into the document,
  /// or into the arena if there are escapes.
  [[nodiscard]] bool key(std::string_view& out) noexcept {
    if (peek() != '"' || m_text[m_at[1]] != ':') return malformed();
    if (!string(out)) return false;
    ++m_at;
    return true;
  }

  /// Reads a string: a view into the document, or into the arena if there are escapes.
  [[nodiscard]] bool string(std::string_view& out) noexcept {
    if (peek() != '"') return fail(mismatch(errc::not_a_string));
    const char* begin = m_text + m_at[0] + 1;
    const char* end = closing_quote();
    if (m_text + m_at[1] > m_backslash) [[unlikely]]
      return escaped(begin, end, &out);
    out = {begin, static_cast<std::size_t>(end - begin)};
    ++m_at;
    return true;
  }

  [[nodiscard]] bool boolean(bool& out) noexcept {
    const std::string_view word = scalar();
    if (word != "true" && word != "false") return fail(mismatch(errc::not_a_boolean));
    out = word.size() == 4;
    ++m_at;
    return true;
  }

  /// Reads any number that a double can hold, with its text.
  [[nodiscard]] bool number(json::number& out) noexcept {
    const std::string_view word = scalar();
    if (!is_number(word)) return fail(mismatch(errc::not_a_number));
    const auto value = to_double(word);
    if (!value) return fail(errc::number_out_of_range);
    out = {*value, word};
    ++m_at;
    return true;
  }

  [[nodiscard]] bool integer(std::int64_t& out) noexcept {
    const std::string_view word = scalar();
    if (!is_number(word)) return fail(mismatch(errc::not_a_number));
    const auto value = to_integer(word);
    if (!value) {
      const auto real = to_double(word);
      const bool large = !real || *real > 9e15 || *real < -9e15;
      return fail(large ? errc::number_out_of_range : errc::not_an_integer);
    }
    out = *value;
    ++m_at;
    return true;
  }

  /// True if the current value is null, which is then passed.
  [[nodiscard]] bool take_null() noexcept {
    if (peek() != 'n' || scalar() != "null") return false;
    ++m_at;
    return true;
  }

  /// Passes one value of any kind, validating all of it.
  [[nodiscard]] bool skip() noexcept {
    const char c = peek();
    if (c == '{' || c == '[') return skip_container();
    return skip_scalar();
  }

  /// Passes one value and gives its text, white space around it left out.
  [[nodiscard]] bool raw(std::string_view& out) noexcept {
    const char* begin = m_text + m_at[0];
    if (!skip()) return false;
    const char* end = trim_back(m_at == m_end ? m_text_end : m_text + m_at[0]);
    out = {begin, static_cast<std::size_t>(end - begin)};
    return true;
  }

  /// The same for a value that must be an object.
  [[nodiscard]] bool raw_object(std::string_view& out) noexcept {
    return peek() == '{' ? raw(out) : fail(mismatch(errc::not_an_object));
  }

  /// Elements of the array at the current token, without moving. An upper bound if it is malformed.
  [[nodiscard]] std::size_t count_elements() const noexcept { return count_items('['); }
  [[nodiscard]] std::size_t count_members() const noexcept { return count_items('{'); }
  /// The same for an array all of whose elements must be strings: stops at the first that is not,
  /// where reading the array will stop too.
  [[nodiscard]] std::size_t count_strings() const noexcept {
    if (peek() != '[' || m_text[m_at[1]] != '"') return count_elements();
    std::size_t count = 1;
    for (const std::uint32_t* at = m_at + 2; at + 2 < m_end && m_text[*at] == ','; at += 2) ++count;
    return count;
  }

  /// A place to come back to.
  struct bookmark {
    const std::uint32_t* at;
    std::size_t depth_left;
  };
  [[nodiscard]] bookmark place() const noexcept { return {m_at, m_depth_left}; }
  [[nodiscard]] std::size_t offset_of(const bookmark& place) const noexcept { return *place.at; }
  /// Says that a member was seen a second time. `repeats` tells whether any was, by changing.
  void count_repeat() noexcept { ++m_repeats; }
  [[nodiscard]] std::size_t repeats() const noexcept { return m_repeats; }

  /// After a value failed: goes back to `place`, at or before its start, as if nothing had been
  /// wrong. False if the text is no JSON or a limit was met, which nothing makes good.
  [[nodiscard, gnu::cold, gnu::noinline]] bool forget_failure(const bookmark& place) noexcept {
    if (concerns_document(m_code) || m_code == errc::ok) return false;
    const char* begin = m_text + *place.at;
    const void* passed = std::memchr(begin, '\\', static_cast<std::size_t>(m_text + *m_at - begin));
    if (passed != nullptr) m_backslash = static_cast<const char*>(passed);
    m_at = place.at;
    m_depth_left = place.depth_left;
    m_failed = false;
    m_code = errc::ok;
    m_missing = {};
    return true;
  }

  /// After a member's value failed: true, with the failure forgotten and the value passed, if the
  /// same object has a later member of that name, which then is the one that counts (ECMA-262
  /// JSON.parse: the last of duplicate names wins). `value` is where the failed value starts.
  /// Looks through the rest of the object: not for objects of any number of names.
  [[nodiscard, gnu::cold, gnu::noinline]] bool forgive_duplicate(const bookmark& value,
                                                                 std::string_view name) noexcept {
    reader ahead = *this;
    if (!ahead.forget_failure(value) || !ahead.skip()) return false;
    const reader behind_value = ahead;
    while (ahead.next_member() == next::item) {
      std::string_view other;
      if (!ahead.key(other)) return false;
      if (other == name) {
        *this = behind_value;
        return true;
      }
      if (!ahead.skip()) return false;
    }
    return false;
  }

 private:
  /// `wanted` if the current token could be a value of another type; null is named as such.
  [[nodiscard]] errc mismatch(errc wanted) const noexcept {
    return scalar() == "null" ? errc::is_null : wanted;
  }
  [[gnu::cold, gnu::noinline]] bool malformed() noexcept { return fail(errc::ok); }

  [[nodiscard]] next enter(char closing) noexcept {
    if (m_depth_left == 0) [[unlikely]]
      return fail(errc::depth_limit) ? next::end : next::failed;
    --m_depth_left;
    ++m_at;
    return m_text[*m_at] == closing ? leave() : next::item;
  }
  [[nodiscard]] next behind(char closing) noexcept {
    const char c = peek();
    if (c == ',') {
      ++m_at;
      return next::item;
    }
    if (c == closing) return leave();
    return malformed() ? next::end : next::failed;
  }
  [[nodiscard]] next leave() noexcept {
    ++m_depth_left;
    ++m_at;
    return next::end;
  }

  /// The quote that closes the string at the current token: the last byte before the next token
  /// that is not white space.
  [[nodiscard]] const char* closing_quote() const noexcept {
    const char* end = m_text + m_at[1] - 1;
    return *end == '"' ? end : trim_back(end) - 1;
  }
  [[nodiscard]] static const char* trim_back(const char* end) noexcept {
    while (detail::is_space(end[-1])) --end;
    return end;
  }

  /// The text of the current token up to the next one, without white space at its end. Empty for
  /// a structural character at the end of the document.
  [[nodiscard]] std::string_view scalar() const noexcept {
    if (m_at == m_end) return {};
    const char* begin = m_text + m_at[0];
    const char* end = m_at + 1 == m_end ? m_text_end : m_text + m_at[1];
    return {begin, static_cast<std::size_t>(trim_back(end) - begin)};
  }

  void find_backslash(const char* from) noexcept {
    const auto rest = static_cast<std::size_t>(m_text_end - from);
    const void* found = std::memchr(from, '\\', rest);
    m_backslash = found == nullptr ? m_text_end : static_cast<const char*>(found);
  }

  /// The string between `begin` and `end` may hold escapes: checks them, decodes them if asked.
  [[nodiscard, gnu::noinline]] bool escaped(const char* begin, const char* end,
                                            std::string_view* out) noexcept {
    const std::string_view inside{begin, static_cast<std::size_t>(end - begin)};
    ++m_at;
    if (m_backslash < begin) find_backslash(begin);
    if (m_backslash >= end) {
      if (out != nullptr) *out = inside;
      return true;
    }
    if (find_invalid_escape(inside) != std::string_view::npos) return malformed();
    find_backslash(end);
    if (out == nullptr) return true;
    char* copy = m_arena->bytes(inside.size());
    if (copy == nullptr) return fail(errc::out_of_memory);
    *out = {copy, unescape(inside, copy)};
    return true;
  }

  [[nodiscard]] bool skip_scalar() noexcept {
    if (peek() == '"') {
      if (m_text + m_at[1] > m_backslash) [[unlikely]]
        return escaped(m_text + m_at[0] + 1, closing_quote(), nullptr);
    } else if (!is_scalar(m_at)) {
      return malformed();
    }
    ++m_at;
    return true;
  }
  /// True if the token at `at` is a literal or a number. Not the last token of the document.
  [[nodiscard]] bool is_scalar(const std::uint32_t* at) const noexcept {
    const char* begin = m_text + at[0];
    const char* end = at + 1 == m_end ? m_text_end : m_text + at[1];
    const std::string_view word{begin, static_cast<std::size_t>(trim_back(end) - begin)};
    if (*begin == 't') return word == "true";
    if (*begin == 'f') return word == "false";
    if (*begin == 'n') return word == "null";
    return is_number(word);
  }

  /// Passes a container without recursion, one bit a level. Escapes are checked once it is passed.
  [[nodiscard, gnu::noinline]] bool skip_container() noexcept {
    detail::nesting open{m_depth_left};
    const char* const begin = m_text + *m_at;
    const std::uint32_t* at = m_at;
    do {
      at = skip_item(at, open);
      if (at == nullptr) return m_failed ? false : malformed();
      at = skip_ends(at, open);
      if (at == nullptr) return malformed();
    } while (open.depth() != 0);
    m_at = at;
    return check_escapes(begin, m_text + at[-1]);
  }
  /// The token behind the next value that is no container, or the end of an empty container that
  /// it goes down to; nullptr if there is none.
  [[nodiscard]] const std::uint32_t* skip_item(const std::uint32_t* at,
                                               detail::nesting& open) noexcept {
    for (;;) {
      if (open.depth() != 0 && open.in_object()) {
        if (m_text[at[0]] != '"' || m_text[at[1]] != ':') return nullptr;
        at += 2;
      }
      const char c = m_text[at[0]];
      if (c == '"') return at + 1;
      if (c != '{' && c != '[') return is_scalar(at) ? at + 1 : nullptr;
      if (!open.enter(c == '{')) {
        m_at = at;
        (void)fail(errc::depth_limit);
        return nullptr;
      }
      ++at;
      if (m_text[at[0]] == (c == '{' ? '}' : ']')) return at;
    }
  }
  /// Behind a value: past the comma to the next, or past the ends of the containers it was the last
  /// of and then the comma; nullptr if neither is there.
  [[nodiscard]] const std::uint32_t* skip_ends(const std::uint32_t* at,
                                               detail::nesting& open) noexcept {
    while (open.depth() != 0) {
      if (at == m_end) return nullptr;
      const char c = m_text[at[0]];
      if (c == ',') return at + 1;
      if (c != (open.in_object() ? '}' : ']')) return nullptr;
      open.leave();
      ++at;
    }
    return at;
  }
  /// Checks the escapes of text that was passed unseen.
  [[nodiscard]] bool check_escapes(const char* begin, const char* end) noexcept {
    if (m_backslash >= end) [[likely]]
      return true;
    const std::string_view passed{begin, static_cast<std::size_t>(end - begin)};
    if (find_invalid_escape(passed) != std::string_view::npos) return malformed();
    find_backslash(end);
    return true;
  }

  [[nodiscard]] std::size_t count_items(char opening) const noexcept {
    if (peek() != opening) return 0;
    std::size_t depth = 0;
    std::size_t commas = 0;
    for (const std::uint32_t* at = m_at; at != m_end; ++at) {
      const char c = m_text[*at];
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && --depth == 0) return at == m_at + 1 ? 0 : commas + 1;
      if (c == ',' && depth == 1) ++commas;
    }
    return commas + 1;
  }

  const char* m_text;
  const std::uint32_t* m_at;
  const std::uint32_t* m_end;
  const char* m_backslash;  ///< the first one at or behind the current token, else m_text_end
  const char* m_text_end;
  json::arena* m_arena;
  std::size_t m_depth_left;
  std::size_t m_repeats = 0;
  std::size_t m_error_offset = 0;
  std::string_view m_missing;
  errc m_code = errc::ok;
  bool m_failed = false;
};

}  // namespace quire::json

#endif  // QUIRE_JSON_READER_HPP
