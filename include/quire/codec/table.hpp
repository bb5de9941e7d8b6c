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
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// Reads one object. Each row is tried once in turn: on a document in the usual order every
/// comparison but those for absent members hits. What is left goes through `rest`.
class object_reader {
 public:
  object_reader(json::reader& in, void* out, const row_table& table) noexcept
      : m_in(in), m_out(static_cast<char*>(out)), m_table(table) {}

  [[nodiscard]] bool run() noexcept {
    m_state = m_in.enter_object();
    for (const table_row& row : m_table.rows) {
      if (m_state != json::next::item) break;
      if (!is_here(row)) continue;
      if (!m_in.take_key() || !member(row)) return false;
      m_state = m_in.next_member();
    }
    return m_state == json::next::item ? rest() : m_state == json::next::end;
  }

  /// The rows whose members were there, a bit each.
  [[nodiscard]] std::uint64_t seen() const noexcept { return m_seen; }

 private:
  [[nodiscard]] bool is_here(const table_row& row) const noexcept {
    const std::string_view rest = m_in.rest_of_text();
    const std::size_t size = row.quoted_size;
    if (rest.size() < size || rest.size() < 8) [[unlikely]]
      return rest.substr(0, size) == std::string_view{row.quoted, size};
    const char* at = rest.data();
    if ((load8(at) & row.head_mask) != row.head) return false;
    if (size <= 8) return true;
    if (load8(at + size - 8) != row.tail) return false;
    return size <= 16 || std::memcmp(at + 8, row.quoted + 8, size - 16) == 0;
  }

  [[nodiscard]] bool member(const table_row& row) noexcept {
    const auto place = m_in.place();
    const std::uint64_t bit = std::uint64_t{1} << row.index;
    void* target = m_out + (static_cast<const char*>(row.member) -
                            static_cast<const char*>(m_table.prototype));
    if ((m_seen & bit) != 0) [[unlikely]]
      forget(row, target);
    m_seen |= bit;
    if (value(row, target)) [[likely]]
      return true;
    if (!m_in.forgive_duplicate(place, row.name())) return false;
    row.reset(target);
    return true;
  }

  [[nodiscard]] bool value(const table_row& row, void* target) noexcept {
    if (row.kind == row_kind::string) return m_in.string(*static_cast<std::string_view*>(target));
    if (row.kind == row_kind::optional_string)
      return m_in.string(static_cast<std::optional<std::string_view>*>(target)->emplace());
    return row.read(m_in, target);
  }

  /// A member came again: what its earlier value left is gone.
  [[gnu::cold, gnu::noinline]] void forget(const table_row& row, void* target) noexcept {
    row.reset(target);
    m_in.count_repeat();
  }

  /// Members that did not come in the order of the rows, came twice, or have no row.
  [[nodiscard, gnu::noinline]] bool rest() noexcept {
    std::size_t hint = 0;
    for (; m_state == json::next::item; m_state = m_in.next_member()) {
      std::string_view name;
      if (!m_in.key(name)) return false;
      const table_row* row = find(name, hint);
      if (row != nullptr ? !member(*row) : !m_in.skip()) return false;
    }
    return m_state == json::next::end;
  }

  /// The row of a name, looked for from `hint` on and around; then `hint` is the one behind it.
  [[nodiscard]] const table_row* find(std::string_view name, std::size_t& hint) const noexcept {
    const auto& rows = m_table.rows;
    for (std::size_t n = 0; n != rows.size(); ++n) {
      const std::size_t i = hint + n < rows.size() ? hint + n : hint + n - rows.size();
      if (rows[i].name() != name) continue;
      hint = i + 1;
      return &rows[i];
    }
    return nullptr;
  }

  json::reader& m_in;
  char* m_out;
  const row_table& m_table;
  json::next m_state = json::next::failed;
  std::uint64_t m_seen = 0;
};

}  // namespace quire::codec::detail

#endif  // QUIRE_CODEC_TABLE_HPP
