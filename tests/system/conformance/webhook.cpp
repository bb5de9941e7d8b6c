// SPDX-License-Identifier: Apache-2.0
// Operation `webhook`: a signed event is verified, then decoded.
#include <quire/webhook.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "driver.hpp"

namespace {

std::vector<std::string_view> secrets_of(const driver::object& request) {
  std::vector<std::string_view> all;
  if (const auto one = driver::text_member(request, "secret")) all.push_back(*one);
  simdjson::dom::array list;
  if (request["secrets"].get(list) != simdjson::SUCCESS) return all;
  for (const simdjson::dom::element each : list) all.push_back(each.get_string());
  return all;
}

/// A member that is a whole number; none if it is absent or null.
std::optional<std::int64_t> seconds_member(const driver::object& request, const char* name) {
  std::int64_t seconds = 0;
  if (request[name].get(seconds) != simdjson::SUCCESS) return std::nullopt;
  return seconds;
}

/// The clock counts only with both `now` and `tolerance`: a tolerance is off by default, as in the
/// official verifiers.
void webhook(const driver::object& request, driver::writer& answer) {
  using std::chrono::seconds;
  const auto now = seconds_member(request, "now");
  quire::webhook::verify_options options;
  const auto tolerance = seconds_member(request, "tolerance");
  if (now && tolerance) options.tolerance = seconds{*tolerance};
  quire::webhook::receiver in{std::span<const std::string_view>{secrets_of(request)}, options};
  const std::string header = driver::latin1_member(request, "header");
  const std::string body = driver::bytes_member(request, "body_base64");
  const auto event = in.open(header, body, std::chrono::sys_seconds{seconds{now.value_or(0)}});
  if (!event) {
    const auto& why = event.error();
    const auto path = why.path().empty() ? std::nullopt : std::optional{why.path()};
    return driver::refuse(answer, why.code(), why.offset(), path, why.message(), why.status());
  }
  std::string text;
  quire::to_json(*event, text);
  answer.key("ok").boolean(true);
  answer.key("type").text(visit(*event, [](const auto& held) { return held.type; }));
  answer.key("event").raw(text);
}

const driver::registration webhook_op{"webhook", webhook};

}  // namespace
