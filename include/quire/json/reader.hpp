// SPDX-License-Identifier: Apache-2.0
// A forward walk over an indexed document: what a typed decoder asks, token by token.
#ifndef QUIRE_JSON_READER_HPP
#define QUIRE_JSON_READER_HPP

#include <quire/core/arena.hpp>
#include <quire/core/word.hpp>
#include <quire/json/detail/reader_state.hpp>
#include <quire/json/detail/repeats.hpp>
#include <quire/json/error.hpp>
#include <quire/json/number.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace quire::json {

/// What stands after a member or an element.
enum class found : std::uint8_t { item, end, failed };

/// A place in a document whose first token is `{` and whose last is `}`. That makes bounds checks
/// rare: no expectation but "the end of an object" is met by the last token, so only the step over
/// a closing bracket can reach the end.
///
/// Every value that is passed is validated, read or not. The first failure is kept by the state,
/// and everything after it fails too. Two words that stay in registers as long as no address of
/// them is taken: functions that are not inlined are handed the state and the place, and give back
/// the place after it.
///
/// The state knows how far escapes have been looked for: to read the same text twice, or to look
/// ahead, walk with a copy of the state.
class reader {
 public:
  /// A reader at the start of the document of `state`, which must outlive it.
  explicit reader(reader_state& state) noexcept : m_state(&state), m_at(state.m_first) {}
  /// A reader at `at`, a token of that document.
  reader(reader_state& state, token at) noexcept : m_state(&state), m_at(at) {}

  /// The state of the walk, which readers of one document share.
  [[nodiscard]] reader_state& state() const noexcept { return *m_state; }
  /// The current token.
  [[nodiscard]] token place() const noexcept { return m_at; }
  /// Goes to another token of the document.
  void move_to(token at) noexcept { m_at = at; }

  /// The first character of the current token, 0 at the end of the document.
  [[nodiscard]] char peek() const noexcept { return at_end() ? '\0' : m_state->m_text[*m_at]; }
  /// Where the current token starts, in bytes from the start of the document; its size at the end.
  [[nodiscard]] std::size_t offset() const noexcept { return m_state->offset(m_at); }
  /// True after the last token.
  [[nodiscard]] bool at_end() const noexcept { return m_at == m_state->m_end; }
  /// True at the first token.
  [[nodiscard]] bool at_start() const noexcept { return m_at == m_state->m_first; }
  /// The last token, which ends an object.
  [[nodiscard]] token last() const noexcept { return m_state->m_end - 1; }
  /// Where decoded strings, arrays and maps go.
  [[nodiscard]] core::arena& arena() const noexcept { return *m_state->m_arena; }
  /// The whole document.
  [[nodiscard]] std::string_view text() const noexcept { return m_state->text(); }
  /// Bytes from the start of the document up to the first backslash at or after this place.
  [[nodiscard]] std::size_t plain_size() const noexcept {
    return static_cast<std::size_t>(m_state->m_backslash - m_state->m_text);
  }

  /// True if the walk has failed; it then stays so.
  [[nodiscard]] bool failed() const noexcept { return m_state->failed(); }
  /// Fails because of the value of the current token. Returns false.
  bool fail(errc why) noexcept { return m_state->fail(m_at, why); }
  /// Fails at an offset from the start of the document. Returns false.
  bool fail_at(errc why, std::size_t where) noexcept { return m_state->fail_at(why, where); }

  /// Goes into the object at the current token: its first member, or past it if it has none.
  [[nodiscard, gnu::always_inline]] found enter_object() noexcept {
    return enter('{', '}', errc::not_an_object);
  }
  /// Goes into the array at the current token.
  [[nodiscard, gnu::always_inline]] found enter_array() noexcept {
    return enter('[', ']', errc::not_an_array);
  }
  /// Behind a member's value: goes to the next member, or leaves the object.
  [[nodiscard, gnu::always_inline]] found next_member() noexcept { return behind('}'); }
  /// The same for an element of an array.
  [[nodiscard, gnu::always_inline]] found next_element() noexcept { return behind(']'); }

  /// Reads whatever member name stands here and goes to its value. The view is into the document,
  /// or into the arena if there are escapes.
  [[nodiscard, gnu::always_inline]] bool key(std::string_view& out) noexcept {
    if (peek() != '"' || m_state->m_text[m_at[1]] != ':') return m_state->malformed(m_at);
    if (!string(out)) return false;
    ++m_at;
    return true;
  }

