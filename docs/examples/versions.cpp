// SPDX-License-Identifier: Apache-2.0
// The code of docs/versions.md, as a program: an older revision, a version of one's own, and what
// a lazy member gives.
#include <quire/v1.hpp>

#include <iostream>
#include <optional>
#include <string>
#include <string_view>

// [own version
namespace mine {

struct order_placed {
  std::string_view event_id;
  std::string_view type;
  std::string_view order;
  quire::json::number total;
  std::optional<std::string_view> voucher;
  quire::presence present;  // which members were there
};

struct v2 {
  static constexpr std::string_view path = "v2";
  static constexpr quire::release revision = quire::v1::newest_revision;

  using event = quire::tagged_union<"type", quire::v1::unknown_event,
                                    quire::alternative<quire::v1::site_view, "site_view">,
                                    quire::alternative<order_placed, "order_placed">>;
  using environment = quire::v1::environment;
};

}  // namespace mine

template <>
struct quire::schema<mine::order_placed> {
  using event = mine::order_placed;
  using rows = list<row<"eventId", &event::event_id>, row<"type", &event::type>,
                    row<"order", &event::order, needed>, row<"total", &event::total>,
                    row<"voucher", &event::voucher, optional, since<0, 201, 0>>>;
};
// own version]

namespace {

// [dispatch
// One visitor serves both versions, so each event finds the function that takes it.
std::string text_of(const mine::order_placed& placed) {
  return "order " + std::string{placed.order};
}
std::string text_of(const auto& other) { return std::string{other.type}; }

std::string handle(std::string_view target, std::string_view content_type, std::string_view body) {
  thread_local quire::dispatcher<quire::v1::latest, mine::v2> dispatch;
  std::string reply;
  const quire::error& refused = dispatch(target, content_type, body, [&reply](const auto& request) {
    reply = visit(request.event, [](const auto& event) { return text_of(event); });
  });
  return refused ? refused.message() : reply;
}
// dispatch]

// [owner
std::string plan_of(const quire::v1::integration& integration) {
  const auto owner = integration.owner.get<quire::v1::latest>();
  if (!owner) return "no owner: " + std::string{owner.error().path.view()};
  switch (owner->plan) {
    case quire::v1::billing_product::pro_2024:
      return "pro";
    case quire::v1::billing_product::unknown:  // of a release to come
    default:
      return std::string{owner->plan.text};
  }
}
// owner]

std::string form(std::string_view event, std::string_view environment) {
  const auto part = [](std::string_view name, std::string_view value) {
    return "--x\r\nContent-Disposition: form-data; name=\"" + std::string{name} + "\"\r\n\r\n" +
           std::string{value} + "\r\n";
  };
  return part("event", event) + part("environment", environment) + "--x--\r\n";
}

bool check(const std::string& got, std::string_view expected) {
  std::cout << got << '\n';
  return got == expected;
}

bool check_request(std::string_view target, std::string_view event, std::string_view expected) {
  const auto body = form(event, R"({"integration":{"name":"example","version":3}})");
  return check(handle(target, "multipart/form-data; boundary=x", body), expected);
}

bool check_plan(std::string_view owner, std::string_view expected) {
  const auto body =
      form(R"({"type":"site_view"})", R"({"integration":{"owner":)" + std::string{owner} + "}}");
  quire::v1::decoder decode;
  const auto request = decode("multipart/form-data; boundary=x", body);
  return request.ok() && check(plan_of(request->environment.integration), expected);
}

}  // namespace

int main() try {
  const bool good =
      check_request("/v2", R"({"type":"order_placed","order":"A-1"})", "order A-1") &&
      check_request("/v1", R"({"type":"order_placed","order":"A-1"})", "order_placed") &&
      check_request("/v2", R"({"type":"order_placed"})",
                    "event.order: a required member is missing, byte 53") &&
      check_plan(R"({"plan":"pro_2024"})", "pro") && check_plan(R"({"plan":"max"})", "max") &&
      check_plan(R"({"plan":1})", "");
  return good ? 0 : 1;
} catch (...) {
  return 2;  // out of memory: nothing else here throws
}
