// SPDX-License-Identifier: Apache-2.0
// Rows as data, and the one loop that reads every struct by them. It is no template: a release or
// a struct more costs a table, not code.
#ifndef QUIRE_CODEC_DETAIL_TABLE_HPP
#define QUIRE_CODEC_DETAIL_TABLE_HPP

#include <quire/codec/detail/text_set.hpp>
#include <quire/core/word.hpp>
#include <quire/json/reader.hpp>
#include <quire/schema/presence.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace quire::codec::detail {

struct row_table;
struct table_row;
class object_reader;

/// What is done off the usual way about members at fault, by the rules of a table.
struct fault_handling {
  /// The value of a row at `value` failed: the token after it if that is no reason to fail.
  json::token (*of_value)(object_reader& reading, const table_row& row, json::token value,
                          const char* backslash) noexcept;
  /// Names were repeated: the token after the object at last, `behind` if all is well.
  json::token (*of_repeats)(object_reader& reading, json::token behind) noexcept;
};

/// Kinds that the loop reads itself: plain texts up to `passed`, whose values are not kept. All
/// others go through the row's function.
enum class row_kind : std::uint8_t { string, optional_string, passed, object, other };

/// One row that lives in a release. Where a name is written without escapes and right before its
/// colon, both are compared at once: the first and the last eight of these bytes, and what lies
/// between them if there are more than sixteen.
///
///     " s i t e I d " :      start
///     |---- head ---|
///         |---- tail ---|
struct table_row {
  std::uint64_t head;       ///< the first eight bytes, zeros after a shorter start
  std::uint64_t head_mask;  ///< which of them count
  std::uint64_t tail;       ///< the last eight bytes; the head again if there are fewer
  std::uint64_t tail_mask;
  std::uint64_t bit;        ///< of the row among all rows of the struct, of every release
  const char* start;        ///< `"key":`
  const void* member;       ///< the member in the table's prototype
  const row_table* object;  ///< of kind `object`: its rows
  json::token (*read)(json::reader_state&, json::token, void*) noexcept;  ///< nullptr: it failed
  std::uint16_t reach;  ///< bytes of `start`, at least eight: those that a comparison reads
  std::uint32_t member_size;
  std::uint8_t name_size;
  row_kind kind;

  [[nodiscard]] constexpr std::string_view name() const noexcept { return {start + 1, name_size}; }
};

/// Where the hash of a name leads to: a place in the rows, or `none`. A row whose slot is taken is
/// in the next free one.
struct row_slots {
  static constexpr std::uint8_t none = 255;

  const table_row* rows;
  const std::uint8_t* places;
  unsigned shift;  ///< 2^(64 - shift) slots, more than there are rows

  /// The first slot of a name by the first and the last eight bytes of `"name":`, which has `size`
  /// bytes. Eight are read if there are fewer; those after it do not count. Without branches, as
  /// the lengths of names cannot be predicted.
  [[nodiscard, gnu::always_inline]] static constexpr std::size_t first(const char* start,
                                                                       std::size_t size,
                                                                       unsigned shift) noexcept {
    const std::size_t lacking = size < 8 ? 8 - size : 0;
    const std::uint64_t head = core::load<>(start) << (8 * lacking);
    const std::uint64_t tail = core::load<>(start + size + lacking - 8) << (8 * lacking);
    return static_cast<std::size_t>((head + std::rotl(tail, 29)) * 0x9E3779B97F4A7C15U >> shift);
  }
  /// The row of the name that stands in `start` in this way, for which `is_it`; nullptr if there is
  /// none.
  template <class IsIt>
  [[nodiscard, gnu::always_inline]] const table_row* find(const char* start, std::size_t size,
                                                          IsIt is_it) const noexcept {
    for (std::size_t slot = first(start, size, shift);; ++slot) {
      const std::uint8_t place =
          places[slot & static_cast<std::size_t>(~std::uint64_t{0} >> shift)];
      if (place == none) return nullptr;
      if (is_it(rows[place])) [[likely]]
        return &rows[place];
    }
  }
};

