// SPDX-License-Identifier: Apache-2.0
// What a part must not say in a grammar that lets nothing be read in two ways.
#ifndef QUIRE_MULTIPART_DETAIL_PART_CHECK_HPP
#define QUIRE_MULTIPART_DETAIL_PART_CHECK_HPP

#include <quire/core/ascii.hpp>
#include <quire/mime/header_block.hpp>
#include <quire/multipart/decode.hpp>
#include <quire/multipart/detail/dash_boundary.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/part.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::multipart::detail {

/// The place of `wanted`, in lower case, in a text in any case; or npos.
[[nodiscard]] constexpr std::size_t find_any_case(std::string_view text,
                                                  std::string_view wanted) noexcept {
  for (std::size_t at = 0; at + wanted.size() <= text.size(); ++at) {
    if (core::equal_any_case(text.substr(at, wanted.size()), wanted)) return at;
  }
  return std::string_view::npos;
}
[[nodiscard]] constexpr bool holds_any_case(std::string_view text,
                                            std::string_view wanted) noexcept {
  return find_any_case(text, wanted) != std::string_view::npos;
}

/// True for charsets in which the bytes of ASCII text mean something else: a reader that decodes
/// sees another value. Looks at the start of the charset's name.
[[nodiscard]] constexpr bool is_no_ascii_charset(std::string_view charset) noexcept {
  const auto starts = [charset](std::string_view with) {
    return core::equal_any_case(charset.substr(0, with.size()), with);
  };
  if (starts("utf-8") || starts("utf8")) return false;
  for (const std::string_view each : {"utf", "ucs", "unicode", "csunicode", "iso-10646", "iso-2022",
                                      "hz-gb", "ebcdic", "cp037", "ibm037"}) {
    if (starts(each)) return true;
  }
  return false;
}

/// True if a Content-Type holds what some readers take for the name of the part, or a charset that
/// changes its value.
[[nodiscard]] constexpr bool is_unclear_type(std::string_view type) noexcept {
  if (holds_any_case(type, "name=") || holds_any_case(type, "name*")) return true;
  constexpr std::string_view key = "charset=";
  const std::size_t at = find_any_case(type, key);
  if (at == std::string_view::npos) return false;
  std::string_view charset = type.substr(at + key.size());
  while (!charset.empty() && (charset.front() == '"' || charset.front() == '\'')) {
    charset.remove_prefix(1);
  }
  return is_no_ascii_charset(charset) || holds_any_case(charset, key);
}

/// True if a Content-Transfer-Encoding says that the value is encoded.
[[nodiscard]] constexpr bool is_encoding(std::string_view value) noexcept {
  return holds_any_case(value, "base64") || holds_any_case(value, "quoted-printable");
}

/// True if `extended`, decoded, is `plain`.
[[nodiscard]] constexpr bool says_the_same(std::string_view extended,
                                           std::string_view plain) noexcept {
  std::size_t at = 0;
  bool equal = true;
  const auto compare = [&](char c) {
    equal = equal && at < plain.size() && plain[at] == c;
    ++at;
  };
  return !decode_extended_to(extended, compare) && equal && at == plain.size();
}

/// The place of a byte in a block; 0 if it stands somewhere else: in a line that was unfolded, in a
/// name that was decoded.
[[nodiscard]] inline std::size_t offset_in(std::string_view block, const char* at) noexcept {
  const auto offset =
      reinterpret_cast<std::uintptr_t>(at) - reinterpret_cast<std::uintptr_t>(block.data());
  return offset <= block.size() ? static_cast<std::size_t>(offset) : 0;
}

/// Checks a part whose header lines were read, by the leniencies that `G` lacks. Gives what is
/// wrong, with an offset from the first byte of `block`, the lines as they were sent.
template <grammar G>
class part_check {
 public:
  part_check(const part& of, std::string_view block) noexcept : m_part(of), m_block(block) {}

  /// True if the grammar lacks any of the leniencies that are looked at here.
  static constexpr bool is_needed =
      !G.boundary_in_headers || !G.transfer_encoding || !G.nested_multipart || !G.unclear_type ||
      !G.disposition.name_in_filename || !G.disposition.other_extended_filename;

  [[nodiscard]] std::optional<error> run(std::string_view text,
                                         const dash_boundary_search& search) const noexcept {
    if constexpr (!G.boundary_in_headers) {
      const char* const last = m_block.data() + m_block.size();
      const char* const found = search.find(m_block.data(), last, text);
      if (found != last) return error{errc::stray_boundary, offset_of(found)};
    }
    if (const auto why = check_filename()) return why;
    for (const mime::header_field& field : m_part.headers()) {
      if (const auto code = check_field(field)) return error{*code, offset_of(field.value.data())};
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::size_t offset_of(const char* at) const noexcept {
    return offset_in(m_block, at);
  }

  [[nodiscard]] std::optional<error> check_filename() const noexcept {
    const std::string_view plain = m_part.filename().value_or("");
    const auto extended = m_part.extended_filename();
    const bool holds_name = !G.disposition.name_in_filename && holds_any_case(plain, "name=");
    const bool differs = !G.disposition.other_extended_filename && extended &&
                         (!m_part.filename() || !says_the_same(*extended, plain));
    if (!holds_name && !differs) return std::nullopt;
    const char* const at = holds_name ? plain.data() : extended->data();
    return error{errc::ambiguous_filename, offset_of(at)};
  }

  [[nodiscard]] static std::optional<errc> check_field(const mime::header_field& field) noexcept {
    if (core::equal_any_case(field.name, "content-transfer-encoding")) {
      if (!G.transfer_encoding && is_encoding(field.value)) return errc::transfer_encoding;
    } else if (core::equal_any_case(field.name, "content-type")) {
      constexpr std::string_view multipart = "multipart";
      if (!G.nested_multipart &&
          core::equal_any_case(field.value.substr(0, multipart.size()), multipart)) {
        return errc::nested_multipart;
      }
      if (!G.unclear_type && is_unclear_type(field.value)) return errc::ambiguous_type;
    }
    return std::nullopt;
  }

  const part& m_part;
  std::string_view m_block;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_PART_CHECK_HPP
