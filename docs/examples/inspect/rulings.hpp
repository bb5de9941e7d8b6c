// SPDX-License-Identifier: Apache-2.0
// What all rule sets and all grammars say of one request, side by side.
#ifndef QUIRE_INSPECT_RULINGS_HPP
#define QUIRE_INSPECT_RULINGS_HPP

#include <quire/json/writer.hpp>
#include <quire/request/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "capture.hpp"

namespace inspect {

/// One rule set, or one grammar.
struct ruling {
  std::string by;
  bool is_here = true;    ///< false: this program was built without its decoder
  quire::error refused;   ///< false if it accepts
  std::size_t count = 0;  ///< of members passed over, of parts
};

/// What the decoder of the chosen release says, by each rule set.
[[nodiscard]] std::vector<ruling> rulings_of_rules(const capture& from, const options& chosen);

/// What the form parser says, by each grammar.
[[nodiscard]] std::vector<ruling> rulings_of_grammars(const capture& from, const options& chosen);

/// "accepted, 2 parts" or "refused: invalid_delimiter_line, byte 34". `counted` is
/// " parts" or " members passed over".
[[nodiscard]] std::string text_of(const ruling& each, std::string_view counted);

/// Prints both: a row for each, with code, member and byte of what it refuses.
void print_rulings(const capture& from, const options& chosen);

/// The same of a request that is accepted, and how to have a refusal explained: a server may have
/// other rules, or read forms by another grammar.
void print_rulings_of_accepted(const capture& from, const options& chosen);

/// The same as the members "rules_say" and "grammars_say" of an object that is open in `out`.
void write_rulings(quire::json::writer& out, const capture& from, const options& chosen);

}  // namespace inspect

#endif  // QUIRE_INSPECT_RULINGS_HPP
