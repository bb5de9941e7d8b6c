// SPDX-License-Identifier: Apache-2.0
// The header lines of a part (RFC 7578, section 4.2 and 4.4): checked, measured, written.
#ifndef QUIRE_MULTIPART_DETAIL_PART_HEAD_HPP
#define QUIRE_MULTIPART_DETAIL_PART_HEAD_HPP

#include <quire/multipart/detail/boundary_search.hpp>
#include <quire/multipart/detail/escape.hpp>
#include <quire/multipart/detail/part_type.hpp>
#include <quire/multipart/dialect.hpp>
#include <quire/multipart/write_error.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace quire::multipart {

/// What a file is called, and what it is.
struct file_info {
  std::optional<std::string_view> filename = std::nullopt;  ///< none: the dialect has one, or not
  std::string_view type = {};                               ///< empty: the dialect's default
};

namespace detail {

/// What follows `Content-Disposition: form-data; name="`, up to the value.
///
///     NAME"; filename="FILENAME" CRLF Content-Type: TYPE CRLF CRLF
class part_head {
 public:
  /// The head of a text. Views: `name` and `type` outlive this, and `how` does.
  part_head(std::string_view name, std::string_view type, const dialect& how) noexcept
      : m_how(how), m_given_type(type), m_name(name, how.crlf_in_names, how) {
    check_name();
    set_type(nullptr);
  }

  /// The head of a file, likewise.
  part_head(std::string_view name, const file_info& about, const dialect& how) noexcept
      : m_how(how), m_given_type(about.type), m_name(name, how.crlf_in_names, how) {
    check_name();
    const std::string_view filename = about.filename ? *about.filename : name_of_nameless();
    m_has_filename = about.filename ? takes_given(filename) : true;
    m_filename = quoted_text(filename, false, how);
    check(m_filename, write_errc::invalid_filename, name_in_filename);
    set_type(&filename);
  }

  /// Why there cannot be such a part, with the byte; the part itself is not known here.
  [[nodiscard]] const std::optional<write_error>& refusal() const noexcept { return m_refusal; }

  /// Refuses the part if a text of it holds the boundary.
  void look_for(const boundary_search& boundary) noexcept {
    look_for(boundary, m_name.text(), write_errc::invalid_name);
    look_for(boundary, m_filename.text(), write_errc::invalid_filename);
    // A type may go out in lower case.
    const std::size_t found = core::find_any_case(m_type, boundary.text());
    if (found != std::string_view::npos) refuse(write_errc::invalid_type, found);
  }

  [[nodiscard]] std::size_t size() const noexcept {
    std::size_t size = m_name.size() + after_name.size() + end.size();
    if (m_has_filename) size += before_filename.size() + m_filename.size() + 1;
    if (!m_type.empty()) size += before_type.size() + m_type.size();
    return size;
  }

  /// Writes `size()` bytes; returns the end of what was written.
  char* copy(char* out) const noexcept {
    out = m_name.copy(out, m_how);
    *out++ = '"';
    if (m_has_filename) {
      out = put(before_filename, out);
      out = m_filename.copy(out, m_how);
      *out++ = '"';
    }
    if (!m_type.empty()) out = copy_type(m_type, m_how.types, put(before_type, out));
    return put(end, out);
  }

 private:
  static constexpr std::string_view after_name = "\"";
  static constexpr std::string_view before_filename = "; filename=\"";
  static constexpr std::string_view before_type = "\r\nContent-Type: ";
  static constexpr std::string_view end = "\r\n\r\n";

  static char* put(std::string_view text, char* out) noexcept {
    return out + text.copy(out, text.size());
  }

  void refuse(write_errc code, std::size_t offset) noexcept {
    if (!m_refusal) m_refusal = write_error{code, 0, offset};
  }

  void check(const quoted_text& text, write_errc code, std::string_view look_alike) noexcept {
    if (text.plain()) return;
    const std::size_t refused = find_refused(text.text(), m_how, look_alike);
    if (refused != std::string_view::npos) refuse(code, refused);
  }

  void check_name() noexcept {
    if (m_name.text().empty() && m_how.refuses_empty_name) refuse(write_errc::empty_name, 0);
    check(m_name, write_errc::invalid_name, filename_in_name);
  }

  [[nodiscard]] std::string_view name_of_nameless() noexcept {
    if (m_how.nameless == nameless_file::refuse) refuse(write_errc::missing_filename, 0);
    if (m_how.nameless == nameless_file::field_name) return m_name.text();
    return m_how.nameless == nameless_file::blob ? "blob" : "";
  }

  // Returns false if the given filename does not go out.
  [[nodiscard]] bool takes_given(std::string_view filename) noexcept {
    if (!filename.empty()) return true;
    if (m_how.empty_names == empty_filename::refuse) refuse(write_errc::empty_filename, 0);
    return m_how.empty_names != empty_filename::leave_out;
  }

  void set_type(const std::string_view* filename) noexcept {
    if (m_given_type.empty()) {
      m_type = type_of_nothing(filename, m_how);
      return;
    }
    m_type = type_of_part(m_given_type, filename, m_how);
    const std::size_t refused = find_refused_in_type(m_given_type, m_how.types);
    if (refused != std::string_view::npos) refuse(write_errc::invalid_type, refused);
  }

  void look_for(const boundary_search& boundary, std::string_view text, write_errc code) noexcept {
    const std::size_t found = boundary.find(text);
    if (found != std::string_view::npos) refuse(code, found);
  }

  const dialect& m_how;
  std::string_view m_given_type;
  quoted_text m_name;
  quoted_text m_filename;
  std::string_view m_type;
  bool m_has_filename = false;
  std::optional<write_error> m_refusal;
};

}  // namespace detail

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_DETAIL_PART_HEAD_HPP
