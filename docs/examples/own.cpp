// SPDX-License-Identifier: Apache-2.0
// The code of docs/own.md, as a program: structs, enums and unions of one's own, read from JSON
// that came with a request; what is remarked; a member without a struct.
#include <quire/v1.hpp>

#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

// [settings
namespace mine {

enum class level { unknown, quiet, normal, verbose };

struct settings {
  std::string_view channel;
  quire::enumeration<level> log;
  quire::array<std::string_view> labels;
  std::optional<std::int64_t> limit;
  quire::presence present;  // which members were there
};

}  // namespace mine

template <>
struct quire::enum_schema<mine::level> {
  using values = list<value<"quiet", mine::level::quiet>, value<"normal", mine::level::normal>,
                      value<"verbose", mine::level::verbose>>;
};
template <>
struct quire::schema<mine::settings> {
  using settings = mine::settings;
  using rows =
      list<row<"channel", &settings::channel, needed>, row<"log", &settings::log, optional>,
           row<"labels", &settings::labels, optional>, row<"limit", &settings::limit, optional>>;
};
// settings]

// [webhook
namespace mine {

struct repository {
  std::string_view full_name;
};
struct push {
  std::string_view event;
  std::string_view ref;
  mine::repository repository;
};
struct comment {
  std::string_view event;
  std::string_view text;
  mine::repository repository;
};
using hook = quire::union_of<"event", quire::alternative<push, "push">,
                             quire::alternative<comment, "comment|review">>;

}  // namespace mine

template <>
struct quire::schema<mine::repository> {
  using rows = list<row<"full_name", &mine::repository::full_name>>;
};
template <>
struct quire::schema<mine::push> {
  using push = mine::push;
  using rows = list<row<"event", &push::event>, row<"ref", &push::ref>,
                    row<"repository", &push::repository>>;
};
template <>
struct quire::schema<mine::comment> {
  using comment = mine::comment;
  using rows = list<row<"event", &comment::event>, row<"text", &comment::text>,
                    row<"repository", &comment::repository>>;
};
// webhook]

namespace {

// [configuration
std::string channel_of(const quire::v1::environment& environment) {
  if (!environment.space_installation) return "not installed on a space";
  const auto mine = quire::read<mine::settings>(environment.space_installation->configuration);
  if (!mine.ok()) return "no settings: " + std::string{mine.error().path.view()};
  const bool loud = mine->log == mine::level::verbose;
  return std::string{mine->channel} + (loud ? ", loud" : "");
}
// configuration]

// [body
std::string answer_to(const quire::fetch_body& body) {
  thread_local quire::read_memory memory;  // reused: views live until the next text is read
  const auto sent = quire::read<mine::hook>(body.bytes, memory);
  if (!sent.ok()) return "not understood, byte " + std::to_string(sent.error().offset);
  return visit(
      *sent,
      [](const mine::push& each) {
        return std::string{each.repository.full_name} + " has a new " + std::string{each.ref};
      },
      [](const mine::comment& each) { return std::string{each.text}; },
      [](const quire::unknown_alternative& other) {
        return "an event of type " + std::string{other.discriminator};
      });
}
// body]

// [find
std::string title_of(const quire::v1::task& event) {
  const quire::json::raw title = find(event.task, "page.titles[0]");
  return quire::json::to_text(title).value_or("no title");
}
// find]

// [rules
constexpr quire::rules careful{.mistyped = quire::on::refuse, .unknown_type = quire::on::refuse};

bool is_careful_enough(std::string_view json) {
  quire::decoder<quire::v1::latest, careful> decode;
  return decode.event(json).ok();
}
// rules]

// [remarks
void log_remarks(std::string_view json, std::string& log) {
  quire::v1::decoder decode;
  const auto answer = decode.event(json);
  for (const quire::remark& each : answer.remarks()) log.append(each.message()).append("\n");
}
// remarks]

bool check(std::string_view got, std::string_view expected) {
  if (got == expected) return true;
  std::cerr << "got \"" << got << "\", expected \"" << expected << "\"\n";
  return false;
}

}  // namespace

int main() try {
  quire::v1::decoder decode;
  const auto in = [&decode](std::string_view configuration) {
    const std::string json = R"({"integration":{},"spaceInstallation":{"configuration":)" +
                             std::string{configuration} + "}}";
    return channel_of(decode.environment(json)->environment);
  };
  bool good = check(in(R"({"channel":"C1","log":"verbose"})"), "C1, loud");
  good &= check(in(R"({"channel":"C2","labels":[1,"a"],"limit":null})"), "C2");
  good &= check(in(R"({"channel":5})"), "no settings: channel");

  quire::fetch_body body;
  body.bytes = R"({"event":"push","ref":"main","repository":{"full_name":"a/b"}})";
  good &= check(answer_to(body), "a/b has a new main");
  body.bytes = R"({"event":"review","text":"fine"})";
  good &= check(answer_to(body), "fine");
  body.bytes = R"({"event":"star"})";
  good &= check(answer_to(body), "an event of type star");
  body.bytes = R"({"event":})";
  good &= check(answer_to(body), "not understood, byte 9");

  const auto task = decode.event(R"({"type":"task","task":{"page":{"titles":["\u0041"]}}})");
  good &= check(title_of(*task->event.get_if<quire::v1::task>()), "A");

  good &= is_careful_enough(R"({"type":"site_view"})") && !is_careful_enough(R"({"type":"x"})") &&
          !is_careful_enough(R"({"type":"site_view","pageId":null})");
  std::string log;
  log_remarks(R"({"type":"site_view","pageId":null})", log);
  good &= check(log, "event.pageId: null where a value is due, byte 29\n");
  return good ? 0 : 1;
} catch (...) {
  return 2;  // out of memory: nothing else here throws
}
