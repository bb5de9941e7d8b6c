// SPDX-License-Identifier: Apache-2.0
// What happened at the byte of a refusal, where the phrase of its code covers several mistakes: the
// bytes there tell which.
#ifndef QUIRE_INSPECT_CAUSE_HPP
#define QUIRE_INSPECT_CAUSE_HPP

#include <quire/request/error.hpp>

#include <string>
#include <string_view>

#include "capture.hpp"

namespace inspect {

struct cause {
  std::string what;    ///< "" if the phrase of the code says it all
  std::string change;  ///< "" if the advice for the code does
};

/// Of a form or its header lines; of anything else both are "". `shown` is the body with its
/// secrets masked, or as it is.
[[nodiscard]] cause cause_of(const capture& from, const quire::error& why, std::string_view shown);

/// "CR LF", "LF alone", "CR LF and LF alone" or "none": how the lines of the form end, outside of
/// its values.
[[nodiscard]] std::string line_ends_of(const capture& from);

}  // namespace inspect

#endif  // QUIRE_INSPECT_CAUSE_HPP