  /// Reads a string: a view into the document, or into the arena if there are escapes.
  [[nodiscard, gnu::always_inline]] bool string(std::string_view& out) noexcept {
    const char* const text = m_state->m_text;
    if (peek() != '"') [[unlikely]]
      return m_state->mismatch(m_at, errc::not_a_string);
    const char* const begin = text + m_at[0] + 1;
    const char* const next = text + m_at[1];
    if (next[-1] == '"' && next <= m_state->m_backslash) [[likely]] {
      out = {begin, static_cast<std::size_t>(next - 1 - begin)};
    } else if (!m_state->unusual_string(m_at, out)) {
      return false;
    }
    ++m_at;
    return true;
  }

  /// Reads `true` or `false` and goes past it. Fails with `not_a_boolean`.
  [[nodiscard, gnu::always_inline]] bool boolean(bool& out) noexcept {
    const std::string_view scalar = m_state->scalar(m_at);
    out = core::equals(scalar, "true");
    if (!out && !core::equals(scalar, "false")) [[unlikely]]
      return m_state->mismatch(m_at, errc::not_a_boolean);
    ++m_at;
    return true;
  }

  /// Reads any number that a double can hold, with its text.
  [[nodiscard, gnu::always_inline]] bool number(json::number& out) noexcept {
    const std::string_view scalar = m_state->scalar(m_at);
    const std::int64_t whole = detail::short_whole(scalar);
    if (whole < 0) return unusual_number(scalar, out, range::of_a_double);
    out = {static_cast<double>(whole), scalar};
    ++m_at;
    return true;
  }
  /// The same for any number: one too large for a double is an infinity (ECMA-262, JSON.parse).
  [[nodiscard, gnu::always_inline]] bool any_number(json::number& out) noexcept {
    const std::string_view scalar = m_state->scalar(m_at);
    const std::int64_t whole = detail::short_whole(scalar);
    if (whole < 0) return unusual_number(scalar, out, range::any);
    out = {static_cast<double>(whole), scalar};
    ++m_at;
    return true;
  }

  /// Reads a whole number and goes past it. Fails with `not_a_number`, `not_an_integer`,
  /// `number_out_of_range`.
  [[nodiscard, gnu::always_inline]] bool integer(std::int64_t& out) noexcept {
    const std::string_view scalar = m_state->scalar(m_at);
    out = detail::short_whole(scalar);
    if (out < 0 && !unusual_integer(scalar, out)) return false;
    ++m_at;
    return true;
  }

  /// True if the current value is null, which is then passed.
  [[nodiscard, gnu::always_inline]] bool take_null() noexcept {
    if (peek() != 'n' || !core::equals(m_state->scalar(m_at), "null")) return false;
    ++m_at;
    return true;
  }

  /// Passes one value of any kind, validating all of it.
  [[nodiscard, gnu::always_inline]] bool skip() noexcept {
    const char c = peek();
    if (c == '{' || c == '[') {
      const token behind = m_state->skip_container(m_at);
      if (behind != nullptr) m_at = behind;
      return behind != nullptr;
    }
    if (c == '"' ? !m_state->check_escapes(m_at, m_at + 1) : at_end() || !m_state->is_scalar(m_at))
      return m_state->malformed(m_at);
    ++m_at;
    return true;
  }

  /// Passes one value and gives its text, white space around it left out.
  [[nodiscard, gnu::always_inline]] bool raw(std::string_view& out) noexcept {
    const char* const begin = m_state->m_text + m_at[0];
    if (!skip()) return false;
    const char* const end = m_state->trim_back(m_state->m_text + offset());
    out = {begin, static_cast<std::size_t>(end - begin)};
    return true;
  }
  /// The same for a value that must be an object.
  [[nodiscard, gnu::always_inline]] bool raw_object(std::string_view& out) noexcept {
    return peek() == '{' ? raw(out) : m_state->mismatch(m_at, errc::not_an_object);
  }

