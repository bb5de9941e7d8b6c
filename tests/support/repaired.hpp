// SPDX-License-Identifier: Apache-2.0
// Text as UTF-8 decoding makes it, in memory of its own.
#ifndef QUIRE_TESTS_SUPPORT_REPAIRED_HPP
#define QUIRE_TESTS_SUPPORT_REPAIRED_HPP

#include <quire/core/utf8.hpp>

#include <string>
#include <string_view>

namespace support {

/// A copy of `text` with U+FFFD for every ill-formed run.
[[nodiscard]] inline std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  quire::core::repair_utf8(text, [&](std::string_view piece) { out.append(piece); });
  return out;
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_REPAIRED_HPP
