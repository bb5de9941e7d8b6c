// SPDX-License-Identifier: Apache-2.0
// A media type such as `multipart/form-data; boundary=x`, parsed and written back as browsers do.
#ifndef QUIRE_MIME_MEDIA_TYPE_HPP
#define QUIRE_MIME_MEDIA_TYPE_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/result.hpp>
#include <quire/mime/error.hpp>
#include <quire/mime/parameter.hpp>
#include <quire/mime/token.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace quire::mime {

/// A parsed media type. All members are views into the text that was parsed.
class media_type {
 public:
  /// Parses `text` (WHATWG MIME Sniffing, section 4.4). Errors: `invalid_media_type`, at the byte
  /// that is wrong.
  [[nodiscard]] static constexpr result<media_type, error> parse(std::string_view text) noexcept;
  template <core::owning_temporary KeepTextInAVariable>
  static result<media_type, error> parse(KeepTextInAVariable&&) = delete;

  /// Type and subtype as written; compare them with `core::equal_any_case` or with `is`.
  [[nodiscard]] constexpr std::string_view type() const noexcept { return m_type; }
  /// What follows the slash, as written.
  [[nodiscard]] constexpr std::string_view subtype() const noexcept { return m_subtype; }

  /// True if the essence is `type/subtype`, in any case.
  [[nodiscard]] constexpr bool is(std::string_view type, std::string_view subtype) const noexcept {
    return core::equal_any_case(m_type, type) && core::equal_any_case(m_subtype, subtype);
  }

  /// The valid parameters in order.
  [[nodiscard]] constexpr parameter_list parameters() const noexcept {
    return parameter_list(m_parameters);
  }

  /// The first parameter of this name, in any case.
  [[nodiscard]] constexpr std::optional<value_text> find(std::string_view name) const noexcept {
    for (const parameter& each : parameters()) {
      if (core::equal_any_case(each.name, name)) return each.value;
    }
    return std::nullopt;
  }

  /// Writes the type in its serialised form (WHATWG MIME Sniffing, section 4.5): names in lower
  /// case, of each name the first parameter, values quoted where they must be. Calls `sink(char)`.
  /// After `most_written` parameters the others are left out, so that a hostile type costs no more
  /// than its length times that.
  template <class Sink>
  constexpr void serialize(Sink sink) const;

  /// The most parameters that `serialize` writes.
  static constexpr std::size_t most_written = 16;

 private:
  constexpr media_type(std::string_view type, std::string_view subtype,
                       std::string_view parameters) noexcept
      : m_type(type), m_subtype(subtype), m_parameters(parameters) {}

  template <class Sink>
  static constexpr void write_lower(std::string_view text, Sink& sink) {
    for (char c : text) sink(core::to_lower(c));
  }
  template <class Sink>
  static constexpr void write_value(const value_text& value, Sink& sink);

  std::string_view m_type;
  std::string_view m_subtype;
  std::string_view m_parameters;
};

constexpr result<media_type, error> media_type::parse(std::string_view text) noexcept {
  std::size_t first = 0;
  while (first < text.size() && core::is_white_space(text[first])) ++first;
  std::size_t last = text.size();
  while (last > first && core::is_white_space(text[last - 1])) --last;

  std::size_t slash = first;
  while (slash < last && is_token(text[slash])) ++slash;
  if (slash == first || slash == last || text[slash] != '/') {
    return error{errc::invalid_media_type, slash};
  }
  const std::size_t subtype = slash + 1;
  std::size_t end = subtype;
  while (end < last && is_token(text[end])) ++end;
  std::size_t semicolon = end;
  while (semicolon < last && core::is_white_space(text[semicolon])) ++semicolon;
  if (end == subtype || (semicolon < last && text[semicolon] != ';')) {
    return error{errc::invalid_media_type, semicolon};
  }
  return media_type(text.substr(first, slash - first), text.substr(subtype, end - subtype),
                    text.substr(semicolon, last - semicolon));
}

template <class Sink>
constexpr void media_type::write_value(const value_text& value, Sink& sink) {
  bool token = !value.empty();
  value.each([&](char c) { token = token && is_token(c); });
  if (!token) sink('"');
  value.each([&](char c) {
    if (c == '"' || c == '\\') sink('\\');
    sink(c);
  });
  if (!token) sink('"');
}

template <class Sink>
constexpr void media_type::serialize(Sink sink) const {
  write_lower(m_type, sink);
  sink('/');
  write_lower(m_subtype, sink);
  std::string_view written[most_written];
  std::size_t count = 0;
  for (const parameter& each : parameters()) {
    bool repeated = false;
    for (std::size_t i = 0; i != count && !repeated; ++i) {
      repeated = core::equal_any_case(written[i], each.name);
    }
    if (repeated) continue;
    if (count == most_written) break;
    written[count++] = each.name;
    sink(';');
    write_lower(each.name, sink);
    sink('=');
    write_value(each.value, sink);
  }
}

}  // namespace quire::mime

#endif  // QUIRE_MIME_MEDIA_TYPE_HPP
