// SPDX-License-Identifier: Apache-2.0
// Reads one JSON object a line, runs the operation it names, writes one JSON object a line.
#include "driver.hpp"

#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "lone_surrogates.hpp"

namespace driver {

namespace {

const registration* first_registration = nullptr;

constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : text) {
    if (c == '=') break;
    const std::size_t value = base64_alphabet.find(c);
    if (value == std::string_view::npos) throw std::runtime_error("not base64");
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  return bytes;
}

// How many bytes a sequence has that starts with this byte, and the range of its second byte.
struct sequence {
  std::size_t size;
  unsigned low;
  unsigned high;
};

sequence sequence_of(unsigned lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, 0xBF};
  if (lead >= 0xE0 && lead <= 0xEF)
    return {3, lead == 0xE0 ? 0xA0U : 0x80U, lead == 0xED ? 0x9FU : 0xBFU};
  if (lead >= 0xF0 && lead <= 0xF4)
    return {4, lead == 0xF0 ? 0x90U : 0x80U, lead == 0xF4 ? 0x8FU : 0xBFU};
  return {1, 0, 0};
}

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

}  // namespace

std::string repaired(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    if (byte_at(bytes, at) < 0x80) {
      text += bytes[at++];
      continue;
    }
    auto [size, low, high] = sequence_of(byte_at(bytes, at));
    std::size_t good = 1;
    while (good < size && at + good < bytes.size() && byte_at(bytes, at + good) >= low &&
           byte_at(bytes, at + good) <= high) {
      ++good;
      low = 0x80;
      high = 0xBF;
    }
    text += size > 1 && good == size ? bytes.substr(at, size) : "\xEF\xBF\xBD";
    at += good;
  }
  return text;
}

void writer::separate() {
  if (!m_first) m_json += ',';
  m_first = false;
}

writer& writer::key(std::string_view name) {
  text(name);
  m_json += ':';
  m_first = true;
  return *this;
}

writer& writer::text(std::string_view value) {
  separate();
  m_json += '"';
  for (char c : repaired(value)) {
    if (c == '"' || c == '\\') {
      m_json += '\\';
      m_json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      m_json += escape;
    } else {
      m_json += c;
    }
  }
  m_json += '"';
  return *this;
}

// Line ends, which raw JSON may hold between its tokens, become spaces: an answer is one line.
writer& writer::raw(std::string_view json) {
  separate();
  for (const char c : json) m_json += c == '\n' || c == '\r' ? ' ' : c;
  return *this;
}

writer& writer::number(std::size_t value) { return raw(std::to_string(value)); }
writer& writer::boolean(bool value) { return raw(value ? "true" : "false"); }
writer& writer::null() { return raw("null"); }

writer& writer::base64(std::string_view bytes) {
  separate();
  m_json += '"';
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8U | (at + i < bytes.size() ? byte_at(bytes, at + i) : 0);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      const bool pad = at + i > bytes.size();
      m_json += pad ? '=' : base64_alphabet[bits >> (18 - 6 * i) & 0x3FU];
    }
  }
  m_json += '"';
  return *this;
}

writer& writer::open(char bracket) {
  separate();
  m_json += bracket;
  m_first = true;
  return *this;
}

writer& writer::close(char bracket) {
  m_json += bracket;
  m_first = false;
  return *this;
}

registration::registration(std::string_view name, operation run)
    : m_name(name), m_run(run), m_next(first_registration) {
  first_registration = this;
}

operation registration::find(std::string_view name) {
  for (const registration* each = first_registration; each != nullptr; each = each->m_next) {
    if (each->m_name == name) return each->m_run;
  }
  return nullptr;
}

std::optional<std::string_view> text_member(const object& from, const char* name) {
  std::string_view value;
  if (from[name].get(value) != simdjson::SUCCESS) return std::nullopt;
  return value;
}

std::optional<std::size_t> number_member(const object& from, const char* name) {
  std::uint64_t value = 0;
  if (from[name].get(value) != simdjson::SUCCESS) return std::nullopt;
  return static_cast<std::size_t>(value);
}

std::string bytes_member(const object& from, const char* name) {
  return from_base64(text_member(from, name).value_or(""));
}

std::string latin1_member(const object& from, const char* name) {
  std::string bytes;
  const std::string_view text = text_member(from, name).value_or("");
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned c = byte_at(text, at);
    if (c >= 0xC0 && at + 1 < text.size()) c = (c & 0x03U) << 6U | (byte_at(text, ++at) & 0x3FU);
    bytes += static_cast<char>(c);
  }
  return bytes;
}

void refuse(writer& answer, std::string_view code, std::size_t offset,
            std::optional<std::string_view> path, std::string_view message, int status) {
  answer.key("ok").boolean(false).key("code").text(code).key("offset").number(offset).key("path");
  if (path) {
    answer.text(*path);
  } else {
    answer.null();
  }
  answer.key("message").text(message).key("status").number(static_cast<std::size_t>(status));
}

namespace {

void run(const object& request, writer& answer) {
  const auto name = text_member(request, "op");
  const operation found = name ? registration::find(*name) : nullptr;
  if (found != nullptr) return found(request, answer);
  answer.key("ok").null();
}

std::string answer_to(simdjson::dom::parser& parser, const std::string& line) {
  writer answer;
  answer.open('{');
  object request;
  if (parser.parse(line).get(request) != simdjson::SUCCESS &&
      parser.parse(with_lone_surrogates_hidden(line)).get(request) != simdjson::SUCCESS) {
    answer.key("id").null().key("ok").null().key("message").text("the line is no JSON object");
    return answer.close('}').json();
  }
  simdjson::dom::element id;
  const bool has_id = request["id"].get(id) == simdjson::SUCCESS;
  answer.key("id").raw(has_id ? simdjson::minify(id) : "null");
  const writer before = answer;
  try {
    run(request, answer);
  } catch (const std::exception& problem) {
    answer = before;
    answer.key("ok").null().key("message").text(problem.what());
  }
  return answer.close('}').json();
}

}  // namespace

}  // namespace driver

int main() {
  std::ios::sync_with_stdio(false);
  simdjson::dom::parser parser;
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << driver::answer_to(parser, line) << std::endl;
  }
}
