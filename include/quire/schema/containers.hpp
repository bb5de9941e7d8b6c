// SPDX-License-Identifier: Apache-2.0
// What a member can be besides text, numbers and structs: arrays, maps, nullable values.
#ifndef QUIRE_SCHEMA_CONTAINERS_HPP
#define QUIRE_SCHEMA_CONTAINERS_HPP

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace quire {

/// The elements of a JSON array, in the decoder's arena.
template <class T>
using array = std::span<const T>;

/// A member of a JSON object whose names are free.
template <class T>
struct entry {
  /// The name, escapes decoded.
  std::string_view key;
  /// What it leads to.
  T value{};
};

/// A JSON object whose member names are free, in the order they were sent. If a name was repeated
/// all of its entries are here; `find` gives the last, as JSON.parse does.
template <class T>
class map {
 public:
  using value_type = entry<T>;

  constexpr map() noexcept = default;
  /// A view of `entries`, which must outlive it.
  constexpr explicit map(std::span<const entry<T>> entries) noexcept : m_entries(entries) {}

  [[nodiscard]] constexpr auto begin() const noexcept { return m_entries.begin(); }
  [[nodiscard]] constexpr auto end() const noexcept { return m_entries.end(); }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return m_entries.size(); }
  [[nodiscard]] constexpr bool empty() const noexcept { return m_entries.empty(); }

  /// The value of the last entry named `key`, nullptr if there is none. Linear in `size()`.
  [[nodiscard]] constexpr const T* find(std::string_view key) const noexcept {
    for (std::size_t i = m_entries.size(); i != 0; --i) {
      if (m_entries[i - 1].key == key) return &m_entries[i - 1].value;
    }
    return nullptr;
  }

 private:
  std::span<const entry<T>> m_entries;
};

/// A value that may be sent as `null`. Used only where the schema says so.
template <class T>
struct nullable {
  std::optional<T> value;  ///< none: it was null

  /// True if it is not null.
  [[nodiscard]] constexpr bool is_set() const noexcept { return value.has_value(); }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return value.has_value(); }
  [[nodiscard]] constexpr const T& operator*() const noexcept { return *value; }
  [[nodiscard]] constexpr const T* operator->() const noexcept { return &*value; }
};

}  // namespace quire

#endif  // QUIRE_SCHEMA_CONTAINERS_HPP
