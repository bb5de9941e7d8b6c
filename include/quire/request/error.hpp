// SPDX-License-Identifier: Apache-2.0
// Why a request was refused, whatever layer refused it.
#ifndef QUIRE_REQUEST_ERROR_HPP
#define QUIRE_REQUEST_ERROR_HPP

#include <quire/core/error_row.hpp>
#include <quire/json/error.hpp>
#include <quire/json/path.hpp>
#include <quire/multipart/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quire {

/// What a request lacks that is a form and holds JSON; from `steps_not_taken` on, what its caller
/// did.
enum class request_errc : std::uint8_t {
  unsupported_version,
  missing_event,
  missing_environment,
  event_is_a_file,
  environment_is_a_file,
  steps_not_taken,
  mixed_input,
  over_committed,
  nothing_decoded,
};

/// Every code, in the order of the enum.
inline constexpr core::error_row<request_errc> request_error_rows[] = {
    {request_errc::unsupported_version, "unsupported_version",
     "no version of this path is supported"},
    {request_errc::missing_event, "missing_event", "the form has no field \"event\""},
    {request_errc::missing_environment, "missing_environment",
     "the form has no field \"environment\""},
    {request_errc::event_is_a_file, "event_is_a_file", "the field \"event\" has a filename"},
    {request_errc::environment_is_a_file, "environment_is_a_file",
     "the field \"environment\" has a filename"},
    {request_errc::steps_not_taken, "steps_not_taken",
     "more was asked of the stream decoder before its last step was need_input"},
    {request_errc::mixed_input, "mixed_input", "prepare and feed were both used for one request"},
    {request_errc::over_committed, "over_committed",
     "more bytes were committed than there was room for"},
    {request_errc::nothing_decoded, "nothing_decoded", "no request has been decoded"},
};
static_assert(core::rows_are_complete(request_error_rows, request_errc::nothing_decoded),
              "quire: a row for each code, in order");

/// The enumerator's own name.
[[nodiscard]] constexpr std::string_view name(request_errc code) noexcept {
  return core::row_of(request_error_rows, code).name;
}

[[nodiscard]] constexpr std::string_view describe(request_errc code) noexcept {
  return core::row_of(request_error_rows, code).phrase;
}

/// Where in a request an error is.
enum class request_part : std::uint8_t { path, content_type, form, event, environment };

/// The first thing wrong with a request. Owns all it holds; copies are independent.
class error {
 public:
  /// No error: what a default-constructed answer holds. Not `= default`, with which `{}` would fill
  /// all of the path with zeros first.
  error() noexcept {}  // NOLINT(modernize-use-equals-default)

  /// An error of the request as a whole. `offset` counts from the start of the body.
  error(request_part where, request_errc code, std::size_t offset) noexcept
      : m_name(quire::name(code)),
        m_phrase(quire::describe(code)),
        m_offset(offset),
        m_where(where) {}
  /// An error of the form, or of the Content-Type that announces it.
  error(request_part where, const multipart::error& what) noexcept
      : m_name(multipart::name(what.code)),
        m_phrase(multipart::describe(what.code)),
        m_offset(what.offset),
        m_where(where) {}
  /// An error of one of the JSON fields, whose document starts at `begin` in the body.
  error(request_part where, const json::error& what, std::size_t begin) noexcept
      : m_name(json::name(what.code)),
        m_phrase(json::describe(what.code)),
        m_offset(begin + what.offset),
        m_where(where) {
    m_path.enter_member(where == request_part::event ? "event" : "environment");
    if (!what.path.empty()) m_path.enter_member(what.path.view());
  }

  /// The name of the code, as `not_a_string`: one of `request_errc`, `multipart::errc`,
  /// `json::errc`. "" if there is no error. Static.
  [[nodiscard]] std::string_view code() const noexcept { return m_name; }
  /// In bytes from the start of the body; for `request_part::content_type`, of the Content-Type.
  [[nodiscard]] std::size_t offset() const noexcept { return m_offset; }
  /// The field and the member, as `environment.installation.status`; "" for the form itself.
  /// A view into this error.
  [[nodiscard]] std::string_view path() const noexcept { return m_path.view(); }
  /// In which part of the request.
  [[nodiscard]] request_part where() const noexcept { return m_where; }
  /// The HTTP status that the official runtime answers with (release 0.23.3): 400 for a version
  /// that is not served, 500 for everything else it cannot read.
  [[nodiscard]] int status() const noexcept { return m_where == request_part::path ? 400 : 500; }

  /// One line for a log: "environment.installation.status: not a string, byte 1834". "" if there is
  /// no error.
  [[nodiscard]] std::string message() const {
    std::string text;
    if (!*this) return text;
    if (m_where == request_part::content_type) text = "Content-Type: ";
    if (!m_path.empty()) text.append(m_path.view()).append(": ");
    text.append(m_phrase);
    if (m_where != request_part::path) text.append(", byte ").append(std::to_string(m_offset));
    return text;
  }

  [[nodiscard]] explicit operator bool() const noexcept { return !m_name.empty(); }

 private:
  std::string_view m_name;
  std::string_view m_phrase;
  std::size_t m_offset = 0;
  json::path m_path;
  request_part m_where = request_part::form;
};

}  // namespace quire

#endif  // QUIRE_REQUEST_ERROR_HPP
