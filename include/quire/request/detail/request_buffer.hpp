// SPDX-License-Identifier: Apache-2.0
// Where a request's documents lie while it is decoded in pieces: each in one piece, at one place
// from the moment it is complete.
#ifndef QUIRE_REQUEST_DETAIL_REQUEST_BUFFER_HPP
#define QUIRE_REQUEST_DETAIL_REQUEST_BUFFER_HPP

#include <quire/core/poison.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <string_view>

namespace quire::detail {

/// Blocks of bytes. Documents come in by `prepare` and `commit`, where the caller writes into the
/// buffer and says where a document begins, or by `append`. A complete one stays where it is until
/// `clear`; an unfinished one moves to a larger block when there is no room after it. Reused: the
/// memory is kept, up to `most_kept` and the largest room.
///
///     newest block  [ documents that stay | used | unfinished document | room ...... ]
///                                  m_kept ^      ^ m_open        m_end ^     m_limit ^
///     older blocks  [ documents that stay | ..... ]
class request_buffer {
 public:
  static constexpr std::size_t most_kept = std::size_t{1} << 20U;
  static constexpr std::size_t largest_room = std::size_t{1} << 30U;
  static constexpr std::size_t spare = 1024;  ///< room that documents never take

  /// Holds at most twice `documents` (what all documents of a request may have), the largest room
  /// and `spare`.
  explicit request_buffer(std::size_t documents) noexcept
      : m_documents(documents < SIZE_MAX / 8 ? documents : SIZE_MAX / 8) {}
  request_buffer(const request_buffer&) = delete;
  request_buffer& operator=(const request_buffer&) = delete;
  ~request_buffer() {
    spoil();
    release();
  }

  /// Forgets everything. Several blocks become one that holds as much. Builds with assertions
  /// overwrite it first, so that who still looks at it sees that it is gone; those with
  /// AddressSanitizer let nobody look at it.
  void clear() noexcept {
    spoil();
    if (m_newest != nullptr && (m_newest->older != nullptr || m_held > most_kept + m_largest)) {
      const std::size_t held = m_held;
      release();
      if (held <= most_kept + m_largest) (void)add_block(held);
    }
    m_room = 0;
    m_is_open = false;
    m_kept = m_open = m_end = m_newest == nullptr ? nullptr : m_newest->begin();
  }

  /// Room after the unfinished document, or after those that are complete: what lay there is gone.
  /// At most `size` bytes; at least half of them, unless the bound on memory leaves less. Empty if
  /// memory is out.
  [[nodiscard]] std::span<char> prepare(std::size_t size) noexcept {
    if (size > largest_room) size = largest_room;
    if (size > m_largest) m_largest = size;
    forget_pieces();
    if (left() < size - size / 2) make_room(size);
    m_room = size < left() ? size : left();
    core::begin_life(m_end, m_room);
    return {m_end, m_room};
  }
  /// Bytes that may be committed.
  [[nodiscard]] std::size_t room() const noexcept { return m_room; }
  /// The first `size` bytes of the room have been written. Precondition: there is as much.
  [[nodiscard]] std::string_view commit(std::size_t size) noexcept {
    assert(size <= m_room);
    core::not_yet_alive(m_end + size, m_room - size);
    m_room = 0;
    m_end += size;
    return {m_end - size, size};
  }

  /// A document begins at `begin`, among the bytes that were committed last, and has at most `most`
  /// bytes (with what may be committed after it by way of a delimiter).
  void open(const char* begin, std::size_t most) noexcept {
    m_open = m_end - (m_end - begin);
    m_most = most;
    m_is_open = true;
  }
  /// A document begins that comes by `append`.
  void open(std::size_t most) noexcept {
    m_end = m_kept;
    open(m_end, most);
  }
  /// Adds a piece to the document. False if there is no memory.
  [[nodiscard]] bool append(std::string_view piece) noexcept {
    if (left() < piece.size()) make_room(piece.size());
    if (left() < piece.size()) return false;
    core::begin_life(m_end, piece.size());
    if (!piece.empty()) std::memcpy(m_end, piece.data(), piece.size());
    m_end += piece.size();
    return true;
  }
  /// The document is complete and has `size` bytes. Returns it; it stays until `clear`.
  [[nodiscard]] std::string_view close(std::size_t size) noexcept {
    m_is_open = false;
    m_kept = m_open + size;
    return {m_open, size};
  }

  /// Bytes held, used or not.
  [[nodiscard]] std::size_t capacity() const noexcept { return m_held; }

 private:
  struct block {
    block* older;
    std::size_t size;
    [[nodiscard]] char* begin() noexcept { return reinterpret_cast<char*>(this + 1); }
  };

