// SPDX-License-Identifier: Apache-2.0
// The operation `write`: parts to a body, in one of the dialects.
#include <quire/multipart/writer.hpp>

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "driver.hpp"
#include "lone_surrogates.hpp"

namespace {

namespace multipart = quire::multipart;

multipart::dialect dialect_of(const driver::object& request) {
  bool engine = false;
  if (request["as_engine"].get(engine) != simdjson::SUCCESS) engine = false;
  const std::string_view name = driver::text_member(request, "dialect").value_or("strict");
  const auto chosen = [engine](const multipart::dialect& how) {
    return engine ? as_engine(how) : how;
  };
  if (name == "strict") return chosen(multipart::dialects::strict);
  if (name == "fetch") return chosen(multipart::dialects::fetch);
  if (name == "workerd") return chosen(multipart::dialects::workerd);
  if (name == "curl") return chosen(multipart::dialects::curl);
  throw std::runtime_error("no such dialect");
}

struct part {
  std::string name;
  std::optional<std::string> filename;
  std::string type;
  std::string value;
  bool file;
};

std::optional<std::string> bytes_of(const driver::object& from, const char* member,
                                    driver::surrogates as) {
  const auto text = driver::text_member(from, member);
  if (!text) return std::nullopt;
  return driver::with_lone_surrogates(*text, as);
}

part part_of(const driver::object& from, driver::surrogates as) {
  part out;
  out.name = bytes_of(from, "name", as).value_or("");
  out.filename = bytes_of(from, "filename", as);
  out.type = bytes_of(from, "type", as).value_or("");
  // Where the bytes cannot say it, recorded parts have the text of a value besides.
  const auto text = bytes_of(from, "value_utf16", as);
  out.value = text ? *text : driver::bytes_member(from, "value_base64");
  out.file = driver::text_member(from, "kind").value_or("string") != "string";
  return out;
}

std::vector<part> parts_of(const driver::object& request) {
  // curl takes bytes, and who has text makes UTF-8 of it first.
  const bool curl = driver::text_member(request, "dialect") == "curl";
  const auto as =
      curl ? driver::surrogates::replacement_character : driver::surrogates::three_bytes;
  std::vector<part> parts;
  simdjson::dom::array given;
  if (request["parts"].get(given) != simdjson::SUCCESS) throw std::runtime_error("no parts");
  for (auto each : given) {
    driver::object object;
    if (each.get(object) != simdjson::SUCCESS) throw std::runtime_error("a part is no object");
    parts.push_back(part_of(object, as));
  }
  return parts;
}

void refuse(const multipart::write_error& why, std::size_t parts, driver::writer& answer) {
  const bool internal = why.code == multipart::write_errc::out_of_memory ||
                        why.code == multipart::write_errc::no_random_bytes;
  std::string message(describe(why.code));
  if (why.part < parts) {
    message = "part " + std::to_string(why.part) + ", byte " + std::to_string(why.offset) + ": " +
              message;
  }
  driver::refuse(answer, name(why.code), why.offset, std::nullopt, message, internal ? 500 : 400);
}

void answer_with(multipart::writer& form, const std::vector<part>& parts, driver::writer& answer) {
  for (const part& each : parts) {
    if (each.file) {
      form.file(each.name, each.value, {.filename = each.filename, .type = each.type});
    } else {
      form.text(each.name, each.value, each.type);
    }
  }
  const auto body = form.finish();
  if (!body.ok()) return refuse(body.error(), parts.size(), answer);
  std::string bytes(body->content_length(), '\0');
  body->copy(bytes.data());
  answer.key("ok").boolean(true).key("content_type").text(body->content_type());
  answer.key("body_base64").base64(bytes);
}

void run(const driver::object& request, driver::writer& answer) {
  const std::vector<part> parts = parts_of(request);
  multipart::writer form(dialect_of(request));
  if (const auto given = driver::text_member(request, "boundary")) {
    const auto boundary = quire::mime::boundary::from(*given, {1000, true});
    if (!boundary.ok()) {
      return refuse({multipart::write_errc::invalid_boundary, parts.size(), 0}, 0, answer);
    }
    form.reset(*boundary);
  }
  answer_with(form, parts, answer);
}

const driver::registration write("write", run);

}  // namespace
