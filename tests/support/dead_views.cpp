// SPDX-License-Identifier: Apache-2.0
// dead-views: looks at views after their life, and asks objects for what they have not, each in a
// process of its own. With AddressSanitizer such a look ends the process; without, the bytes must
// be overwritten. A look at a view that lives, made in the same way, must end well. For builds with
// assertions. Ends with status 1 if one comes out otherwise.
#include <quire/lines.hpp>
#include <quire/multipart.hpp>
#include <quire/v1.hpp>
#include <quire/webhook/receiver.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <variant>

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool has_asan = true;
#elif defined(__has_feature)
constexpr bool has_asan = __has_feature(address_sanitizer);
#else
constexpr bool has_asan = false;
#endif

enum class fate { lives, is_dead, aborts };

// What a process that was not ended says of the bytes it saw.
constexpr int saw_text = 0;
constexpr int saw_ruin = 3;

/// Looks at each byte.
[[noreturn]] void look(std::string_view view) {
  int ruined = 0;
  for (const char c : view) ruined += c == '\xA5';
  _exit(!view.empty() && ruined == static_cast<int>(view.size()) ? saw_ruin : saw_text);
}

constexpr std::string_view type = "multipart/form-data; boundary=B";
constexpr std::string_view head = "--B\r\nContent-Disposition: form-data; name=";
const std::string body =
    std::string{head} + "\"event\"\r\n\r\n{\"type\":\"later\",\"eventId\":\"\\u0061bc\"}\r\n" +
    std::string{head} + "\"environment\"\r\n\r\n{\"integration\":{\"name\":\"n\"}}\r\n" +
    std::string{head} + "\"fetch-body\"; filename=\"f\"\r\n\r\ndata\r\n--B--\r\n";

std::string_view id_of(const quire::v1::event& event) {
  return std::get<quire::v1::unknown_event>(event.value).event_id;
}

// ---- requests

struct streamed {
  quire::v1::stream_decoder in{type};
  explicit streamed(quire::request_step until) {
    for (auto step = in.feed(body); step != until; step = in.next())
      if (step == quire::request_step::error) _exit(9);
  }
};
void decoded_text(bool dead) {
  streamed request{quire::request_step::end};
  const std::string_view id = id_of(request.in.event());
  if (dead) request.in.reset(type);
  look(id);
}
void document(bool dead) {
  streamed request{quire::request_step::end};
  const std::string_view json = request.in.environment_json();
  if (dead) request.in.reset(type);
  look(json);
}
/// A piece that was read into the request buffer.
void piece(bool dead) {
  quire::v1::stream_decoder in{type};
  const auto room = in.prepare(body.size());
  if (room.size() != body.size()) _exit(9);
  body.copy(room.data(), room.size());
  auto step = in.commit(room.size());
  while (step != quire::request_step::fetch_body_data) step = in.next();
  const std::string_view data = in.data();
  while (step != quire::request_step::need_input) step = in.next();
  if (dead) in.reset(type), (void)in.prepare(1);
  look(data);
}
void room(bool dead) {
  quire::v1::stream_decoder in{type};
  const auto given = in.prepare(100);
  body.copy(given.data(), given.size());
  if (dead) (void)in.commit(10);
  look({given.data() + 10, 90});
}
void answer(bool dead) {
  quire::v1::decoder decode;
  const auto request = decode(type, body);
  const std::string_view id = id_of(request->event);
  if (dead) (void)decode(type, "");
  look(id);
}
void whole_answer(bool) {
  quire::v1::decoder decode;
  const auto request = decode(type, body);
  (void)decode(type, body);
  look(request->event_json);
}
void no_event(bool) {
  quire::v1::stream_decoder in{type};
  look(id_of(in.event()));
}
void no_environment(bool) {
  quire::v1::stream_decoder in{type};
  look(in.environment().integration.name);
}

// ---- forms

/// A header block that was gathered from two chunks.
void gathered_header(bool dead) {
  quire::multipart::parser parser{*quire::mime::boundary::from("B")};
  const std::string form = std::string{head} + "\"first name\"\r\n\r\nx\r\n" + std::string{head} +
                           "\"second\"\r\n\r\ny\r\n--B--\r\n";
  parser.feed(std::string_view{form}.substr(0, 20));
  while (parser.next() != quire::multipart::step::need_input) continue;
  parser.feed(std::string_view{form}.substr(20));
  while (parser.next() != quire::multipart::step::part_begin) continue;
  const std::string_view name = parser.part().name();
  if (dead)
    while (parser.next() != quire::multipart::step::part_begin) continue;
  look(name);
}
/// A name whose escapes were taken out.
void decoded_name(bool dead) {
  quire::multipart::basic_parser<quire::multipart::workerd> parser{
      *quire::mime::boundary::from("B")};
  const std::string form = std::string{head} + "\"a\\\"b\"\r\n\r\nx\r\n" + std::string{head} +
                           "\"second\"\r\n\r\ny\r\n--B--\r\n";
  parser.feed(form);
  while (parser.next() != quire::multipart::step::part_begin) continue;
  const std::string_view name = parser.part().name();
  if (dead)
    while (parser.next() != quire::multipart::step::part_begin) continue;
  look(name);
}

