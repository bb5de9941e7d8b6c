// SPDX-License-Identifier: Apache-2.0
// each-memory: all that allocates, but for the stream decoder (request-memory), while the allocator
// fails at the first call, then at the second, and so on: at that call alone, and at all from it
// on. Each time the failure is told by its code, or by `std::bad_alloc` where that is promised, or
// the outcome is good all the same; then the same object does the same again. Prints how many
// failures there were.
#include <quire/lines.hpp>
#include <quire/multipart.hpp>
#include <quire/multipart/writer.hpp>
#include <quire/v1.hpp>

#include <simdjson.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include "failing_memory.hpp"
#include "large_request.hpp"

namespace {

using support::failing;

enum class outcome { good, no_memory, wrong };

outcome outcome_of(bool good, bool no_memory) {
  if (good) return outcome::good;
  return no_memory ? outcome::no_memory : outcome::wrong;
}

template <class Subject>
outcome try_run(Subject& subject) {
  try {
    return subject.run();
  } catch (const std::bad_alloc&) {
    return Subject::may_throw ? outcome::no_memory : outcome::wrong;
  }
}

template <class Subject>
std::size_t fail_each(const char* name) {
  std::size_t failures = 0;
  for (const failing how : {failing::one, failing::all}) {
    bool has_failed = true;
    for (std::size_t count = 0; has_failed; ++count) {
      Subject subject;
      support::fail_memory_after(count, how, support::calls::of_any_kind);
      const outcome got = try_run(subject);
      has_failed = support::stop_failing();
      const bool fit = got == outcome::good || (has_failed && got == outcome::no_memory);
      if (!fit || try_run(subject) != outcome::good) {
        std::printf("%s: call %zu, %s\n", name, count, fit ? "not good again" : "a wrong outcome");
        std::exit(1);
      }
      failures += has_failed ? 1U : 0U;
    }
  }
  std::printf("%s: %zu\n", name, failures);
  if (failures == 0) std::exit(1);
  return failures;
}

// ---- what they are given

using support::large_request::close;
using support::large_request::event;
using support::large_request::part;
using support::large_request::type;

const quire::mime::boundary boundary = *quire::mime::boundary::from("XyZ");
const std::string environment = support::large_request::environment();
const std::string body =
    part("event\"", event) + part("environment\"", environment) +
    part("fetch-body\"\r\nContent-Type: text/x-" + std::string(300, 'n'), std::string(3000, '\xC3'))
        .append(close);
const std::string names = [] {
  std::string all;
  for (int i = 0; i != 120; ++i)
    all += part("\\" + std::to_string(i) + std::string(100, 'n') + '"', "v");
  return all + "--XyZ--";
}();
const std::string filenames = [] {
  std::string all;
  for (int i = 0; i != 120; ++i)
    all += part("n\"; filename=\"\\" + std::string(100, 'f') + '"', "v");
  return all + "--XyZ--";
}();
// Longer than RFC 2046 allows, and than a delimiter has room for in itself.
const std::string long_text(200, 'b');
const quire::mime::boundary long_boundary =
    *quire::mime::boundary::from(long_text, {.longest = 200});
const std::string folded = "--" + long_text + "\r\nNote: a\r\n b\r\n\r\nv\r\n--" + long_text + "--";
const std::string log = R"({"type":"site_view","url":"\n)" + std::string(9000, 'u') + "\"}\n" +
                        R"({"type":"later"})" + "\n" + std::string(event);

bool is_right(const quire::v1::request& request) {
  const auto* fetch = request.event.get_if<quire::v1::fetch>();
  const auto* secret = request.environment.secrets.find("first");
  return fetch != nullptr && fetch->event_id == "e\n" &&
         request.environment.integration.name == "a" && secret != nullptr &&
         *secret == "\xEF\xBF\xBD" && request.fetch_body &&
         request.fetch_body->bytes.size() == 9000;
}

// ---- who does it

struct whole_request {
  static constexpr bool may_throw = false;
  quire::v1::decoder decode;

  outcome run() {
    const auto request = decode(type, body);
    return outcome_of(request.ok() && is_right(*request),
                      request.error().code() == "out_of_memory");
  }
};

struct detached_request {
  static constexpr bool may_throw = true;
  quire::v1::decoder decode;

  detached_request() { (void)decode(type, body); }
  outcome run() {
    const auto request = decode.detach();
    if (request.ok()) return outcome_of(is_right(**request), false);
    return outcome_of(false, request.error().code() == "out_of_memory");
  }
};

