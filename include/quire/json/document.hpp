// SPDX-License-Identifier: Apache-2.0
// One JSON document, indexed and ready to be walked; and the exact reason when it cannot be.
#ifndef QUIRE_JSON_DOCUMENT_HPP
#define QUIRE_JSON_DOCUMENT_HPP

#include <quire/core/arena.hpp>
#include <quire/core/ascii.hpp>
#include <quire/core/utf8.hpp>
#include <quire/json/error.hpp>
#include <quire/json/index.hpp>
#include <quire/json/limits.hpp>
#include <quire/json/locate.hpp>
#include <quire/json/reader.hpp>
#include <quire/json/remarks.hpp>
#include <quire/json/validate.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::json {

/// A document as `JSON.parse` would see it: text that is not UTF-8 is repaired into the arena
/// first (WHATWG Encoding, replacement mode). Keeps its memory from document to document.
///
///     load(text) -> walk() -> reader … values …  -> finish(reader)
class document {
 public:
  document() noexcept = default;
  document(const document&) = delete;  // walks lead to its remarks
  document& operator=(const document&) = delete;
  ~document() = default;

  /// Indexes `text`, which must stay until the next `load`. Returns what is already known to be
  /// wrong. The whole text is checked only once `finish` has seen the walk reach its end.
  [[nodiscard]] error load(std::string_view text, const json::limits& limits,
                           core::arena& memory) noexcept {
    m_original = text;
    m_text = text;
    m_arena = &memory;
    m_depth = limits.depth;
    m_remarks.clear();
    const std::size_t most = largest_document(limits);
    if (text.size() > most) return {errc::size_limit, most, {}};
    const index_status status = m_index.build(text);
    if (status == index_status::ok) [[likely]]
      return {};
    return status == index_status::out_of_memory ? no_memory() : reload();
  }

  /// True if the document is an object, which is what `walk` needs.
  [[nodiscard]] bool is_object() const noexcept {
    const auto tokens = m_index.tokens();
    return tokens.size() >= 2 && m_text[tokens.front()] == '{' && m_text[tokens.back()] == '}';
  }

  /// What readers of the document start with. Precondition: `load` found no error and
  /// `is_object()`. The document must outlive it, and stay where it is.
  [[nodiscard]] reader_state walk() noexcept {
    return {m_text, m_index.tokens(), m_index.may_have_escapes(), *m_arena, m_remarks, m_depth};
  }

  /// The text that is walked: what was loaded, or its repaired copy.
  [[nodiscard]] std::string_view text() const noexcept { return m_text; }

  /// The same without white space around it. Precondition: `load` found no error.
  [[nodiscard]] std::string_view trimmed() const noexcept {
    return core::trim(m_text, core::is_white_space);
  }

  /// Why a walk failed, or what stands after the object it ended with. No error if nothing does:
  /// then the document has the remarks of the walk.
  [[nodiscard]] error finish(const reader& end) noexcept {
    end.state().publish_remarks();
    if (!end.failed() && end.at_end()) [[likely]]
      return {};
    end.state().withdraw_remarks();
    return why(end.state());
  }

  /// What the last walk to the end, and walks that went on from one of its places, reported.
  [[nodiscard]] const remark_list& remarks() const noexcept { return m_remarks; }
  /// Forgets them.
  void clear_remarks() noexcept { m_remarks.clear(); }
  /// One of them as an error, with its offset in the text that was loaded and its path. Runs
  /// through the text. Precondition: `index < remarks().size()`, and the text is still there.
  [[nodiscard, gnu::cold]] error remark_at(std::size_t index) const noexcept {
    return at(m_remarks[index].code, m_remarks[index].offset);
  }

  /// The error of a document that is no object: that of its text, or else `not_an_object`.
  [[nodiscard, gnu::cold]] error not_an_object() noexcept {
    error bad = text_error();
    if (bad) return bad;
    const std::size_t begin = first_byte();
    return at(m_text.substr(begin, 4) == "null" ? errc::is_null : errc::not_an_object, begin);
  }

 private:
  /// Says what is wrong with a text that has no index, or repairs it and finds that it has one.
  /// A machine may call it malformed before it sees that it is not UTF-8 as well.
  [[nodiscard, gnu::cold, gnu::noinline]] error reload() noexcept {
    if (core::valid_utf8_prefix(m_text) == m_text.size()) return malformed();
    if (!repair()) return no_memory();
    const index_status status = m_index.build(m_text);
    if (status == index_status::ok) return {};
    return status == index_status::out_of_memory ? no_memory() : malformed();
  }
  [[nodiscard]] static error no_memory() noexcept { return {errc::out_of_memory, 0, {}}; }

  /// What is wrong with the text itself, if anything is. Some machines take what follows a
  /// backslash for UTF-8 whatever it is: it is repaired first, so that a path is text.
  [[nodiscard]] error text_error() noexcept {
    const verdict text = validate(m_text, m_depth);
    if (text.code == errc::ok) return {};
    if (core::valid_utf8_prefix(m_text) == m_text.size()) return at(text.code, text.offset);
    return repair() ? malformed() : no_memory();
  }

  /// The text's own errors come before those of its values: a text that is not JSON has none.
  [[nodiscard, gnu::cold, gnu::noinline]] error why(const reader_state& walk) noexcept {
    error bad = text_error();
    if (bad) return bad;
    // Without a code the walk has met something that is not JSON: never no error.
    const errc code = walk.code() == errc::ok ? errc::expected_value : walk.code();
    error found = at(code, walk.error_offset());
    if (!walk.missing().empty()) found.path.enter_member(walk.missing());
    return found;
  }
  [[nodiscard, gnu::cold, gnu::noinline]] error malformed() const noexcept {
    const verdict text = validate(m_text, m_depth);
    return at(text.code == errc::ok ? errc::expected_value : text.code, text.offset);
  }
  [[nodiscard]] error at(errc code, std::size_t offset) const noexcept {
    return {code, original_offset(offset), locate(m_text, offset)};
  }
  [[nodiscard]] std::size_t first_byte() const noexcept {
    std::size_t at = 0;
    while (core::is_white_space(m_text[at])) ++at;
    return at;
  }

  [[nodiscard, gnu::cold, gnu::noinline]] bool repair() noexcept {
    m_text = core::repaired_utf8(m_original, *m_arena);
    return m_text.data() != nullptr;
  }

  /// The byte of the text that was loaded which an offset in the repaired copy came from.
  [[nodiscard]] std::size_t original_offset(std::size_t offset) const noexcept {
    if (m_text.data() == m_original.data()) return offset;
    std::size_t from = 0;
    std::size_t to = 0;
    while (from != m_original.size()) {
      const auto step = core::next_utf8(m_original.substr(from));
      const std::size_t written = step.valid ? step.size : core::replacement_character.size();
      if (to + written > offset) break;
      from += step.size;
      to += written;
    }
    return from;
  }

  structural_index m_index;
  std::string_view m_original;
  std::string_view m_text;
  core::arena* m_arena = nullptr;
  remark_list m_remarks;
  std::size_t m_depth = default_depth;
};

}  // namespace quire::json

#endif  // QUIRE_JSON_DOCUMENT_HPP
