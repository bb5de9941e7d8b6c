// SPDX-License-Identifier: Apache-2.0
// What goes into a form, and what comes out of it: stretches of bytes that belong to somebody else.
#ifndef QUIRE_MULTIPART_PIECE_HPP
#define QUIRE_MULTIPART_PIECE_HPP

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace quire::multipart {

/// A stretch of bytes to send: what an `iovec` is. Converts to a text, and to any buffer that is
/// made of address and size, so that a span of pieces is a buffer sequence to Asio.
struct piece {
  /// The first byte.
  const char* data = nullptr;
  /// How many bytes.
  std::size_t size = 0;

  // Implicit on purpose, as buffer sequences want it.
  constexpr operator std::string_view() const noexcept { return {data, size}; }
  template <class Buffer>
  requires std::is_constructible_v<Buffer, const void*, std::size_t>
  constexpr operator Buffer() const noexcept {
    return Buffer(static_cast<const void*>(data), size);
  }
};

namespace detail {

template <class T>
concept owns_or_views_bytes = requires(const T& bytes) {
  { bytes.size() } -> std::convertible_to<std::size_t>;
  requires sizeof(*bytes.data()) == 1;
  requires std::is_trivially_copyable_v<std::remove_reference_t<decltype(*bytes.data())>>;
};

/// A span, whose bytes stay when it goes.
template <class T>
concept only_views = requires {
  typename T::element_type;
};

}  // namespace detail

/// Bytes that the caller keeps until the form was sent: a string, a literal, a vector or span of
/// any type of one byte. A temporary that owns its bytes does not compile; a view that was made of
/// one does, and dangles as it always would.
class bytes_view {
 public:
  constexpr bytes_view() noexcept = default;
  /// The bytes of a text.
  constexpr bytes_view(std::string_view text) noexcept : m_bytes(text) {}
  /// Those of a literal, without its final zero.
  constexpr bytes_view(const char* text) noexcept : m_bytes(text) {}

  /// Those of a container that has a name.
  template <detail::owns_or_views_bytes Bytes>
  constexpr bytes_view(const Bytes& bytes) noexcept
      : m_bytes(reinterpret_cast<const char*>(bytes.data()), bytes.size()) {}

  template <detail::owns_or_views_bytes Bytes>
  requires(!detail::only_views<Bytes>) constexpr bytes_view(const Bytes&& temporary) =
      delete;  // give it a name: the form keeps a view

  /// The bytes as a text.
  [[nodiscard]] constexpr std::string_view get() const noexcept { return m_bytes; }

 private:
  std::string_view m_bytes;
};

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_PIECE_HPP
