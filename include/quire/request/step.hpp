// SPDX-License-Identifier: Apache-2.0
// What a stream decoder tells.
#ifndef QUIRE_REQUEST_STEP_HPP
#define QUIRE_REQUEST_STEP_HPP

#include <cstdint>

namespace quire {

/// What `stream_decoder` found.
enum class request_step : std::uint8_t {
  need_input,        ///< nothing more in what has come: hand over more, or `finish`
  event,             ///< the event is complete: `event()`
  environment,       ///< the environment is complete: `environment()`
  fetch_body_begin,  ///< the fetch body begins: `fetch_body()` says what it is
  fetch_body_data,   ///< a piece of it: `data()`
  fetch_body_end,    ///< it is complete
  end,               ///< the request is complete and good; told once
  error,             ///< the request is refused: `error()`; told once
};

}  // namespace quire

#endif  // QUIRE_REQUEST_STEP_HPP
