// SPDX-License-Identifier: Apache-2.0
// The ids of the last events, so that a repeated request is not acted on twice.
#ifndef QUIRE_WEBHOOK_RECENT_IDS_HPP
#define QUIRE_WEBHOOK_RECENT_IDS_HPP

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace quire::webhook {

/// Remembers as many ids as it is told to, the newest ones. The sender repeats a request that it
/// takes for failed, with the same event, for as long as 158 s: make room for the events of three
/// minutes. Not thread-safe.
///
///     if (!seen.insert(event.event_id)) return 200;   // acted on already
class recent_ids {
 public:
  /// Longest id that is remembered, in bytes: GitBook's have 30.
  static constexpr std::size_t longest = 128;

  /// Remembers `capacity` ids, at least one. Allocates; may throw `std::bad_alloc`.
  explicit recent_ids(std::size_t capacity = 1024)
      : m_hashes(capacity == 0 ? 1 : capacity), m_ids(m_hashes.size()) {}

  /// True if `id` is new, and then remembers it in place of the oldest one. An id that is empty or
  /// longer than `longest` is always new. Linear in the capacity: some 100 ns for 1024. Allocates
  /// until every place has held an id; may throw `std::bad_alloc`, and then remembers nothing.
  [[nodiscard]] bool insert(std::string_view id) {
    if (id.empty() || id.size() > longest) return true;
    const std::size_t hash = std::hash<std::string_view>{}(id);
    for (std::size_t i = 0; i != m_hashes.size(); ++i) {
      if (m_hashes[i] == hash && m_ids[i] == id) return false;
    }
    m_ids[m_next].assign(id);
    m_hashes[m_next] = hash;
    m_next = (m_next + 1) % m_hashes.size();
    return true;
  }

 private:
  std::vector<std::size_t> m_hashes;  // beside the ids: to look through them quickly
  std::vector<std::string> m_ids;
  std::size_t m_next = 0;
};

}  // namespace quire::webhook

#endif  // QUIRE_WEBHOOK_RECENT_IDS_HPP