/// What `row_table::reach` never exceeds.
inline constexpr std::size_t longest_reach = 256;

/// The rows of a struct that live in one release, in the order in which senders write them.
struct row_table {
  std::span<const table_row> rows;
  row_slots slots;
  const void* prototype;             ///< an object of the struct, against which members are located
  const void* present;               ///< its `presence`, nullptr if it has none
  std::uint64_t demanded;            ///< the rows that must be there, a bit each
  const std::string_view* all_keys;  ///< of all rows of the struct, of every release
  std::uint64_t (*missing_of_groups)(std::uint64_t seen) noexcept;  ///< nullptr: there are none
  const fault_handling* faults;
  /// No row compares more bytes than this. Closer to the end of a document the loop asks first
  /// whether the bytes that a row compares are there.
  std::size_t reach;
};

[[nodiscard]] inline json::token read_table(json::reader_state& state, json::token at, void* out,
                                            const row_table& table) noexcept;

/// Reads one object. Each row is tried once in turn: on a document in the usual order every
/// comparison but those for absent members hits. What is left goes through `rest`. The place is
/// handed on by value, to stay in a register from member to member.
class object_reader {
 public:
  object_reader(json::reader_state& state, void* out, const row_table& table) noexcept
      : m_state(state),
        m_out(static_cast<char*>(out)),
        m_prototype(static_cast<const char*>(table.prototype)),
        m_rows(table.rows),
        m_table(table) {}

  /// The token after the object at `at`; nullptr if it failed.
  [[nodiscard, gnu::always_inline]] json::token run(json::token at) noexcept {
    json::reader in{m_state, at};
    m_begin = at;
    m_remarks_before = m_state.remark_count();
    json::found next = in.enter_object();
    m_depth_left = in.mark().depth_left;
    if (next == json::found::item) next = in_order(in);
    if (next == json::found::item) return rest(in.place());
    return next == json::found::end ? in.place() : nullptr;
  }

  /// The rows whose members were there, a bit each.
  [[nodiscard]] std::uint64_t seen() const noexcept { return m_seen & ~m_lost; }

  /// Rules that refuse: a value at fault is an error unless the member comes again.
  [[nodiscard, gnu::cold, gnu::noinline]] static json::token refuse(
      object_reader& reading, const table_row& row, json::token value,
      const char* backslash) noexcept {
    json::reader in{reading.m_state, value};
    if (!in.forgive_duplicate(reading.mark_of(value, backslash), row.name())) {
      reading.m_state.insist();
      return nullptr;
    }
    reading.make_new(row);
    return in.place();
  }
  /// Rules that report: a value of another type is remarked and lost. What is demanded is refused.
  [[nodiscard, gnu::cold, gnu::noinline]] static json::token report(
      object_reader& reading, const table_row& row, json::token value,
      const char* backslash) noexcept {
    if ((row.bit & reading.m_table.demanded) != 0 || !reading.m_state.is_mistyped())
      return refuse(reading, row, value, backslash);
    json::reader in{reading.m_state, value};
    if (!in.pass_over(reading.mark_of(value, backslash))) return nullptr;
    reading.make_new(row);
    reading.m_lost |= row.bit;
    return in.place();
  }
  /// Rules that report: what was remarked in a value that does not count is no remark. So the
  /// object is read again, the last of equal names alone.
  [[nodiscard, gnu::cold, gnu::noinline]] static json::token read_again(
      object_reader& reading, json::token behind) noexcept {
    if (reading.m_state.remark_count() == reading.m_remarks_before) return behind;
    json::reader in{reading.m_state, behind};
    in.go_back_to(reading.m_begin, reading.m_depth_left + 1, reading.m_remarks_before);
    reading.m_lost = 0;
    return reading.last_members(in);
  }