struct whole_form {
  static constexpr bool may_throw = false;
  quire::multipart::basic_form<quire::multipart::workerd> form{boundary, names};

  outcome run() {
    std::size_t size = 0;
    for (const auto& each : form) size += each.name().size();
    const auto why = form.error();
    return outcome_of(!why && size == 120 * 100 + 10 + 2 * 90 + 3 * 20,
                      why && why->code == quire::multipart::errc::out_of_memory);
  }
};

// Only the filenames have escapes to be taken out.
struct form_of_filenames {
  static constexpr bool may_throw = false;
  quire::multipart::basic_form<quire::multipart::workerd> form{boundary, filenames};

  outcome run() {
    std::size_t size = 0;
    for (const auto& each : form) size += each.filename().value_or("").size();
    const auto why = form.error();
    return outcome_of(!why && size == 120 * 100,
                      why && why->code == quire::multipart::errc::out_of_memory);
  }
};

struct form_of_folded_lines {
  static constexpr bool may_throw = false;

  outcome run() {
    const quire::multipart::limits limits{.boundary = long_text.size()};
    quire::multipart::basic_form<quire::multipart::rfc2046> form(long_boundary, folded, limits);
    std::size_t good = 0;
    for (const auto& each : form)
      for (const auto& field : each.headers()) good += field.value == "a b" ? 1U : 0U;
    const auto why = form.error();
    return outcome_of(!why && good == 1, why && why->code == quire::multipart::errc::out_of_memory);
  }
};

struct form_in_pieces {
  static constexpr bool may_throw = false;

  outcome run() {
    using quire::multipart::step;
    quire::multipart::basic_parser<quire::multipart::workerd> form(
        boundary, quire::multipart::limits::unlimited());
    step last = step::need_input;
    for (std::string_view rest = names; !rest.empty() && !form.over();) {
      const std::string_view chunk = rest.substr(0, 50);
      rest.remove_prefix(chunk.size());
      form.feed(chunk);
      for (step now = form.next(); now != step::need_input; now = form.next()) last = now;
    }
    if (!form.over()) last = form.finish();
    return outcome_of(
        last == step::end,
        last == step::error && form.error().code == quire::multipart::errc::out_of_memory);
  }
};

struct written_form {
  static constexpr bool may_throw = false;
  quire::multipart::writer form;

  outcome run() {
    form.reset();
    for (int i = 0; i != 300; ++i) form.text("name", "a\nvalue");
    const auto out = form.finish();
    return outcome_of(out.ok(),
                      !out.ok() && out.error().code == quire::multipart::write_errc::out_of_memory);
  }
};

// The list of values in chunks grows first for a file (or a text), and later for a text (or a
// file).
template <bool FilesFirst>
struct written_chunks {
  static constexpr bool may_throw = false;
  quire::multipart::writer form;

  outcome run() {
    form.reset();
    for (int i = 0; i != 40; ++i) {
      if ((i < 8) == FilesFirst)
        form.file_in_chunks("name");
      else
        form.text_in_chunks("name");
    }
    auto out = form.pull();
    if (!out.ok())
      return outcome_of(false, out.error().code == quire::multipart::write_errc::out_of_memory);
    return outcome_of(values_of(*out) == 40, false);
  }

 private:
  static std::size_t values_of(quire::multipart::source& from) {
    using quire::multipart::pull;
    std::size_t values = 0;
    for (pull step = from.next(); step != pull::body_end; step = from.next()) {
      if (step != pull::need_value) continue;
      from.end_value();
      ++values;
    }
    return values;
  }
};

// Names of many sizes: what is left of the memory's first block is less, in one of them, than the
// last delimiter takes.
struct written_ends {
  static constexpr bool may_throw = false;

  outcome run() {
    bool no_memory = false;
    for (std::size_t size = 3600; size < 4100; size += 16) {
      quire::multipart::writer form;
      form.text(std::string_view(name).substr(0, size), "value");
      const auto out = form.finish();
      if (out.ok()) continue;
      if (out.error().code != quire::multipart::write_errc::out_of_memory) return outcome::wrong;
      no_memory = true;
    }
    return no_memory ? outcome::no_memory : outcome::good;
  }

 private:
  const std::string name = std::string(4100, 'n');
};

struct encoded_request {
  static constexpr bool may_throw = true;
  quire::v1::decoder decode;
  decltype(decode(type, body)) request = decode(type, body);
  quire::encoder encode;

