// SPDX-License-Identifier: Apache-2.0
// request-plain: a request written, decoded whole and in pieces, kept, and its values compared;
// then a log, and a struct of one's own. Compiled without exceptions and RTTI, and once more by
// Clang with libc++, against the installed simdjson. Names each check that fails; ends with status
// 1 then.
#include <quire/lines.hpp>
#include <quire/multipart.hpp>
#include <quire/v1.hpp>

#include <cstddef>
#include <cstdio>
#include <limits>
#include <string>
#include <string_view>
#include <variant>

namespace {

struct reading {
  quire::json::number ratio;
  quire::json::number least;
  quire::json::number most;
  quire::presence present;
};

}  // namespace

template <>
struct quire::schema<reading> {
  using rows = list<row<"ratio", &reading::ratio>, row<"least", &reading::least>,
                    row<"most", &reading::most>>;
};

namespace {

constexpr std::string_view event =
    R"({"type":"fetch","eventId":"e\u00e9","request":{"url":"https://example.com/"}})";
constexpr std::string_view environment =
    R"({"apiEndpoint":"https://api.example.com","integration":{"name":"a"},"secrets":{"key":"\n"}})";
constexpr std::string_view data = "caf\xC3\xA9";

int failed = 0;

void check(bool good, const char* what) {
  if (good) return;
  std::puts(what);
  failed = 1;
}

bool is_right(const quire::v1::fetch* told) {
  return told != nullptr && told->event_id == "e\xC3\xA9" &&
         told->request.url == "https://example.com/";
}
bool is_right(const quire::v1::environment& told) {
  return told.integration.name == "a" && told.secrets.find("key") != nullptr &&
         *told.secrets.find("key") == "\n";
}

void whole(std::string_view type, const std::string& body) {
  quire::v1::decoder decode;
  const auto request = decode(type, body);
  check(request.ok(), "decoder: refused");
  if (!request.ok()) return;
  check(is_right(std::get_if<quire::v1::fetch>(&request->event.value)), "decoder: event");
  check(is_right(request->environment), "decoder: environment");
  check(request->fetch_body && request->fetch_body->bytes == data, "decoder: fetch body");
  const auto kept = decode.detach();
  check(kept.ok() && (*kept)->fetch_body && (*kept)->fetch_body->bytes == data, "detach");
  const auto refused = decode(type, std::string_view{body}.substr(0, body.size() / 2));
  check(!refused.ok() && !refused.error().message().empty(), "decoder: half a body");
}

void in_pieces(std::string_view type, std::string_view body) {
  quire::v1::stream_decoder in{type};
  std::string text;
  while (!in.over() && !body.empty()) {
    const std::string_view piece = body.substr(0, 7);
    body.remove_prefix(piece.size());
    for (auto now = in.feed(piece); now != quire::request_step::need_input; now = in.next())
      if (now == quire::request_step::fetch_body_data) text += in.data();
  }
  check(in.over() || in.finish() == quire::request_step::end, "stream: no end");
  check(!in.error() && in.has_event() && in.has_environment(), "stream: refused");
  if (in.error()) return;
  check(is_right(std::get_if<quire::v1::fetch>(&in.event().value)), "stream: event");
  check(is_right(in.environment()), "stream: environment");
  check(text == data, "stream: fetch body");
}

void numbers() {
  const auto read = quire::read<reading>(
      R"({"ratio":0.1,"least":4.9406564584124654e-324,"most":1.7976931348623157e308})");
  check(read.ok() && read->ratio.value == 0.1, "read: a fraction");
  check(read.ok() && read->least.value > 0, "read: the least number");
  check(read.ok() && read->most.value > 1.797e308, "read: the greatest number");
  const auto out = quire::read<reading>(R"({"ratio":1e-400,"least":-1e400,"most":1e400})");
  constexpr double infinity = std::numeric_limits<double>::infinity();
  check(out.ok() && out->ratio.value == 0, "read: too small a number");
  check(out.ok() && out->least.value == -infinity && out->most.value == infinity,
        "read: too large a number");
  const reading made{.ratio = {.value = 0.1, .text = ""}, .least = {}, .most = {}, .present = {}};
  std::string text;
  quire::to_json(made, text);
  check(text == R"({"ratio":0.1,"least":0,"most":0})", "to_json: a fraction");
}

}  // namespace

int main() {
  quire::encoder encode;
  quire::fetch_body fetch;
  fetch.kind = quire::field_kind::string;
  fetch.bytes = data;
  const auto out = encode.json(event, environment, fetch);
  check(out.ok(), "encoder");
  if (!out.ok()) return 1;
  std::string body;
  for (const auto& piece : out->pieces()) body.append(piece.data, piece.size);
  whole(out->content_type(), body);
  in_pieces(out->content_type(), body);
  std::size_t lines = 0;
  for (const auto& line : quire::events_of("{\"type\":\"site_view\"}\n{\"type\":\"later\"}\n"))
    lines += line.ok() ? 1U : 0U;
  check(lines == 2, "lines");
  numbers();
  if (failed == 0) std::puts("all as it must be");
  return failed;
}