  [[nodiscard]] std::size_t left() const noexcept {
    return static_cast<std::size_t>(m_limit - m_end);
  }
  [[nodiscard]] std::size_t text() const noexcept {
    return static_cast<std::size_t>(m_end - m_open);
  }
  [[nodiscard]] bool keeps_nothing() const noexcept {
    return m_newest != nullptr && m_kept == m_newest->begin();
  }

  /// Tries to get room for `size` bytes after the unfinished document.
  [[gnu::noinline]] void make_room(std::size_t size) noexcept {
    if (close_gap(size)) return;
    if (text() == 0 && keeps_nothing()) drop_newest();
    const std::size_t wanted = next_block(size);
    if (wanted > text() + left()) move_to_block(wanted);
  }

  /// What lies beside documents is gone: pieces that `data` gave, and room.
  void forget_pieces() noexcept {
    core::end_life(m_kept, static_cast<std::size_t>((m_is_open ? m_open : m_end) - m_kept));
    if (!m_is_open) m_open = m_end = m_kept;
    core::not_yet_alive(m_end, left());
  }

  /// Moves the unfinished document over what was used before it.
  [[nodiscard]] bool close_gap(std::size_t size) noexcept {
    if (static_cast<std::size_t>(m_limit - m_kept) - text() < size) return false;
    const std::size_t moved = text();
    char* const end = m_end;
    core::begin_life(m_kept, moved);
    if (moved != 0) std::memmove(m_kept, m_open, moved);
    m_open = m_kept;
    m_end = m_kept + moved;
    core::end_life(m_end, static_cast<std::size_t>(end - m_end));
    return true;
  }

  /// How large the next block is. A document that nears its limit gets all it may need, so that the
  /// blocks of one document never sum up to more than twice its limit.
  [[nodiscard]] std::size_t next_block(std::size_t size) const noexcept {
    const std::size_t first = m_documents / 2 < first_text ? m_documents / 2 : first_text;
    std::size_t wanted = (2 * text() < first ? first : 2 * text()) + size;
    if (m_is_open && wanted >= m_most / 2) wanted = m_most + size;
    std::size_t allowed = 2 * m_documents + m_largest + spare - m_held;
    if (m_is_open) allowed = allowed < spare ? 0 : allowed - spare;
    return wanted < allowed ? wanted : allowed;
  }

  void move_to_block(std::size_t size) noexcept {
    block* const last = m_newest;
    const bool is_last_free = keeps_nothing();
    const char* const from = m_open;
    const std::size_t moved = text();
    if (!add_block(size)) return;
    m_kept = m_open = m_newest->begin();
    m_end = m_open + moved;
    core::begin_life(m_open, moved);
    if (moved != 0) std::memcpy(m_open, from, moved);
    if (is_last_free) m_newest->older = free_block(last);
  }

  [[nodiscard]] bool add_block(std::size_t size) noexcept {
    void* const memory = ::operator new(sizeof(block) + size, std::nothrow);
    if (memory == nullptr) return false;
    m_newest = ::new (memory) block{m_newest, size};
    m_limit = m_newest->begin() + size;
    core::not_yet_alive(m_newest->begin(), size);
    m_held += size;
    return true;
  }
  /// Gives a block back. Returns the one that is older.
  block* free_block(block* from) noexcept {
    m_held -= from->size;
    block* const older = from->older;
    core::begin_life(from->begin(), from->size);
    ::operator delete(from);
    return older;
  }
  /// There is no room then.
  void drop_newest() noexcept {
    m_newest = free_block(m_newest);
    m_kept = m_open = m_end = m_limit = nullptr;
  }
  void spoil() noexcept {
#ifndef NDEBUG
    for (block* each = m_newest; each != nullptr; each = each->older) {
      const bool has_room = each == m_newest && m_end != nullptr;
      char* const end = has_room ? m_end : each->begin() + each->size;
      core::end_life(each->begin(), static_cast<std::size_t>(end - each->begin()));
    }
    core::not_yet_alive(m_end, left());
#endif
  }
  void release() noexcept {
    while (m_newest != nullptr) drop_newest();
  }

  static constexpr std::size_t first_text = std::size_t{16} << 10U;

  block* m_newest = nullptr;
  char* m_kept = nullptr;
  char* m_open = nullptr;
  char* m_end = nullptr;
  char* m_limit = nullptr;
  std::size_t m_documents;
  std::size_t m_most = 0;     // bytes that the unfinished document may have
  std::size_t m_largest = 0;  // room that was ever asked for
  std::size_t m_room = 0;
  std::size_t m_held = 0;
  bool m_is_open = false;
};

}  // namespace quire::detail

#endif  // QUIRE_REQUEST_DETAIL_REQUEST_BUFFER_HPP
