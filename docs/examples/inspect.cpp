// SPDX-License-Identifier: Apache-2.0
// Shows what is in a captured request: the event, the environment with its secrets masked, the
// fetch body; or where and why it was refused. One file, so that it can be read from top to bottom
// and copied: reading, masking, printing, refusing, main.
#include <quire/core/arena.hpp>
#include <quire/v1.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using decoder = quire::v1::decoder;
using request = quire::v1::request;

struct options {
  std::vector<std::string> files;
  std::string content_type;
  bool json = false;
  bool show_secrets = false;
};

struct capture {
  std::string name;
  std::string content_type;
  std::string body;
};

// ---- reading

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

std::string lower(std::string_view text) {
  std::string out{text};
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// The Content-Type of a request head, as written.
std::string find_content_type(std::string_view head) {
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    constexpr std::string_view name = "content-type:";
    if (lower(line.substr(0, name.size())) != name) continue;
    line.remove_prefix(name.size());
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return std::string{line};
  }
  return {};
}

/// With a content type `file` is a body; else it is a head, and the body lies beside it.
std::optional<capture> load(const std::string& file, const options& chosen) {
  const std::filesystem::path path{file};
  const bool is_head = chosen.content_type.empty();
  const auto body =
      read_file(is_head ? std::filesystem::path{path}.replace_extension(".body") : path);
  const auto head = is_head ? read_file(path) : std::string{};
  if (!body || !head) return std::nullopt;
  return capture{file, is_head ? find_content_type(*head) : chosen.content_type, *body};
}

// ---- secrets

bool is_secret(std::string_view path) {
  const std::string text = lower(path);
  constexpr std::array<std::string_view, 9> marks{"secret", "token",         "password",
                                                  "cookie", "authorization", "credential",
                                                  "apikey", "api_key",       "api-key"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string::npos; });
}

/// The first characters, so that a person can tell two apart, and the length.
std::string masked(std::string_view secret) {
  const std::size_t shown = secret.size() < 16 ? 0 : 4;
  return std::string{secret.substr(0, shown)} + "**** (" + std::to_string(secret.size()) +
         " characters)";
}

// ---- values as a person reads them, or as JSON

/// Text of a stranger's that a terminal may be shown: controls become dots.
std::string printable(std::string_view text) {
  std::string out{text};
  std::replace_if(
      out.begin(), out.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '.');
  return out;
}

struct leaf {
  std::string path;
  std::string text;
};

/// One line a value. The document was written by quire: whatever fails here is a bug, and shown.
void flatten(quire::json::reader& in, const std::string& path, bool show_secrets,
             std::vector<leaf>& out) {
  std::string_view text;
  if (in.peek() == '{') {
    for (auto state = in.enter_object(); state == quire::json::found::item;
         state = in.next_member()) {
      if (!in.key(text)) return;
      flatten(in, path.empty() ? std::string{text} : path + '.' + std::string{text}, show_secrets,
              out);
    }
  } else if (in.peek() == '[') {
    std::size_t position = 0;
    for (auto state = in.enter_array(); state == quire::json::found::item;
         state = in.next_element())
      flatten(in, path + '[' + std::to_string(position++) + ']', show_secrets, out);
  } else if (in.peek() == '"' && is_secret(path) && !show_secrets) {
    if (in.string(text)) out.push_back({printable(path), printable(masked(text))});
  } else if (in.raw(text)) {
    out.push_back({printable(path), std::string{text}});
  }
}

/// A value written back by quire, ready to be walked.
class written_back {
 public:
  template <class T>
  explicit written_back(const T& value) {
    quire::to_json(value, m_text);
    m_loaded = !m_document.load(m_text, {m_text.size(), quire::json::max_depth}, m_arena) &&
               m_document.is_object();
  }
  [[nodiscard]] bool is_object() const { return m_loaded; }
  [[nodiscard]] quire::json::reader_state walk() { return m_document.walk(); }
  /// The text of a value that is no object, as an event may be.
  [[nodiscard]] const std::string& text() const { return m_text; }

 private:
  std::string m_text;
  quire::core::arena m_arena;
  quire::json::document m_document;
  bool m_loaded = false;
};