  /// Elements of the array at the current token, without moving. An upper bound if it is malformed.
  [[nodiscard]] std::size_t count_elements() const noexcept { return count_items('['); }
  /// The same for the members of the object.
  [[nodiscard]] std::size_t count_members() const noexcept { return count_items('{'); }
  /// The same for an array all of whose elements must be strings: stops at the first that is not,
  /// where reading the array will stop too.
  [[nodiscard]] std::size_t count_strings() const noexcept { return count_simple('[', 2); }
  /// The same for an object all of whose members must be strings.
  [[nodiscard]] std::size_t count_string_members() const noexcept { return count_simple('{', 4); }

  /// For each of the `count` members of the object that stands here: is it the last of its name?
  /// The answer lies in the arena; nullptr, and the walk has failed, if the object is no JSON or
  /// memory is short. Otherwise the place stays as it is. Takes less than quadratic time.
  /// Precondition: `count` is `count_members()`, not 0.
  [[nodiscard, gnu::cold]] bool* last_of_equal_names(std::size_t count) noexcept;

  /// A place to come back to.
  struct bookmark {
    /// The token.
    token at;
    /// How much deeper the walk may go.
    std::size_t depth_left;
    /// The first backslash at or after the token.
    const char* backslash;
    /// How many remarks there were.
    std::size_t remarks;
  };
  /// This place.
  [[nodiscard]] bookmark mark() const noexcept {
    return {m_at, m_state->m_depth_left, m_state->m_backslash, m_state->m_remark_count};
  }
  /// Goes back to an earlier place, as if nothing had been read since: what is read again is
  /// remarked again.
  void go_back(const bookmark& mark) noexcept {
    m_at = mark.at;
    m_state->m_depth_left = mark.depth_left;
    m_state->m_backslash = mark.backslash;
    m_state->m_remark_count = mark.remarks;
  }
  /// The same for a place of which the depth and the remarks are known. Precondition: nothing was
  /// read where this reader stands, or after it.
  [[gnu::cold, gnu::noinline]] void go_back_to(token at, std::size_t depth_left,
                                               std::size_t remarks) noexcept {
    m_state->find_backslash_again(m_state->m_text + *at, m_state->m_text + offset());
    go_back({at, depth_left, m_state->m_backslash, remarks});
  }
  /// The same whatever has failed since: nothing has.
  [[gnu::cold]] void begin_again(const bookmark& mark) noexcept {
    go_back(mark);
    m_state->m_failed = m_state->m_insisted = false;
    m_state->m_code = errc::ok;
    m_state->m_missing = {};
  }
  /// Says that a member was seen a second time. `repeats` tells whether any was, by changing.
  void count_repeat() noexcept { ++m_state->m_repeats; }
  /// How many members were seen a second time.
  [[nodiscard]] std::size_t repeats() const noexcept { return m_state->m_repeats; }

  /// After a value failed: goes back to `mark`, at or before its start, as if nothing had been
  /// wrong. False if the text is no JSON or a limit was met, which nothing makes good.
  [[nodiscard, gnu::cold, gnu::noinline]] bool forget_failure(const bookmark& mark) noexcept {
    if (concerns_document(m_state->m_code) || m_state->m_code == errc::ok) return false;
    begin_again(mark);
    return true;
  }

  /// After a value failed because it is of another type: forgets that, passes the value and remarks
  /// it. False if the failure is of another kind, or the value is no JSON. `value` is its start.
  [[nodiscard, gnu::cold, gnu::noinline]] bool pass_over(const bookmark& value) noexcept {
    const errc why = m_state->m_code;
    const std::size_t where = m_state->m_error_offset;
    if (!m_state->is_mistyped()) return false;
    begin_again(value);
    if (!skip()) return false;
    m_state->add_remark(why, where);
    return true;
  }

  /// After a member's value failed: true, with the failure forgotten and the value passed, if the
  /// same object has a later member of that name, which then is the one that counts (ECMA-262
  /// JSON.parse: the last of duplicate names wins). `value` is where the failed value starts.
  /// If there is no memory for a name with escapes, that is the failure: it might have been the
  /// one. Looks through the rest of the object: not for objects of any number of names.
  [[nodiscard, gnu::cold, gnu::noinline]] bool forgive_duplicate(const bookmark& value,
                                                                 std::string_view name) noexcept {
    reader_state ahead_state = *m_state;
    reader ahead{ahead_state, m_at};
    if (!ahead.forget_failure(value) || !ahead.skip()) return false;
    const reader_state behind_state = ahead_state;
    const token behind_value = ahead.place();
    while (ahead.next_member() == found::item) {
      std::string_view other;
      if (!ahead.key(other)) {
        if (ahead_state.m_code == errc::out_of_memory) *m_state = ahead_state;
        return false;
      }
      if (other == name) {
        *m_state = behind_state;
        m_at = behind_value;
        return true;
      }
      if (!ahead.skip()) return false;
    }
    return false;
  }

