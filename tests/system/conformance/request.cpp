// SPDX-License-Identifier: Apache-2.0
// The operations `request`, `event`, `environment` and `lines`: what is asked, and which decoder
// answers.
#include "request.hpp"

#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>

namespace driver {

template <>
bool decode_at<quire::as_runtime>(quire::release at, const question& asked, writer& answer);
template <>
bool decode_at<quire::as_schema>(quire::release at, const question& asked, writer& answer);

}  // namespace driver

namespace {

using driver::question;
using driver::writer;

quire::release release_of(const driver::object& request) {
  const std::string text{driver::text_member(request, "release").value_or("65535.0.0")};
  unsigned major = 0;
  unsigned minor = 0;
  unsigned patch = 0;
  if (std::sscanf(text.c_str(), "%u.%u.%u", &major, &minor, &patch) != 3)
    throw std::runtime_error("no such release");
  return {static_cast<std::uint16_t>(major), static_cast<std::uint16_t>(minor),
          static_cast<std::uint16_t>(patch)};
}

quire::request_limits limits_of(const driver::object& request) {
  quire::request_limits limits;
  if (driver::text_member(request, "limits") == "none") {
    const auto all = quire::multipart::limits::none;
    limits = {quire::multipart::limits::unlimited(),
              {all, quire::json::max_depth},
              {all, quire::json::max_depth}};
  }
  return limits;
}

void run(std::string_view op, const driver::object& request, writer& answer) {
  question asked;
  asked.op = op;
  asked.path = driver::text_member(request, "path").value_or("/v1");
  asked.content_type = driver::latin1_member(request, "content_type");
  asked.body = driver::bytes_member(request, op == "request" ? "body_base64"
                                             : op == "lines" ? "log_base64"
                                                             : "json_base64");
  asked.limits = limits_of(request);
  if (const driver::cutter cuts{request}; cuts.cuts()) asked.cuts = cuts;
  const quire::release at = release_of(request);
  const std::string_view rules = driver::text_member(request, "rules").value_or("as_runtime");
  const bool found = rules == "as_schema" ? driver::decode_at<quire::as_schema>(at, asked, answer)
                                          : driver::decode_at<quire::as_runtime>(at, asked, answer);
  if (!found) throw std::runtime_error("no revision is that old");
}

const driver::registration request{
    "request", [](const driver::object& from, writer& answer) { run("request", from, answer); }};
const driver::registration event{
    "event", [](const driver::object& from, writer& answer) { run("event", from, answer); }};
const driver::registration environment{
    "environment",
    [](const driver::object& from, writer& answer) { run("environment", from, answer); }};
const driver::registration lines{
    "lines", [](const driver::object& from, writer& answer) { run("lines", from, answer); }};

}  // namespace