template <class T>
std::vector<leaf> leaves(const T& value, bool show_secrets) {
  written_back document{value};
  std::vector<leaf> out;
  if (!document.is_object()) return {{"", printable(document.text())}};
  quire::json::reader_state state = document.walk();
  quire::json::reader in{state};
  flatten(in, "", show_secrets, out);
  return out;
}

void print_leaves(const std::vector<leaf>& all) {
  std::size_t width = 0;
  for (const leaf& each : all) width = std::max(width, std::min<std::size_t>(each.path.size(), 44));
  for (const leaf& each : all)
    std::printf("  %-*s  %s\n", static_cast<int>(width), each.path.c_str(), each.text.c_str());
}

std::string first_bytes(std::string_view bytes) {
  std::string out;
  for (const char c : bytes.substr(0, 16)) {
    std::array<char, 4> hex{};
    std::snprintf(hex.data(), hex.size(), "%02x ", static_cast<unsigned char>(c));
    out += hex.data();
  }
  out += " |";
  for (const char c : bytes.substr(0, 16)) out += c >= 0x20 && c < 0x7F ? c : '.';
  return out + '|';
}

void print_fetch_body(const std::optional<quire::fetch_body>& body) {
  if (!body) return static_cast<void>(std::printf("fetch-body: none\n"));
  std::printf("fetch-body: %zu bytes, sent as %s%s%s\n", body->bytes.size(),
              body->kind == quire::field_kind::file ? "a file" : "text",
              body->content_type.empty() ? "" : ", ", printable(body->content_type).c_str());
  if (!body->bytes.empty()) std::printf("  %s\n", first_bytes(body->bytes).c_str());
}

void print_request(const capture& from, const request& decoded, double microseconds,
                   const options& chosen) {
  const std::string type =
      printable(visit(decoded.event, [](const auto& event) { return event.type; }));
  const bool known = visit(
      decoded.event, [](const quire::v1::unknown_event&) { return false; },
      [](const auto&) { return true; });
  std::printf("%s: %s%s, %zu bytes, decoded in %.2f us\n", from.name.c_str(), type.c_str(),
              known ? "" : " (not an event of this release)", from.body.size(), microseconds);
  std::printf("event\n");
  print_leaves(leaves(decoded.event, chosen.show_secrets));
  std::printf("environment\n");
  print_leaves(leaves(decoded.environment, chosen.show_secrets));
  print_fetch_body(decoded.fetch_body);
  std::printf("\n");
}

/// Writes the value that `in` stands at as it is, but for secrets.
void write_masked(quire::json::reader& in, const std::string& path, quire::json::writer& out) {
  std::string_view text;
  if (in.peek() == '{') {
    out.begin_object();
    for (auto state = in.enter_object(); state == quire::json::found::item;
         state = in.next_member()) {
      if (!in.key(text)) return;
      out.key(text);
      write_masked(in, path + '.' + std::string{text}, out);
    }
    out.end_object();
  } else if (in.peek() == '[') {
    out.begin_array();
    for (auto state = in.enter_array(); state == quire::json::found::item;
         state = in.next_element())
      write_masked(in, path, out);
    out.end_array();
  } else if (in.peek() == '"' && is_secret(path)) {
    if (in.string(text)) out.string(masked(text));
  } else if (in.raw(text)) {
    out.raw(text);
  }
}

template <class T>
void write_value(quire::json::writer& out, const T& value, bool show_secrets) {
  written_back document{value};
  if (show_secrets || !document.is_object()) return out.raw(document.text());
  quire::json::reader_state state = document.walk();
  quire::json::reader in{state};
  write_masked(in, "", out);
}

