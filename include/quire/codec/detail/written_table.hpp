// SPDX-License-Identifier: Apache-2.0
// Rows as data for writing, and the one loop that writes every struct by them. It is no template:
// a struct more costs a table, not code.
#ifndef QUIRE_CODEC_DETAIL_WRITTEN_TABLE_HPP
#define QUIRE_CODEC_DETAIL_WRITTEN_TABLE_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/detail/table.hpp>
#include <quire/json/unescaped.hpp>
#include <quire/json/writer.hpp>
#include <quire/schema/presence.hpp>
#include <quire/schema/release.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace quire::codec::detail {

struct written_table;

/// The member by which a union tells its alternatives apart, and the text that means this one.
struct discriminator {
  std::string_view key;
  std::string_view text;
};

/// One row, of whatever release.
struct written_row {
  const char* start;            ///< `"key":`, and zeros up to a multiple of sixteen bytes
  std::uint16_t start_size;     ///< with the colon
  bool is_plain;                ///< the key needs no escapes: `start` is how it is written
  row_kind kind;                ///< how the member is written: by the loop, or by `write`
  const void* member;           ///< the member in the table's prototype
  const written_table* object;  ///< of kind `object`: its rows
  void (*write)(json::writer& out, const void* member, const shape& as);
  /// True if a struct made by hand has the member; nullptr: it always has.
  bool (*is_set)(const void* object) noexcept;
  std::string_view key;
  std::string_view wire;  ///< the name of its type, if the row has one
  lifetime span;
};

/// All rows of a struct, in the order in which they are written.
struct written_table {
  std::span<const written_row> rows;
  const void* prototype;  ///< an object of the struct, against which members are located
  const void* present;    ///< its `presence`, nullptr if it has none
};

/// Writes one object.
class object_writer {
 public:
  object_writer(json::writer& out, const void* object, const written_table& table, const shape& as,
                const discriminator& tag) noexcept
      : m_out(out),
        m_object(static_cast<const char*>(object)),
        m_table(table),
        m_as(as),
        m_tag(tag) {
    if (table.present != nullptr) m_present = *static_cast<const presence*>(at(table.present));
  }

  /// Members whose values are strings are written here, the cursor in a register.
  void run() {
    m_out.begin_object();
    char* cursor = m_out.cursor();
    std::size_t comma = 0;
    std::size_t index = 0;
    for (const written_row& row : m_table.rows) {
      if (!is_there(row, index++)) continue;
      cursor = member(row, cursor, comma);
      comma = 1;
    }
    m_out.resume(cursor, comma != 0);
    m_out.end_object();
  }

 private:
  /// Writes a member; the cursor after it.
  [[nodiscard, gnu::always_inline]] char* member(const written_row& row, char* cursor,
                                                 std::size_t comma) {
    const std::string_view text = text_of(row);
    const std::size_t most = text.size() + row.start_size + 20;  // a comma, quotes, whole blocks
    if (!row.is_plain || room(cursor) < most) [[unlikely]] {
      m_out.resume(cursor, comma != 0);
      if (!row.is_plain || !m_out.make_room(most)) return member_in_pieces(row);
      cursor = m_out.cursor();
    }
    cursor = put_start(row, cursor, comma);
    if (text.data() == nullptr) [[unlikely]] {
      m_out.resume(cursor, false);
      value(row);
      return m_out.cursor();
    }
    *cursor = '"';
    const std::size_t plain = json::copy_unescaped(text, cursor + 1);
    cursor += 1 + plain;
    if (plain != text.size()) [[unlikely]] {
      m_out.resume(cursor, false);
      m_out.end_string(text.substr(plain));
      return m_out.cursor();
    }
    *cursor = '"';
    return cursor + 1;
  }
  /// The plain way: each piece finds room for itself or goes without.
  [[nodiscard, gnu::noinline]] char* member_in_pieces(const written_row& row) {
    m_out.key(row.key);
    value(row);
    return m_out.cursor();
  }
  [[nodiscard]] std::size_t room(const char* cursor) const noexcept {
    return static_cast<std::size_t>(m_out.limit() - cursor);
  }

  /// The member of the object where the prototype has `member`.
  [[nodiscard]] const void* at(const void* member) const noexcept {
    return m_object +
           (static_cast<const char*>(member) - static_cast<const char*>(m_table.prototype));
  }
  [[nodiscard]] bool is_there(const written_row& row, std::size_t index) const noexcept {
    // What was decoded says itself what was there.
    const bool decoded = m_present.is_decoded();
    if ((!decoded || m_as.strictly) && !row.span.contains(m_as.at)) return false;
    if (decoded) return m_present.has(index);
    return row.is_set == nullptr || row.is_set(m_object);
  }
  /// The text of a member that is a string; without data if it is none, or not set.
  [[nodiscard]] std::string_view text_of(const written_row& row) const noexcept {
    if (row.kind == row_kind::string) return *static_cast<const std::string_view*>(at(row.member));
    if (row.kind != row_kind::optional_string) return {};
    const auto& text = *static_cast<const std::optional<std::string_view>*>(at(row.member));
    return text ? *text : std::string_view{};
  }
  /// `,"key":`, in blocks of sixteen bytes: up to fifteen after it are written as well.
  [[nodiscard, gnu::always_inline]] static char* put_start(const written_row& row, char* cursor,
                                                           std::size_t comma) noexcept {
    *cursor = ',';
    cursor += comma;
    std::memcpy(cursor, row.start, 16);
    for (std::size_t done = 16; done < row.start_size; done += 16)
      std::memcpy(cursor + done, row.start + done, 16);
    return cursor + row.start_size;
  }

  void value(const written_row& row) {
    const void* const member = at(row.member);
    if (row.kind == row_kind::object)
      return object_writer{m_out, member, *row.object, m_as, {}}.run();
    const bool is_unset = row.kind == row_kind::string &&
                          static_cast<const std::string_view*>(member)->data() == nullptr;
    if (is_unset) return unset_text(row);
    row.write(m_out, member, m_as);
  }
  /// A string that nobody has set: the one text that its type allows, or "".
  void unset_text(const written_row& row) {
    if (row.key == m_tag.key && !m_tag.text.empty()) return m_out.string(m_tag.text);
    const std::string_view wire = row.wire;
    const bool one_text = wire.size() > 2 && wire.front() == '"' && wire.find('|') == wire.npos;
    m_out.raw(one_text ? wire : "\"\"");
  }

  json::writer& m_out;
  const char* m_object;
  const written_table& m_table;
  const shape& m_as;
  const discriminator& m_tag;
  presence m_present;
};

}  // namespace quire::codec::detail

#endif  // QUIRE_CODEC_DETAIL_WRITTEN_TABLE_HPP