  outcome run() {
    const auto out = encode(*request);
    if (!out.ok())
      return outcome_of(false, out.error().code == quire::multipart::write_errc::out_of_memory);
    return outcome_of(out->content_length() > 9000, false);
  }
};

struct log_in_pieces {
  static constexpr bool may_throw = false;
  quire::v1::event_lines in;
  std::size_t good = 0;
  bool no_memory = false;
  bool other = false;

  void take() {
    good += in.line().ok() ? 1U : 0U;
    if (in.line().ok()) return;
    (in.line().error().code() == "out_of_memory" ? no_memory : other) = true;
  }
  outcome run() {
    good = 0;
    no_memory = other = false;
    for (std::string_view rest = log; !rest.empty();) {
      const std::string_view chunk = rest.substr(0, 4000);
      rest.remove_prefix(chunk.size());
      in.feed(chunk);
      while (in.next()) take();
    }
    if (in.finish()) take();
    return outcome_of(good == 3, no_memory && !other);
  }
};

struct own {
  quire::map<std::string_view> secrets;
  quire::presence present;
};

}  // namespace

template <>
struct quire::schema<own> {
  using rows = list<row<"secrets", &own::secrets>>;
};

namespace {

struct own_struct {
  static constexpr bool may_throw = false;

  outcome run() {
    const auto out = quire::read<own>(environment);
    if (!out.ok()) return outcome_of(false, out.error().code == quire::json::errc::out_of_memory);
    const auto* first = out->secrets.find("first");
    return outcome_of(first != nullptr && *first == "\xEF\xBF\xBD", false);
  }
};

struct own_struct_with_memory {
  static constexpr bool may_throw = false;
  quire::read_memory memory;

  outcome run() {
    const auto out = quire::read<own>(environment, memory);
    if (!out.ok()) return outcome_of(false, out.error().code == quire::json::errc::out_of_memory);
    return outcome_of(out->secrets.find("s119") != nullptr, false);
  }
};

/// A document that is repaired, and longer then: memory may run out at its index, its copy, and the
/// index of that.
struct repaired_document {
  static constexpr bool may_throw = false;
  quire::core::arena memory;
  quire::json::document document;
  std::string text = R"({"a":")" + std::string(5000, '\xFF') + "\"}";

  outcome run() {
    memory.reset();
    const quire::json::error wrong = document.load(text, {}, memory);
    return outcome_of(!wrong && document.text().size() == 3 * 5000U + 8,
                      wrong.code == quire::json::errc::out_of_memory);
  }
};

/// One of which the kernel that needs no instructions takes a byte after a backslash for UTF-8: it
/// is repaired to tell where the escape stands.
struct refused_document : repaired_document {
  refused_document() { text = "{\"a\":\"\\\xFF\"}"; }

  outcome run() {
    memory.reset();
    const auto* const before = simdjson::get_active_implementation().operator->();
    if (const auto* plain = simdjson::get_available_implementations()["fallback"])
      simdjson::get_active_implementation() = plain;
    quire::json::error wrong = document.load(text, {}, memory);
    if (!wrong) {
      quire::json::reader_state state = document.walk();
      quire::json::reader in{state};
      (void)in.skip();
      wrong = document.finish(in);
    }
    simdjson::get_active_implementation() = before;
    return outcome_of(wrong.code == quire::json::errc::invalid_escape,
                      wrong.code == quire::json::errc::out_of_memory);
  }
};

}  // namespace

int main() {
  // simdjson makes its list of kernels at the first document, with allocations that throw.
  (void)quire::json::is_utf8("");
  std::size_t failures = fail_each<whole_request>("decoder");
  failures += fail_each<detached_request>("detach");
  failures += fail_each<whole_form>("multipart::form");
  failures += fail_each<form_of_filenames>("multipart::form, filenames");
  failures += fail_each<form_of_folded_lines>("multipart::form, folded lines");
  failures += fail_each<form_in_pieces>("multipart::parser");
  failures += fail_each<written_form>("multipart::writer");
  failures += fail_each<written_chunks<true>>("multipart::writer, files in chunks");
  failures += fail_each<written_chunks<false>>("multipart::writer, texts in chunks");
  failures += fail_each<written_ends>("multipart::writer, ends");
  failures += fail_each<encoded_request>("encoder");
  failures += fail_each<log_in_pieces>("event_lines");
  failures += fail_each<own_struct>("read");
  failures += fail_each<own_struct_with_memory>("read with memory");
  failures += fail_each<repaired_document>("json::document, repaired");
  failures += fail_each<refused_document>("json::document, refused");
  std::printf("%zu failures, each told\n", failures);
}
