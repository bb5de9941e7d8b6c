// SPDX-License-Identifier: Apache-2.0
// The decoders of rule set `as_schema`.
#include "request.hpp"

namespace driver {

template <>
bool decode_at<quire::as_schema>(quire::release at, const question& asked, writer& answer) {
  return decode_at_any<quire::as_schema>(at, asked, answer);
}

}  // namespace driver
