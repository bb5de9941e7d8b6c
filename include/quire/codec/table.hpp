// SPDX-License-Identifier: Apache-2.0
// Rows as data, and the one loop that reads every struct by them. It is no template: a release or
// a struct more costs a table, not code.
#ifndef QUIRE_CODEC_TABLE_HPP
#define QUIRE_CODEC_TABLE_HPP

#include <quire/json/reader.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace quire::codec::detail {

/// Kinds that the loop reads itself; all others go through the row's function.
enum class row_kind : std::uint8_t { string, optional_string, other };

/// One row that lives in a release. Its name is compared by its first and its last eight bytes,
/// quotes included, and by what lies between them if it is longer than both.
struct table_row {
  std::uint64_t head;       ///< the first eight bytes, zeros behind a shorter name
  std::uint64_t head_mask;  ///< which of them count
  std::uint64_t tail;       ///< the last eight bytes; 0 if there are fewer
  const char* quoted;       ///< the name in its quotes
  const void* member;       ///< the member in the table's prototype
  bool (*read)(json::reader&, void*) noexcept;
  void (*reset)(void*) noexcept;
  std::uint8_t quoted_size;
  std::uint8_t index;  ///< among all rows of the struct, of every release
  row_kind kind;

  [[nodiscard]] std::string_view name() const noexcept {
    return {quoted + 1, std::size_t{quoted_size} - 2};
  }
};

/// The rows of a struct that live in one release, in the order in which senders write them.
struct row_table {
  std::span<const table_row> rows;
  const void* prototype;  ///< an object of the struct, against which members are located
};

/// Eight bytes as they lie in memory.
[[nodiscard]] constexpr std::uint64_t pack(std::string_view bytes) noexcept {
  static_assert(std::endian::native == std::endian::little, "quire: little-endian machines only");
  std::uint64_t word = 0;
  for (std::size_t i = 0; i != bytes.size() && i != 8; ++i)
    word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return word;
}

[[nodiscard]] inline std::uint64_t load8(const char* at) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// Reads one object. Each row is tried once in turn: on a document in the usual order every
/// comparison but those for absent members hits. What is left goes through `rest`.
class object_reader {
 public:
  object_reader(json::reader& in, void* out, const row_table& table) noexcept
      : m_in(in),
        m_out(static_cast<char*>(out)),
        m_prototype(static_cast<const char*>(table.prototype)),
        m_rows(table.rows) {}

  [[nodiscard]] bool run() noexcept {
    m_state = m_in.enter_object();
    if (m_state == json::next::item) m_state = in_order();
    if (m_state == json::next::item) m_state = rest();
    return m_state == json::next::end;
  }

  /// The rows whose members were there, a bit each.
  [[nodiscard]] std::uint64_t seen() const noexcept { return m_seen; }

 private:
  /// The members that come in the order of the rows. Strings without escapes are read here, and
  /// the place is kept in a register between them: the last token of a document ends an object, so
  /// that a string and what stands behind it are never behind the end.
  [[nodiscard]] json::next in_order() noexcept {
    const std::string_view text = m_in.text();
    const std::uint32_t* at = m_in.tokens();
    std::uint64_t seen = 0;
    for (const table_row& row : m_rows) {
      const char* const key = text.data() + at[0];
      if (text.size() - at[0] < sizeof row.head) [[unlikely]]
        break;
      if (!is_name(key, at[1] - at[0], row)) continue;
      if (text[at[1]] != ':') [[unlikely]]
        break;  // `rest` will refuse it
      seen |= std::uint64_t{1} << row.index;
      if (row.kind != row_kind::other && is_plain_string(text, at + 2)) [[likely]] {
        set_text(row, text.substr(at[2] + 1, at[3] - at[2] - 2));
        at += 3;
      } else {
        m_in.move_to(at + 2);
        if (!member(row)) return json::next::failed;
        at = m_in.tokens();
        if (m_in.at_end()) [[unlikely]]
          break;
      }
      if (text[at[0]] != ',') [[unlikely]] {
        m_in.move_to(at);
        m_seen = seen;
        return m_in.next_member();
      }
      ++at;
    }
    m_in.move_to(at);
    m_seen = seen;
    return json::next::item;
  }
  /// True if a string without escapes starts at the token `at` and ends right before the next.
  [[nodiscard]] bool is_plain_string(std::string_view text,
                                     const std::uint32_t* at) const noexcept {
    return text[at[0]] == '"' && text[at[1] - 1] == '"' && m_in.is_plain_before(at[1]);
  }

  /// True if the token at `at`, the next one `room` bytes behind it, is the row's name. Eight
  /// bytes can be read.
  [[nodiscard]] static bool is_name(const char* at, std::size_t room,
                                    const table_row& row) noexcept {
    if ((load8(at) & row.head_mask) != row.head) return false;
    const std::size_t size = row.quoted_size;
    if (size <= 8) return true;
    if (size > room) return false;
    if (load8(at + size - 8) != row.tail) return false;
    return size <= 16 || std::memcmp(at + 8, row.quoted + 8, size - 16) == 0;
  }

  [[nodiscard]] void* target(const table_row& row) const noexcept {
    return m_out + (static_cast<const char*>(row.member) - m_prototype);
  }
  void set_text(const table_row& row, std::string_view text) const noexcept {
    if (row.kind == row_kind::string) {
      *static_cast<std::string_view*>(target(row)) = text;
    } else {
      *static_cast<std::optional<std::string_view>*>(target(row)) = text;
    }
  }

  [[nodiscard]] bool member(const table_row& row) noexcept {
    const auto place = m_in.place();
    if (row.read(m_in, target(row))) [[likely]]
      return true;
    if (!m_in.forgive_duplicate(place, row.name())) return false;
    row.reset(target(row));
    return true;
  }

  /// A member came again: what its earlier value left is gone.
  [[gnu::cold, gnu::noinline]] void forget(const table_row& row, void* target) noexcept {
    row.reset(target);
    m_in.count_repeat();
  }

  /// Members that did not come in the order of the rows, came twice, or have no row.
  [[nodiscard, gnu::noinline]] json::next rest() noexcept {
    std::size_t hint = 0;
    for (;;) {
      std::string_view name;
      if (!m_in.key(name)) return json::next::failed;
      const table_row* row = find(name, hint);
      if (row != nullptr ? !late_member(*row) : !m_in.skip()) return json::next::failed;
      const auto state = m_in.next_member();
      if (state != json::next::item) return state;
    }
  }
  [[nodiscard]] bool late_member(const table_row& row) noexcept {
    const std::uint64_t bit = std::uint64_t{1} << row.index;
    if ((m_seen & bit) != 0) [[unlikely]]
      forget(row, target(row));
    m_seen |= bit;
    return member(row);
  }

  /// The row of a name, looked for from `hint` on and around; then `hint` is the one behind it.
  [[nodiscard]] const table_row* find(std::string_view name, std::size_t& hint) const noexcept {
    for (std::size_t n = 0; n != m_rows.size(); ++n) {
      const std::size_t i = hint + n < m_rows.size() ? hint + n : hint + n - m_rows.size();
      if (m_rows[i].name() != name) continue;
      hint = i + 1;
      return &m_rows[i];
    }
    return nullptr;
  }

  json::reader& m_in;
  char* m_out;
  const char* m_prototype;
  std::span<const table_row> m_rows;
  json::next m_state = json::next::failed;
  std::uint64_t m_seen = 0;
};

}  // namespace quire::codec::detail

#endif  // QUIRE_CODEC_TABLE_HPP
