// SPDX-License-Identifier: Apache-2.0
// What the integration does with each event. The types alone: no decoder, no simdjson.
#ifndef ONE_DECODER_HANDLERS_HPP
#define ONE_DECODER_HANDLERS_HPP

#include <quire/v1/types.hpp>

#include <string>

namespace handlers {

std::string on(const quire::v1::site_view& view);
std::string on(const quire::v1::page_feedback& feedback);

}  // namespace handlers

#endif  // ONE_DECODER_HANDLERS_HPP
