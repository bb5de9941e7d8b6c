// SPDX-License-Identifier: Apache-2.0
// The body of the JSON fuzzer: reader, plain validator and simdjson's DOM on one text.
#ifndef QUIRE_FUZZ_JSON_HPP
#define QUIRE_FUZZ_JSON_HPP

#include <quire/core/arena.hpp>
#include <quire/core/utf8.hpp>
#include <quire/json.hpp>

#include <simdjson.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <support/repaired.hpp>
#include <system_error>
#include <utility>

namespace quire::fuzz {

/// What the DOM would need to agree: text as quire repairs it, lone surrogates replaced, numbers of
/// 19 digits and more, or that no double can hold, replaced by one that is as much of an integer.
/// Nothing else is touched, so what is no JSON stays none.
class for_dom {
 public:
  [[nodiscard]] static std::string from(std::string_view text) {
    for_dom self{support::repaired(text)};
    while (self.m_at < self.m_text.size()) self.step();
    return self.m_text;
  }

 private:
  explicit for_dom(std::string text) : m_text(std::move(text)) {}

  /// Integers of 19 digits and more are refused or not, as they fit 64 bits.
  [[nodiscard]] static bool is_beyond_dom(std::string_view word) {
    if (!json::is_number(word)) return false;
    const bool integer = word.find_first_of(".eE") == std::string_view::npos;
    return integer ? word.size() > 18 : !json::to_double(word).has_value();
  }

  [[nodiscard]] static bool is_int64(std::string_view word) {
    std::int64_t value = 0;
    const char* const end = word.data() + word.size();
    const auto parsed = std::from_chars(word.data(), end, value);
    return parsed.ec == std::errc{} && parsed.ptr == end;
  }

  void step() {
    if (m_text[m_at] == '"') return string();
    const std::size_t end = m_text.find_first_of(" \t\r\n{}[]:,\"", m_at);
    const std::size_t size = (end == std::string::npos ? m_text.size() : end) - m_at;
    if (const std::string_view word{m_text.data() + m_at, size}; is_beyond_dom(word)) {
      std::string like{is_int64(word) ? "1" : "1e99"};
      like.resize(size, ' ');
      m_text.replace(m_at, size, like);
    }
    m_at += size == 0 ? 1 : size;
  }
  void string() {
    for (++m_at; m_at < m_text.size() && m_text[m_at] != '"';) {
      const std::size_t size = escape();
      m_at += size;
    }
    ++m_at;
  }
  /// Passes one character or escape; a surrogate without its partner becomes U+FFFD.
  std::size_t escape() {
    if (m_text[m_at] != '\\') return 1;
    const std::string_view rest{m_text.data() + m_at, m_text.size() - m_at};
    if (json::detail::escape_size(rest) != 6) return 2;
    const auto unit = json::detail::decode_unicode_escape(rest);
    if (unit.value == 0xFFFD) m_text.replace(m_at + 2, 4, "fffd");
    return unit.size;
  }

  std::string m_text;
  std::size_t m_at = 0;
};

/// The walk that skips, in a copy without a byte behind it.
[[nodiscard]] inline json::error skipped(std::string_view text, std::size_t depth) {
  const auto copy = std::make_unique<char[]>(text.size() + 1);
  char* const end = copy.get() + 1 + text.size();
  char* const begin = end - text.size();
  if (!text.empty()) std::memcpy(begin, text.data(), text.size());
  static json::document document;
  static core::arena memory;
  memory.reset();
  const json::limits limits{.depth = depth};
  if (const auto found = document.load({begin, text.size()}, limits, memory)) return found;
  if (!document.is_object()) return document.not_an_object();
  json::reader_state state = document.walk();
  quire::json::reader walk{state};
  (void)walk.skip();
  return document.finish(walk);
}

[[nodiscard]] inline bool dom_takes(std::string_view text) {
  static simdjson::dom::parser parser;
  return !parser.parse(simdjson::padded_string(text)).error();
}

/// Where the first value of a text starts, npos if it has none.
[[nodiscard]] inline std::size_t first_value(std::string_view text) {
  return text.find_first_not_of(" \t\r\n");
}

/// Returns false if two of the three differ about `input`.
[[nodiscard]] inline bool json(std::string_view input) {
  constexpr std::size_t depth = 64;
  const auto plain = json::validate(input, depth);
  const auto walked = skipped(input, depth);
  const std::size_t start = first_value(input);
  const bool object = start != std::string_view::npos && input[start] == '{';

  if (plain.code != json::errc::ok) {
    if (walked.code != plain.code || walked.offset != plain.offset) return false;
  } else if (object ? walked.code != json::errc::ok
                    : walked.offset != start || concerns_document(walked.code)) {
    return false;
  }
  if (plain.code == json::errc::byte_order_mark || plain.code == json::errc::depth_limit)
    return true;  // newer DOMs take the one; the other has a limit of its own
  return dom_takes(for_dom::from(input)) == (plain.code == json::errc::ok);
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_JSON_HPP
