// SPDX-License-Identifier: Apache-2.0
// The decoders of rule set `as_runtime`.
#include "request.hpp"

namespace driver {

template <>
bool decode_at<quire::as_runtime>(quire::release at, const question& asked, writer& answer) {
  return decode_at_any<quire::as_runtime>(at, asked, answer);
}

}  // namespace driver
