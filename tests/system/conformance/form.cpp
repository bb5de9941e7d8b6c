// SPDX-License-Identifier: Apache-2.0
// The operation `form`: a body, whole or in chunks, by one of the grammars; also one that is no
// form.
#include <quire/multipart.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cutter.hpp"
#include "driver.hpp"

namespace {

namespace multipart = quire::multipart;
using driver::writer;

multipart::limits limits_of(const driver::object& request) {
  multipart::limits most;
  if (driver::text_member(request, "limits") == "none") return multipart::limits::unlimited();
  driver::object given;
  if (request["limits"].get(given) != simdjson::SUCCESS) return most;
  const auto set = [&given](const char* name, std::size_t& limit) {
    limit = driver::number_member(given, name).value_or(limit);
  };
  set("parts", most.parts);
  set("part_headers", most.part_headers);
  set("header_line", most.header_line);
  set("header_block", most.header_block);
  set("name", most.name);
  set("filename", most.filename);
  set("part_bytes", most.part_bytes);
  set("body_bytes", most.body_bytes);
  set("preamble", most.preamble);
  set("boundary", most.boundary);
  set("parameters", most.parameters);
  set("content_type", most.content_type);
  return most;
}

struct part {
  std::string name;
  std::optional<std::string> filename;
  std::string type;
  std::vector<std::pair<std::string, std::string>> headers;  // of a body that is no form
  std::string value;
};

template <multipart::grammar G>
class reader {
 public:
  reader(const quire::mime::boundary& boundary, const multipart::limits& most)
      : m_parser(boundary, most) {}

  void read(std::string_view body, driver::cutter cuts) {
    while (!body.empty()) {
      const std::string_view piece = body.substr(0, cuts.next());
      body.remove_prefix(piece.size());
      // A heap copy that is gone right after its use: a view that outlives it is caught.
      const std::unique_ptr<char[]> copy(new char[piece.size()]);
      piece.copy(copy.get(), piece.size());
      m_parser.feed({copy.get(), piece.size()});
      drain(m_parser.next());
    }
    drain(m_parser.finish());
  }

  [[nodiscard]] bool ok() const { return m_ok; }
  [[nodiscard]] multipart::error error() const { return m_parser.error(); }
  [[nodiscard]] const std::vector<part>& parts() const { return m_parts; }

 private:
  void drain(multipart::step found) {
    for (; found != multipart::step::need_input; found = m_parser.next()) take(found);
  }

  void take(multipart::step found) {
    switch (found) {
      case multipart::step::part_begin: {
        part& next = m_parts.emplace_back();
        if (G.without_disposition) {
          for (const auto& field : m_parser.part().headers()) {
            next.headers.emplace_back(field.name, field.value);
          }
          return;
        }
        next.name = m_parser.part().name();
        next.filename = m_parser.part().filename();
        multipart::write_type<G>(m_parser.part(), [&](char c) { next.type += c; });
        return;
      }
      case multipart::step::data:
        m_parts.back().value += m_parser.data();
        return;
      case multipart::step::end:
        m_ok = true;
        return;
      case multipart::step::part_end:
      case multipart::step::need_input:
      case multipart::step::error:
        return;
    }
  }

  multipart::basic_parser<G> m_parser;
  std::vector<part> m_parts;
  bool m_ok = false;
};

void write_without_name(const part& from, writer& answer) {
  answer.open('{').key("headers").open('[');
  for (const auto& [name, value] : from.headers) {
    answer.open('[').text(name).text(value).close(']');
  }
  answer.close(']').key("size").number(from.value.size());
  answer.key("value_base64").base64(from.value).close('}');
}

void write(const part& from, writer& answer) {
  answer.open('{').key("name").text(from.name).key("kind").text(from.filename ? "file" : "string");
  answer.key("filename");
  if (from.filename) {
    answer.text(*from.filename).key("type").text(from.type);
  } else {
    answer.null().key("type").null();
  }
  const std::string value = from.filename ? from.value : driver::repaired(from.value);
  answer.key("size").number(value.size()).key("value_base64").base64(value).close('}');
}

void refuse(const multipart::error& why, writer& answer) {
  const int status = kind(why.code) == multipart::failure::limit ? 413 : 400;
  driver::refuse(answer, name(why.code), why.offset, std::nullopt, describe(why.code), status);
}

template <multipart::grammar G>
void run_as(const driver::object& request, writer& answer, std::string_view subtype) {
  const std::string content_type = driver::latin1_member(request, "content_type");
  const std::string body = driver::bytes_member(request, "body_base64");
  const multipart::limits most = limits_of(request);
  const auto boundary = multipart::boundary_from_content_type<G>(content_type, most, subtype);
  if (!boundary.ok()) return refuse(boundary.error(), answer);
  reader<G> form(*boundary, most);
  form.read(body, driver::cutter(request));
  if (!form.ok()) return refuse(form.error(), answer);
  answer.key("ok").boolean(true).key("parts").open('[');
  for (const part& each : form.parts()) {
    G.without_disposition ? write_without_name(each, answer) : write(each, answer);
  }
  answer.close(']');
}

// `strict` with all that docs/strict.md says it refuses because readers differ.
constexpr multipart::grammar strict_before = [] {
  multipart::grammar from = multipart::strict;
  from.boundary_in_values = from.boundary_in_headers = from.boundary_in_epilogue = true;
  from.transport_padding = from.unclear_boundary = true;
  from.transfer_encoding = from.nested_multipart = from.unclear_type = true;
  from.disposition.other_extended_filename = from.disposition.extended_parameters = true;
  from.disposition.unknown_parameters = from.disposition.backslash_before_quote = true;
  from.disposition.any_case_keys = from.disposition.empty_parameters = true;
  from.disposition.loose_blanks = from.disposition.any_token_bytes = true;
  from.disposition.name_in_filename = from.disposition.empty_name = true;
  return from;
}();

void run(const driver::object& request, writer& answer) {
  using multipart::without_disposition;
  const std::string_view grammar = driver::text_member(request, "grammar").value_or("fetch");
  const std::string_view type = driver::text_member(request, "type").value_or("form-data");
  const bool form = type == "form-data";
  if (grammar == "workerd") {
    return form ? run_as<multipart::workerd>(request, answer, type)
                : run_as<without_disposition(multipart::workerd)>(request, answer, type);
  }
  if (grammar == "strict") {
    return form ? run_as<multipart::strict>(request, answer, type)
                : run_as<without_disposition(multipart::strict)>(request, answer, type);
  }
  if (grammar == "strict_before" && form) return run_as<strict_before>(request, answer, type);
  if (grammar == "fetch") {
    return form ? run_as<multipart::fetch>(request, answer, type)
                : run_as<multipart::rfc2046>(request, answer, type);
  }
  throw std::runtime_error("no such grammar");
}

const driver::registration form("form", run);

}  // namespace
