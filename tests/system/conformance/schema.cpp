// SPDX-License-Identifier: Apache-2.0
// Operation `schema`: every path of a release, its wire type and whether it is required.
#include <quire/codec.hpp>
#include <quire/v1/types.hpp>

#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "driver.hpp"

namespace {

std::uint16_t take_number(std::string_view& text) {
  std::uint16_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc{}) throw std::runtime_error("not a release");
  text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
  if (!text.empty()) text.remove_prefix(1);
  return value;
}

quire::release release_of(const driver::object& request) {
  auto text = driver::text_member(request, "release");
  if (!text) return quire::v1::newest_revision;
  quire::release at;
  at.major = take_number(*text);
  at.minor = take_number(*text);
  at.patch = take_number(*text);
  return at;
}

void schema(const driver::object& request, driver::writer& answer) {
  const auto add = [&answer](const std::string& path, const std::string& wire, bool required) {
    answer.key(path).open('{');
    answer.key("wire").text(wire).key("required").boolean(required);
    answer.close('}');
  };
  const quire::release at = release_of(request);
  answer.key("ok").boolean(true).key("paths").open('{');
  namespace v1 = quire::v1;
  quire::describe<v1::all_events, v1::environment>(v1::revision_of(at), add);
  answer.close('}');
}

const driver::registration schema_op{"schema", schema};

}  // namespace
