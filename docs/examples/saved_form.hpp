// SPDX-License-Identifier: Apache-2.0
// Files of a form go to disk while they arrive; of a form that is refused nothing stays.
#ifndef EXAMPLE_SAVED_FORM_HPP
#define EXAMPLE_SAVED_FORM_HPP

#include <quire/multipart.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <ios>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace example {

namespace multipart = quire::multipart;

/// Saves the files of one form into a directory of its own, and keeps short fields in memory.
/// Hand over each piece of the body with `feed`; after its end ask `finish`.
class saved_form {
 public:
  saved_form(std::filesystem::path directory, const quire::mime::boundary& boundary)
      : m_directory(std::move(directory)), m_form(boundary, limits()) {
    std::filesystem::create_directories(m_directory);
  }
  saved_form(const saved_form&) = delete;
  saved_form& operator=(const saved_form&) = delete;
  ~saved_form() {
    std::error_code ignored;
    if (!m_complete) std::filesystem::remove_all(m_directory, ignored);
  }

  void feed(std::string_view chunk) {
    m_form.feed(chunk);
    take(m_form.next());
  }
  /// True if the form was good, and all of it is on disk.
  bool finish() {
    take(m_form.finish());
    return m_complete;
  }
  [[nodiscard]] bool over() const { return m_form.over() || !m_why.empty(); }
  [[nodiscard]] const std::string& why() const { return m_why; }
  /// The HTTP status that goes with `why`.
  [[nodiscard]] int status() const { return m_status; }
  [[nodiscard]] int files() const { return m_files; }
  /// The first text of that name, "" if there is none.
  [[nodiscard]] std::string_view field(std::string_view name) const {
    for (const auto& [key, value] : m_fields) {
      if (key == name) return value;
    }
    return {};
  }

 private:
  static multipart::limits limits() {
    return {.parts = 20, .part_bytes = std::size_t{1} << 30U, .body_bytes = std::size_t{2} << 30U};
  }

  void take(multipart::step now) {
    for (; now != multipart::step::need_input; now = m_form.next()) {
      if (now == multipart::step::part_begin) begin(m_form.part());
      if (now == multipart::step::data) write(m_form.data());
      if (now == multipart::step::part_end) close();
      if (now == multipart::step::end) m_complete = !m_disk_failed && m_why.empty();
      if (now == multipart::step::error) refuse(m_form.error().status(), m_form.error().message());
    }
  }

  /// A field without a filename is a text; one with a filename becomes a file.
  void begin(const multipart::part& part) {
    m_is_file = part.filename().has_value();
    if (!m_is_file) {
      m_fields.emplace_back(part.name(), "");
      return;
    }
    const auto name = multipart::safe_filename(*part.filename());
    // Two files may have one name, and a name may be empty: the number tells them apart.
    const std::string file = std::to_string(++m_files) + "-" + name.value_or("file");
    m_file.open(m_directory / file, std::ios::binary);
  }
  void write(std::string_view piece) {
    if (m_is_file) {
      m_file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    } else if (m_fields.back().second.size() + piece.size() <= longest_text) {
      m_fields.back().second += piece;
    } else {
      refuse(413, "a text is too long");
    }
  }
  void close() {
    if (!m_is_file) return;
    m_file.close();
    if (!m_file) {
      m_disk_failed = true;
      refuse(500, "the disk is full, or cannot be written");
    }
    m_file.clear();
  }
  void refuse(int status, std::string_view why) {
    if (!m_why.empty()) return;
    m_status = status;
    m_why = why;
  }

  static constexpr std::size_t longest_text = 64U << 10U;

  std::filesystem::path m_directory;
  multipart::parser m_form;
  std::ofstream m_file;
  std::vector<std::pair<std::string, std::string>> m_fields;
  std::string m_why;
  int m_status = 200;
  int m_files = 0;
  bool m_is_file = false;
  bool m_disk_failed = false;
  bool m_complete = false;
};

}  // namespace example

#endif  // EXAMPLE_SAVED_FORM_HPP