 private:
  /// The members that come in the order of the rows. Strings without escapes are read here. The
  /// last token of a document ends an object, so that a string and what stands after it are never
  /// after the end. Long, as it is one loop whose state must stay in registers.
  [[nodiscard, gnu::always_inline]] json::found in_order(json::reader& in) noexcept {
    const char* const text = in.text().data();
    const std::size_t text_size = in.text().size();
    const std::size_t safe_size = last_safe_place(text_size);
    std::size_t plain_size = in.plain_size();
    json::token at = in.place();
    std::uint64_t seen = 0;
    for (const table_row& row : m_rows) {
      if (at[0] > safe_size && text_size - at[0] < row.reach) [[unlikely]]
        break;
      const char* const member = text + at[0];
      if ((core::load<>(member) & row.head_mask) != row.head) [[unlikely]]
        continue;
      if (!has_start(member, row) && !has_spaced_start(in.text(), at, row)) [[unlikely]]
        continue;
      seen |= row.bit;
      if (row.kind <= row_kind::passed && is_plain_text(text, at + 2, plain_size)) {
        set_text(row, text_at(text, at + 2));
        at += 3;
      } else {
        at = value(row, at + 2);
        if (at == nullptr) [[unlikely]]
          return json::found::failed;
        in.move_to(at);
        if (in.at_end()) [[unlikely]]
          return in.next_member();
        plain_size = in.plain_size();
      }
      if (text[at[0]] != ',') {
        in.move_to(at);
        m_seen = seen;
        return in.next_member();
      }
      ++at;
    }
    in.move_to(at);
    m_seen = seen;
    return json::found::item;
  }

  /// Up to this place a text of so many bytes has all bytes that a row compares.
  [[nodiscard]] std::size_t last_safe_place(std::size_t text_size) const noexcept {
    return text_size < m_table.reach ? 0 : text_size - m_table.reach;
  }
  /// True if the token at `at` is a name without escapes that ends right before its colon.
  [[nodiscard, gnu::always_inline]] static bool is_plain_name(const char* text, json::token at,
                                                              std::size_t plain_size) noexcept {
    return text[at[0]] == '"' && text[at[1]] == ':' && text[at[1] - 1] == '"' &&
           at[1] <= plain_size;
  }
  /// True if the token at `at` is a string without escapes that ends right before the next token.
  [[nodiscard, gnu::always_inline]] static bool is_plain_text(const char* text, json::token at,
                                                              std::size_t plain_size) noexcept {
    return __builtin_expect(text[at[0]] == '"', 1) && __builtin_expect(text[at[1] - 1] == '"', 1) &&
           __builtin_expect(at[1] <= plain_size, 1);
  }
  [[nodiscard, gnu::always_inline]] static std::string_view text_at(const char* text,
                                                                    json::token at) noexcept {
    return {text + at[0] + 1, at[1] - at[0] - std::size_t{2}};
  }

  /// True if `member`, whose first eight bytes are the row's, starts as the row says. As names hold
  /// neither quotes nor backslashes, their bytes and a colon are two tokens.
  [[nodiscard, gnu::always_inline]] static bool has_start(const char* member,
                                                          const table_row& row) noexcept {
    const std::size_t size = row.reach;
    if ((core::load<>(member + size - 8) & row.tail_mask) != row.tail) [[unlikely]]
      return false;
    return __builtin_expect(size <= 16, 1) || has_middle(member, row);
  }
  [[nodiscard]] static bool has_middle(const char* member, const table_row& row) noexcept {
    for (std::size_t at = 8; at + 8 < row.reach; at += 8) {
      if (core::load<>(member + at) != core::load<>(row.start + at)) return false;
    }
    return true;
  }
  /// The same for a member with white space before its colon.
  [[nodiscard, gnu::noinline]] static bool has_spaced_start(std::string_view text, json::token at,
                                                            const table_row& row) noexcept {
    const std::size_t quoted_size = row.name_size + std::size_t{2};
    return text.substr(at[0], quoted_size) == std::string_view{row.start, quoted_size} &&
           text[at[1]] == ':';
  }

