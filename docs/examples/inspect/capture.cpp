// SPDX-License-Identifier: Apache-2.0
#include "capture.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>
#include <utility>

#include "http_dump.hpp"

namespace inspect {

namespace fs = std::filesystem;

namespace {

std::string read_all(std::istream& in) { return {std::istreambuf_iterator<char>{in}, {}}; }

std::string read_file(const fs::path& path) {
  if (path == "-") return read_all(std::cin);
  std::ifstream in{path, std::ios::binary};
  if (!in) throw trouble{"cannot read " + path.string()};
  return read_all(in);
}

bool has_extension(const fs::path& file, std::initializer_list<std::string_view> known) {
  const std::string extension = file.extension().string();
  return std::find(known.begin(), known.end(), extension) != known.end();
}

bool is_capture(const fs::path& file) {
  return has_extension(file, {".headers", ".http", ".dump", ".request"});
}

std::vector<std::string> files_below(const fs::path& folder, bool logs) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (!entry.is_regular_file()) continue;
    if (is_capture(entry.path()) || (logs && is_log(entry.path().string())))
      found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  if (found.empty())
    throw trouble{folder.string() +
                  " holds no capture: looked for NAME.headers with NAME.body, "
                  "and for *.http, *.dump, *.request" +
                  (logs ? ", *.jsonl, *.ndjson, *.log" : "")};
  return found;
}

/// What to say of a file without a head.
trouble no_head(const std::string& name, std::string_view text) {
  std::string advice = "give its Content-Type: --content-type 'multipart/form-data; boundary=…'";
  if (text.starts_with("--") && text.find("\r\n") < 1000) {
    advice =
        "it looks like a body alone, so give its Content-Type: --content-type "
        "'multipart/form-data; boundary=" +
        std::string{text.substr(2, text.find("\r\n") - 2)} + "'";
  }
  return trouble{name + " starts with no head of a request: " + advice};
}

/// A head and its body in two files: the body has no transfer coding any more.
capture load_pair(const fs::path& head, const fs::path& body) {
  capture out = parse_head(read_file(head));
  out.body = read_file(body);
  return out;
}

}  // namespace

bool is_log(const std::string& file) { return has_extension(file, {".jsonl", ".ndjson", ".log"}); }

std::vector<std::string> find_files(const options& chosen) {
  std::vector<std::string> all;
  for (const std::string& file : chosen.files) {
    if (file != "-" && !fs::exists(file)) throw trouble{file + " does not exist"};
    if (file == "-" || !fs::is_directory(file)) {
      all.push_back(file);
      continue;
    }
    for (std::string& each : files_below(file, chosen.stats)) all.push_back(std::move(each));
  }
  return all;
}

capture load(const std::string& file, const options& chosen) {
  const fs::path path{file};
  const fs::path head = fs::path{path}.replace_extension(".headers");
  const fs::path body = fs::path{path}.replace_extension(".body");
  capture out;
  if (!chosen.content_type.empty()) {
    out.content_type = chosen.content_type;
    out.body = read_file(path);
  } else if (has_extension(path, {".headers", ".body"}) && fs::exists(head)) {
    if (!fs::exists(body))
      throw trouble{file + " has no " + body.filename().string() + " beside it"};
    out = load_pair(head, body);
  } else {
    const std::string text = read_file(path);
    if (!looks_like_head(text)) throw no_head(file, text);
    out = parse_dump(text, file);
  }
  out.name = file == "-" ? "standard input" : file;
  if (!chosen.path.empty()) out.target = chosen.path;
  return out;
}

}  // namespace inspect
