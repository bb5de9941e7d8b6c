// SPDX-License-Identifier: Apache-2.0
// Operation `encode`: JSON and a fetch body to the bytes of a request, as GitBook sends it.
#include <quire/request/encoder.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "driver.hpp"

namespace {

void encode(const driver::object& request, driver::writer& answer) {
  const std::string event = driver::bytes_member(request, "event_base64");
  const std::string environment = driver::bytes_member(request, "environment_base64");
  const std::string bytes = driver::bytes_member(request, "fetch_body_base64");
  std::optional<quire::fetch_body> body;
  if (driver::text_member(request, "fetch_body_base64")) {
    const bool text = driver::text_member(request, "fetch_body_kind") == "string";
    const auto kind = text ? quire::field_kind::string : quire::field_kind::file;
    body = quire::fetch_body{kind, bytes, {}, {}};
  }
  quire::encode_options options;
  options.boundary = driver::text_member(request, "boundary").value_or("");
  quire::encoder encoder;
  const auto out = encoder.json(event, environment, body, options);
  if (!out.ok()) {
    const auto& why = out.error();
    return driver::refuse(answer, name(why.code), why.offset, std::nullopt, describe(why.code),
                          500);
  }
  std::string written(out->content_length(), '\0');
  out->copy(written.data());
  answer.key("ok").boolean(true);
  answer.key("content_type").text(out->content_type());
  answer.key("body_base64").base64(written);
}

const driver::registration encode_op{"encode", encode};

}  // namespace