/// Goes from the front of a form to the next step of this kind.
void go_to(quire::multipart::parser& parser, quire::multipart::step wanted) {
  for (auto step = parser.next(); step != wanted; step = parser.next())
    if (step == quire::multipart::step::need_input) _exit(9);
}
void part_of_a_parser(bool dead) {
  quire::multipart::parser parser{*quire::mime::boundary::from("B")};
  parser.feed(body);
  go_to(parser, quire::multipart::step::part_end);
  if (dead) go_to(parser, quire::multipart::step::end);
  look(parser.part().name());
}
void piece_of_a_parser(bool dead) {
  quire::multipart::parser parser{*quire::mime::boundary::from("B")};
  parser.feed(body);
  go_to(parser, quire::multipart::step::data);
  if (dead) (void)parser.next();
  look(parser.data());
}

// ---- lines

void line(bool dead) {
  quire::v1::event_lines in;
  in.feed("{\"type\":\"la");
  (void)in.next();
  in.feed("ter\"}\n{\"type\":\"other\"}\n{}\n");
  if (!in.next()) _exit(9);
  const std::string_view json = in.line().json();
  if (dead)
    while (in.next()) continue;
  if (dead) in.feed("{"), (void)in.next(), in.feed("}\n"), (void)in.next();
  look(json);
}
void lines_not_read(bool) {
  quire::v1::event_lines in;
  in.feed("{}\n");
  in.feed("{}\n");
  look("");
}

// ---- webhooks

/// A crypto library to which all signatures are good.
struct trusting {
  static bool sign(std::string_view, std::initializer_list<std::string_view>,
                   quire::webhook::digest&) {
    return true;
  }
  static bool equal(const quire::webhook::digest&, const quire::webhook::digest&) { return true; }
};
using receiver = quire::webhook::basic_receiver<quire::v1::latest, quire::as_runtime, trusting>;
const std::string signature = "t=1,v1=" + std::string(64, '0');
constexpr std::string_view later_event = R"({"type":"later","eventId":"\u0061bc"})";

void webhook_text(bool dead) {
  receiver in{"a secret"};
  const auto event = in.open(signature, later_event);
  const std::string_view id = id_of(*event);
  if (dead) (void)in.open("", "");
  look(id);
}
void webhook_event(bool) {
  receiver in{"a secret"};
  const auto event = in.open(signature, later_event);
  (void)in.open(signature, later_event);
  look(id_of(*event));
}

struct trial {
  const char* name;
  void (*run)(bool dead);
  bool dead;
  fate wanted;
};
constexpr trial trials[] = {
    {"a decoded text", decoded_text, false, fate::lives},
    {"a decoded text after reset", decoded_text, true, fate::is_dead},
    {"a document", document, false, fate::lives},
    {"a document after reset", document, true, fate::is_dead},
    {"a piece", piece, false, fate::lives},
    {"a piece after prepare", piece, true, fate::is_dead},
    {"room", room, false, fate::lives},
    {"room after commit", room, true, has_asan ? fate::is_dead : fate::lives},  // never written
    {"a text of an answer", answer, false, fate::lives},
    {"a text of an answer after the next call", answer, true, fate::is_dead},
    {"an answer after the next call", whole_answer, true, fate::aborts},
    {"an event before it came", no_event, true, fate::aborts},
    {"an environment before it came", no_environment, true, fate::aborts},
    {"a gathered name", gathered_header, false, fate::lives},
    {"a gathered name in the next part", gathered_header, true, fate::is_dead},
    {"a decoded name", decoded_name, false, fate::lives},
    {"a decoded name in the next part", decoded_name, true, fate::is_dead},
    {"a part at its end", part_of_a_parser, false, fate::lives},
    {"a part after the form", part_of_a_parser, true, fate::aborts},
    {"a piece of a part", piece_of_a_parser, false, fate::lives},
    {"a piece of a part after the next step", piece_of_a_parser, true, fate::aborts},
    {"a line", line, false, fate::lives},
    {"a line after the next ones", line, true, fate::is_dead},
    {"a text of a webhook", webhook_text, false, fate::lives},
    {"a text of a webhook after the next", webhook_text, true, fate::is_dead},
    {"a webhook's event after the next", webhook_event, true, fate::aborts},
    {"a chunk before the last one was read", lines_not_read, true, fate::aborts},
};

/// Runs one in a process of its own, and collects what it says.
fate outcome(const trial& one, std::string& said) {
  int ends[2];
  if (pipe(ends) != 0) std::exit(2);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    one.run(one.dead);
    _exit(9);
  }
  close(ends[1]);
  char some[4096];
  for (ssize_t n = 0; (n = read(ends[0], some, sizeof some)) > 0;)
    said.append(some, static_cast<std::size_t>(n));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT && said.find("Assertion") != said.npos)
    return fate::aborts;
  const bool told = said.find("use-after-poison") != said.npos;
  if (has_asan) return told ? fate::is_dead : fate::lives;
  return WIFEXITED(status) && WEXITSTATUS(status) == saw_ruin ? fate::is_dead : fate::lives;
}

}  // namespace

int main() {
  int wrong = 0;
  for (const trial& each : trials) {
    std::string said;
    constexpr const char* names[] = {"lives", "is dead", "aborts"};
    const fate found = outcome(each, said);
    if (found == each.wanted) continue;
    ++wrong;
    std::printf("%s: %s, not: %s\n%s\n", each.name, names[static_cast<int>(found)],
                names[static_cast<int>(each.wanted)], said.substr(0, 3000).c_str());
  }
  std::printf("%zu looks, %d wrong, %s\n", std::size(trials), wrong,
              has_asan ? "with AddressSanitizer" : "at what is overwritten");
  return wrong == 0 ? 0 : 1;
}