 private:
  enum class range : std::uint8_t { of_a_double, any };

  /// Any number that is not a few digits.
  [[nodiscard]] bool unusual_number(std::string_view scalar, json::number& out,
                                    range taken) noexcept {
    if (!is_number(scalar)) return m_state->mismatch(m_at, errc::not_a_number);
    const auto value = to_double(scalar);
    if (!value && taken == range::of_a_double) return fail(errc::number_out_of_range);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    out = {value.value_or(scalar.front() == '-' ? -infinity : infinity), scalar};
    ++m_at;
    return true;
  }
  [[nodiscard]] bool unusual_integer(std::string_view scalar, std::int64_t& out) const noexcept {
    if (!is_number(scalar)) return m_state->mismatch(m_at, errc::not_a_number);
    const auto value = to_integer(scalar);
    if (value) {
      out = *value;
      return true;
    }
    const auto real = to_double(scalar);
    const bool large = !real || *real > 9e15 || *real < -9e15;
    return m_state->fail(m_at, large ? errc::number_out_of_range : errc::not_an_integer);
  }

  [[nodiscard, gnu::always_inline]] found enter(char opening, char closing,
                                                errc mismatch) noexcept {
    if (peek() != opening) [[unlikely]]
      return m_state->mismatch(m_at, mismatch) ? found::end : found::failed;
    if (m_state->m_depth_left == 0) [[unlikely]]
      return fail(errc::depth_limit) ? found::end : found::failed;
    --m_state->m_depth_left;
    ++m_at;
    return m_state->m_text[*m_at] == closing ? leave() : found::item;
  }
  [[nodiscard, gnu::always_inline]] found behind(char closing) noexcept {
    const char c = peek();
    if (c == ',') {
      ++m_at;
      return found::item;
    }
    if (c == closing) return leave();
    return m_state->malformed(m_at) ? found::end : found::failed;
  }
  [[nodiscard, gnu::always_inline]] found leave() noexcept {
    ++m_state->m_depth_left;
    ++m_at;
    return found::end;
  }

  /// Items that start `step` tokens apart, each after a comma.
  [[nodiscard]] std::size_t count_simple(char opening, std::ptrdiff_t step) const noexcept {
    const char* const text = m_state->m_text;
    if (peek() != opening) return 0;
    if (text[m_at[1]] != '"') return text[m_at[1]] == opening + 2 ? 0 : 1;  // it is empty, or fails
    std::size_t count = 1;
    for (token at = m_at + step; m_state->m_end - at > step && text[*at] == ','; at += step)
      ++count;
    return count;
  }
  [[nodiscard]] std::size_t count_items(char opening) const noexcept {
    if (peek() != opening) return 0;
    std::size_t depth = 0;
    std::size_t commas = 0;
    for (token at = m_at; at != m_state->m_end; ++at) {
      const char c = m_state->m_text[*at];
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && --depth == 0) return at == m_at + 1 ? 0 : commas + 1;
      if (c == ',' && depth == 1) ++commas;
    }
    return commas + 1;
  }

  reader_state* m_state;
  token m_at;
};

inline bool* reader::last_of_equal_names(std::size_t count) noexcept {
  auto* const names = arena().make<detail::numbered_name>(count);
  bool* const last = arena().make<bool>(count);
  if (names == nullptr || last == nullptr) return (void)fail(errc::out_of_memory), nullptr;
  reader_state ahead_state = *m_state;
  reader ahead{ahead_state, m_at};
  std::size_t size = 0;
  json::found step = ahead.enter_object();
  for (; step == json::found::item && size != count; step = ahead.next_member(), ++size) {
    names[size].index = size;
    if (!ahead.key(names[size].name) || !ahead.skip()) break;
  }
  if (step != json::found::end) return *m_state = ahead_state, nullptr;
  detail::mark_last_of_equal({names, size}, last);
  return last;
}

}  // namespace quire::json

#endif  // QUIRE_JSON_READER_HPP