void print_request_json(const capture& from, const request& decoded, double microseconds,
                        const options& chosen) {
  std::string text;
  quire::json::writer out{text};
  out.begin_object();
  out.key("file");
  out.string(from.name);
  out.key("ok");
  out.boolean(true);
  out.key("microseconds");
  out.raw(std::to_string(microseconds));
  out.key("event");
  write_value(out, decoded.event, chosen.show_secrets);
  out.key("environment");
  write_value(out, decoded.environment, chosen.show_secrets);
  out.key("fetch_body");
  if (decoded.fetch_body) {
    out.begin_object();
    out.key("kind");
    out.string(decoded.fetch_body->kind == quire::field_kind::file ? "file" : "string");
    out.key("size");
    out.integer(static_cast<std::int64_t>(decoded.fetch_body->bytes.size()));
    out.key("content_type");
    out.string(decoded.fetch_body->content_type);
    out.end_object();
  } else {
    out.null();
  }
  out.end_object();
  std::puts(text.c_str());
}

// ---- refusals

/// The bytes around `offset` on one line, and a caret under the one that is meant.
void print_excerpt(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::size_t begin = offset < 30 ? 0 : offset - 30;
  std::string line;
  for (const char c : text.substr(begin, 64)) line += c >= 0x20 && c < 0x7F ? c : '.';
  std::fprintf(stderr, "  %s\n  %s^\n", line.c_str(), std::string(offset - begin, ' ').c_str());
}

void print_refusal(const capture& from, const quire::error& why, const options& chosen) {
  if (chosen.json) {
    std::string text;
    quire::json::writer out{text};
    out.begin_object();
    const auto member = [&out](std::string_view key, std::string_view value) {
      out.key(key);
      out.string(value);
    };
    member("file", from.name);
    out.key("ok");
    out.boolean(false);
    member("code", why.code());
    member("path", why.path());
    member("message", why.message());
    out.key("offset");
    out.integer(static_cast<std::int64_t>(why.offset()));
    out.key("status");
    out.integer(why.status());
    out.end_object();
    std::puts(text.c_str());
    return;
  }
  std::fprintf(stderr, "%s: refused with %d: %s\n", from.name.c_str(), why.status(),
               why.message().c_str());
  const bool in_head = why.where() == quire::request_part::content_type;
  print_excerpt(in_head ? from.content_type : from.body, why.offset());
}

// ---- one capture

/// The median of several decodes, in microseconds.
double time_decode(decoder& decode, const capture& from) {
  std::array<double, 301> runs{};
  for (double& run : runs) {
    const auto begin = std::chrono::steady_clock::now();
    const bool ok = decode(from.content_type, from.body).ok();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    run = ok ? took.count() : 0;
  }
  std::nth_element(runs.begin(), runs.begin() + runs.size() / 2, runs.end());
  return runs[runs.size() / 2];
}

bool inspect(const capture& from, const options& chosen) {
  decoder decode;
  if (const auto refused = decode(from.content_type, from.body); !refused.ok()) {
    print_refusal(from, refused.error(), chosen);
    return false;
  }
  const double microseconds = time_decode(decode, from);
  const auto decoded = decode(from.content_type, from.body);
  (chosen.json ? print_request_json : print_request)(from, *decoded, microseconds, chosen);
  return true;
}

}  // namespace

int main(int argc, char** argv) try {
  options chosen;
  CLI::App app{
      "Shows what is in a captured GitBook integration request.\n"
      "Exit status: 0 all decoded, 1 a request was refused, 2 wrong usage.\n\n"
      "  inspect capture.headers                      the body is capture.body\n"
      "  inspect --content-type 'multipart/form-data; boundary=x' request.body\n"};
  app.add_option("FILE", chosen.files, "request heads (NAME.headers, with NAME.body beside it)")
      ->required();
  app.add_option("-t,--content-type", chosen.content_type,
                 "the request's Content-Type; then FILE is a body");
  app.add_flag("-j,--json", chosen.json, "one JSON object a request, for programs");
  app.add_flag("--show-secrets", chosen.show_secrets, "do not mask secrets, tokens and cookies");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? 0 : 2;
  }
  bool all = true;
  for (const std::string& file : chosen.files) {
    const auto from = load(file, chosen);
    if (!from) {
      std::fprintf(stderr, "inspect: cannot read %s%s\n", file.c_str(),
                   chosen.content_type.empty() ? ", or the .body beside it" : "");
      return 2;
    }
    all = inspect(*from, chosen) && all;
  }
  return all ? 0 : 1;
} catch (...) {
  std::fputs("inspect: out of memory\n", stderr);
  return 2;
}
