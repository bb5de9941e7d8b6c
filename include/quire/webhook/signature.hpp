// SPDX-License-Identifier: Apache-2.0
// The signature headers of webhooks, taken apart. Nothing is verified here.
#ifndef QUIRE_WEBHOOK_SIGNATURE_HPP
#define QUIRE_WEBHOOK_SIGNATURE_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/result.hpp>
#include <quire/webhook/error.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::webhook {

/// An HMAC-SHA-256.
using digest = std::array<unsigned char, 32>;

/// What `X-GitBook-Signature` says.
struct signature {
  std::string_view timestamp;  ///< as sent: it is signed as text. A view into the header
  std::int64_t seconds = 0;    ///< the same as a number, seconds since 1970 in UTC
  /// The signature itself.
  digest value{};
};

namespace detail {

/// True if `text` is 64 lower-case hexadecimal digits, which then are in `out`.
[[nodiscard]] constexpr bool read_digest(std::string_view text, digest& out) noexcept {
  if (text.size() != 2 * out.size()) return false;
  for (const char c : text) {
    if (core::hex_digit(c) < 0 || core::to_lower(c) != c) return false;
  }
  for (std::size_t i = 0; i != out.size(); ++i) {
    out[i] = static_cast<unsigned char>(core::hex_digit(text[2 * i]) * 16 +
                                        core::hex_digit(text[2 * i + 1]));
  }
  return true;
}

/// True if `text` is at most fifteen digits: more seconds than any clock will have.
[[nodiscard]] constexpr bool read_seconds(std::string_view text, std::int64_t& out) noexcept {
  if (text.empty() || text.size() > 15) return false;
  for (const char c : text) {
    if (!core::is_digit(c)) return false;
    out = out * 10 + (c - '0');
  }
  return true;
}

/// A piece `name=value` of a header, which overwrites an earlier one.
struct piece {
  std::string_view value;
  bool found = false;

  constexpr void take(std::string_view text, std::string_view name) noexcept {
    if (text.substr(0, name.size()) != name) return;
    value = text.substr(name.size());
    found = true;
  }
};

}  // namespace detail

/// Reads the header `X-GitBook-Signature: t=<seconds>,v1=<64 hexadecimal digits>`. Pieces are
/// separated by commas and may come in any order, of two with one name the last one counts, others
/// are passed over, nothing is trimmed: so the sender's own example reads it. Stricter than that
/// example in two places, where two official readers disagree: `t` is digits alone, as `t=1.7` with
/// the body `x` has the signature of `t=1` with the body `7.x`; and the signature is 64 lower-case
/// digits. The view in the answer leads into `header`. Errors: `missing_timestamp`,
/// `invalid_timestamp`, `missing_signature`, `invalid_signature`.
[[nodiscard]] constexpr result<signature, errc> parse_signature(std::string_view header) noexcept {
  detail::piece time;
  detail::piece hex;
  for (bool more = true; more;) {
    const std::size_t comma = header.find(',');
    const std::string_view text = header.substr(0, comma);
    time.take(text, "t=");
    hex.take(text, "v1=");
    more = comma != std::string_view::npos;
    if (more) header.remove_prefix(comma + 1);
  }
  signature read;
  if (!time.found) return errc::missing_timestamp;
  if (!detail::read_seconds(time.value, read.seconds)) return errc::invalid_timestamp;
  if (!hex.found) return errc::missing_signature;
  if (!detail::read_digest(hex.value, read.value)) return errc::invalid_signature;
  read.timestamp = time.value;
  return read;
}
template <core::owning_temporary KeepTextInAVariable>
result<signature, errc> parse_signature(KeepTextInAVariable&&) = delete;

}  // namespace quire::webhook

#endif  // QUIRE_WEBHOOK_SIGNATURE_HPP
