// SPDX-License-Identifier: Apache-2.0
// Forms that come in pieces are saved; of those that are refused or cut off nothing stays.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include "saved_form.hpp"

namespace {

constexpr std::string_view body =
    "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nHolidays\r\n"
    "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../a.txt\"\r\n"
    "Content-Type: text/plain\r\n\r\nbytes\r\n--B--\r\n";

/// What is left in the directory after `sent` bytes of the body have come, seven at a time.
bool check(const std::filesystem::path& directory, std::size_t sent, bool good) {
  const auto boundary =
      quire::multipart::boundary_from_content_type("multipart/form-data; boundary=B");
  bool complete = false;
  {
    example::saved_form form{directory, *boundary};
    for (std::size_t at = 0; at < sent && !form.over(); at += 7)
      form.feed(body.substr(at, std::min<std::size_t>(7, sent - at)));
    complete = form.finish();
    if (complete && form.field("title") != "Holidays") return false;
    std::cout << (complete ? "saved" : "refused: " + form.why()) << '\n';
  }
  if (complete != good || std::filesystem::exists(directory) != good) return false;
  if (!good) return true;
  std::ifstream file{directory / "1-a.txt"};
  std::string text;
  return std::getline(file, text) && text == "bytes";
}

}  // namespace

int main() try {
  std::string name = (std::filesystem::temp_directory_path() / "quire-uploads-XXXXXX").string();
  if (!mkdtemp(name.data())) return 2;
  const std::filesystem::path directory = name;
  const bool all = check(directory / "whole", body.size(), true) &&
                   check(directory / "cut", body.size() - 20, false);
  std::filesystem::remove_all(directory);
  return all ? 0 : 1;
} catch (...) {
  return 2;
}
