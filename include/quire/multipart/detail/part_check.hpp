// SPDX-License-Identifier: Apache-2.0
// What a part must not say in a grammar that lets nothing be read in two ways.
#ifndef QUIRE_MULTIPART_DETAIL_PART_CHECK_HPP
#define QUIRE_MULTIPART_DETAIL_PART_CHECK_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/word.hpp>
#include <quire/mime/header_block.hpp>
#include <quire/multipart/decode.hpp>
#include <quire/multipart/detail/dash_boundary.hpp>
#include <quire/multipart/detail/unclear_type.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/part.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::multipart::detail {

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

/// True if two hyphens may follow each other. Seven bytes at a time, so that each pair is in one
/// word; a comma after a hyphen may be taken for one.
[[nodiscard]] inline bool may_hold_hyphens(std::string_view text) noexcept {
  const auto holds = [](std::uint64_t word) {
    const std::uint64_t hyphens = core::bytes_equal(word, '-');
    return hyphens & (hyphens >> 8U);
  };
  if (text.size() < 8) {
    bool found = false;
    for (std::size_t i = 1; i < text.size(); ++i) found |= text[i] == '-' && text[i - 1] == '-';
    return found;
  }
  const char* const last = text.data() + text.size() - 8;
  std::uint64_t found = holds(core::load(last));
  for (const char* at = text.data(); at < last; at += 7) found |= holds(core::load(at));
  return found != 0;
}

/// The place of a byte in a block; 0 if it stands somewhere else: in a line that was unfolded, in a
/// name that was decoded.
[[nodiscard]] inline std::size_t offset_in(std::string_view block, const char* at) noexcept {
  const auto offset =
      reinterpret_cast<std::uintptr_t>(at) - reinterpret_cast<std::uintptr_t>(block.data());
  return offset < block.size() ? static_cast<std::size_t>(offset) : 0;
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

  /// Looks at a plain block: name, filename and the type, if there is one, are all that a sender
  /// chose in it.
  [[nodiscard]] std::optional<error> run_plain(std::string_view text,
                                               std::string_view type) const noexcept {
    const std::string_view filename = m_part.filename().value_or("");
    if (!G.boundary_in_headers &&
        (may_hold_hyphens(m_part.name()) || may_hold_hyphens(filename) || may_hold_hyphens(type))) {
      if (const auto why = check_bytes(text)) return why;
    }
    if (filename.empty() && type.empty()) return std::nullopt;
    const auto why = check_filename();
    return why ? why : run_type(type);
  }

  /// Looks at any other block.
  [[nodiscard]] std::optional<error> run(std::string_view text) const noexcept {
    if (!G.boundary_in_headers) {
      if (const auto why = check_bytes(text)) return why;
    }
    const auto why = check_filename();
    return why ? why : run_fields();
  }

 private:
  [[nodiscard]] std::optional<error> check_bytes(std::string_view text) const noexcept {
    const char* const last = m_block.data() + m_block.size();
    const char* const found = find_dash_boundary(m_block.data(), last, text);
    if (found == last) return std::nullopt;
    return error{errc::stray_boundary, offset_of(found)};
  }

  [[nodiscard]] std::optional<error> run_type(std::string_view type) const noexcept {
    constexpr std::string_view multipart = "multipart";
    const bool nested =
        !G.nested_multipart && core::equal_any_case(type.substr(0, multipart.size()), multipart);
    if (nested) return error{errc::nested_multipart, offset_of(type.data())};
    if (G.unclear_type || !is_unclear_type(type)) return std::nullopt;
    return error{errc::ambiguous_type, offset_of(type.data())};
  }

  [[nodiscard]] std::optional<error> run_fields() const noexcept {
    for (const mime::header_field& field : m_part.headers()) {
      if (core::equal_any_case(field.name, "content-type")) {
        if (const auto why = run_type(field.value)) return why;
      } else if (!G.transfer_encoding && is_encoding(field.value) &&
                 core::equal_any_case(field.name, "content-transfer-encoding")) {
        return error{errc::transfer_encoding, offset_of(field.value.data())};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t offset_of(const char* at) const noexcept {
    return offset_in(m_block, at);
  }

  [[nodiscard]] std::optional<error> check_filename() const noexcept {
    const std::string_view plain = m_part.filename().value_or("");
    const auto extended = m_part.extended_filename();
    const bool holds_name = !G.disposition.name_in_filename &&
                            plain.find('=') != std::string_view::npos &&
                            holds_any_case(plain, "name=");
    const bool differs = !G.disposition.other_extended_filename && extended &&
                         (!m_part.filename() || !says_the_same(*extended, plain));
    if (!holds_name && !differs) return std::nullopt;
    const char* const at = holds_name ? plain.data() : extended->data();
    return error{errc::ambiguous_filename, offset_of(at)};
  }

  const part& m_part;
  std::string_view m_block;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_PART_CHECK_HPP