  [[nodiscard]] void* target(const table_row& row) const noexcept {
    return m_out + (static_cast<const char*>(row.member) - m_prototype);
  }
  void set_text(const table_row& row, std::string_view text) const noexcept {
    if (row.kind == row_kind::string) [[likely]] {
      *static_cast<std::string_view*>(target(row)) = text;
    } else if (row.kind == row_kind::optional_string) {
      static_cast<std::optional<std::string_view>*>(target(row))->emplace(text);
    }
  }

  /// Reads the value at `at`; the token after it, nullptr if it failed.
  [[nodiscard, gnu::always_inline]] json::token value(const table_row& row,
                                                      json::token at) noexcept {
    const char* const backslash = json::reader{m_state, at}.mark().backslash;
    const json::token behind = row.kind == row_kind::object
                                   ? read_table(m_state, at, target(row), *row.object)
                                   : row.read(m_state, at, target(row));
    return __builtin_expect(behind != nullptr, 1)
               ? behind
               : m_table.faults->of_value(*this, row, at, backslash);
  }
  /// The place of a value of this object.
  [[nodiscard]] json::reader::bookmark mark_of(json::token value,
                                               const char* backslash) const noexcept {
    return {value, m_depth_left, backslash, m_state.remark_count()};
  }

  /// The prototype's member is a new one.
  void make_new(const table_row& row) noexcept {
    std::memcpy(target(row), row.member, row.member_size);
  }

  /// A member came again: what its earlier value left is gone.
  [[gnu::cold, gnu::noinline]] void forget(const table_row& row, json::reader& in) noexcept {
    make_new(row);
    m_repeated = true;
    in.count_repeat();
  }

  /// From a member on, those that did not come in the order of the rows, came twice, or have no
  /// row. The token after the object; nullptr if it failed. Texts are read here, in one loop whose
  /// state stays in registers.
  [[nodiscard, gnu::noinline]] json::token rest(json::token at) noexcept {
    json::reader in{m_state, at};
    const char* const text = in.text().data();
    const std::size_t safe_size = last_safe_place(in.text().size());
    const row_slots slots = m_table.slots;
    std::size_t plain_size = in.plain_size();
    std::uint64_t seen = m_seen;
    for (;; ++at) {
      const bool plain = at[0] <= safe_size && is_plain_name(text, at, plain_size);
      const table_row* const row =
          plain ? find_plain(slots, text + at[0], at[1] - at[0] + 1U) : nullptr;
      if (row != nullptr && row->kind <= row_kind::passed && (seen & row->bit) == 0 &&
          is_plain_text(text, at + 2, plain_size)) [[likely]] {
        seen |= row->bit;
        set_text(*row, text_at(text, at + 2));
        at += 3;
      } else {
        m_seen = seen;
        in.move_to(plain ? at + 2 : at);
        if (!(plain ? member_of(row, in) : any_member(in))) return nullptr;
        seen = m_seen;
        at = in.place();
        plain_size = in.plain_size();
        if (in.at_end()) [[unlikely]]
          break;
      }
      if (text[at[0]] != ',') break;
    }
    m_seen = seen;
    in.move_to(at);
    if (in.next_member() != json::found::end) return nullptr;
    const bool again = m_repeated && m_table.faults->of_repeats != nullptr;
    return again ? m_table.faults->of_repeats(*this, in.place()) : in.place();
  }
  /// Reads the member that `in` stands at, however its name is written.
  [[nodiscard, gnu::noinline]] bool any_member(json::reader& in) noexcept {
    std::string_view name;
    return in.key(name) && member_of(find(name), in);
  }
  /// Reads the value of a member of that row, which may be none.
  [[nodiscard]] bool member_of(const table_row* row, json::reader& in) noexcept {
    return row == nullptr ? in.skip() : late_member(*row, in);
  }
  /// Reads the object that `in` stands at by the last member of each name.
  [[nodiscard, gnu::cold, gnu::noinline]] json::token last_members(json::reader& in) noexcept {
    const std::size_t count = in.count_members();
    const bool* const counts = in.last_of_equal_names(count);
    if (counts == nullptr) return nullptr;
    json::found next = in.enter_object();
    for (std::size_t i = 0; next == json::found::item && i != count; ++i) {
      std::string_view name;
      if (!in.key(name)) return nullptr;
      const table_row* const row = counts[i] ? find(name) : nullptr;
      if (row != nullptr ? !late_member(*row, in) : !in.skip()) return nullptr;
      next = in.next_member();
    }
    return next == json::found::end ? in.place() : nullptr;
  }
  [[nodiscard]] bool late_member(const table_row& row, json::reader& in) noexcept {
    if ((m_seen & row.bit) != 0) [[unlikely]]
      forget(row, in);
    m_seen |= row.bit;
    const json::token behind = value(row, in.place());
    if (behind != nullptr) in.move_to(behind);
    return behind != nullptr;
  }

