// SPDX-License-Identifier: Apache-2.0
// Secrets out of a body, before anything of it is shown.
#ifndef QUIRE_INSPECT_MASK_HPP
#define QUIRE_INSPECT_MASK_HPP

#include <string>
#include <string_view>

namespace inspect {

/// True if a member of this name holds a secret: tokens, passwords, cookies, credentials.
[[nodiscard]] bool is_secret(std::string_view name);

/// The same text with stars for the strings that are secret: those of a member whose name says so,
/// or in an object or array of such a member. Of a long one the first four characters stay, so that
/// two can be told apart. Works on any text, JSON that is cut off as well; every byte keeps its
/// place, so offsets hold.
[[nodiscard]] std::string masked(std::string_view text);

}  // namespace inspect

#endif  // QUIRE_INSPECT_MASK_HPP