  /// The row of `name`, nullptr if there is none.
  [[nodiscard, gnu::noinline]] const table_row* find(std::string_view name) const noexcept {
    char start[longest_reach];
    if (name.size() + 3 > sizeof start) return nullptr;
    std::memset(start, 0, 8);
    start[0] = start[name.size() + 1] = '"';
    start[name.size() + 2] = ':';
    if (!name.empty()) std::memcpy(start + 1, name.data(), name.size());
    return m_table.slots.find(start, name.size() + 3,
                              [name](const table_row& row) { return row.name() == name; });
  }
  /// The same for a name without escapes, right before its colon, with which it has `size` bytes,
  /// quotes included. As many bytes are there as any row compares.
  [[nodiscard, gnu::always_inline]] static const table_row* find_plain(const row_slots& slots,
                                                                       const char* member,
                                                                       std::size_t size) noexcept {
    return slots.find(member, size, [member](const table_row& row) {
      return (core::load<>(member) & row.head_mask) == row.head && has_start(member, row);
    });
  }

  json::reader_state& m_state;
  std::size_t m_depth_left = 0;  // within the object
  char* m_out;
  const char* m_prototype;
  std::span<const table_row> m_rows;
  const row_table& m_table;
  json::token m_begin = nullptr;
  std::size_t m_remarks_before = 0;
  std::uint64_t m_seen = 0;
  std::uint64_t m_lost = 0;  // of the rows seen: those whose value was of another type
  bool m_repeated = false;
};

/// What the rules do about members of another type.
inline constexpr fault_handling faults_refused{&object_reader::refuse, nullptr};
inline constexpr fault_handling faults_reported{&object_reader::report, &object_reader::read_again};

/// Fails if a row is missing that must be there. `where` is the offset of the object.
[[nodiscard, gnu::cold, gnu::noinline]] inline json::token fail_missing(
    json::reader_state& state, const row_table& table, std::uint64_t lacking,
    std::size_t where) noexcept {
  (void)state.fail_missing(table.all_keys[std::countr_zero(lacking)], where);
  return nullptr;
}

/// Reads the object at `at` into the struct at `out`, by its rows. The token after the object;
/// nullptr if `state` failed.
[[nodiscard]] inline json::token read_table(json::reader_state& state, json::token at, void* out,
                                            const row_table& table) noexcept {
  object_reader reading{state, out, table};
  const json::token behind = reading.run(at);
  if (behind == nullptr) [[unlikely]]
    return nullptr;
  if (table.present != nullptr) {
    const auto offset =
        static_cast<const char*>(table.present) - static_cast<const char*>(table.prototype);
    *reinterpret_cast<presence*>(static_cast<char*>(out) + offset) =
        presence::decoded(reading.seen());
  }
  std::uint64_t lacking = table.demanded & ~reading.seen();
  if (table.missing_of_groups != nullptr) lacking |= table.missing_of_groups(reading.seen());
  return lacking == 0 ? behind : fail_missing(state, table, lacking, *at);
}

}  // namespace quire::codec::detail

#endif  // QUIRE_CODEC_DETAIL_TABLE_HPP
