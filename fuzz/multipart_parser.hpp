// SPDX-License-Identifier: Apache-2.0
// The body of the parser fuzzer: a form read whole, in chunks that the input chooses, byte by byte,
// with each search of this machine, and as a range; all must say the same, and what was handed out
// must stay.
#ifndef QUIRE_FUZZ_MULTIPART_PARSER_HPP
#define QUIRE_FUZZ_MULTIPART_PARSER_HPP

#include <quire/multipart.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tests/support/event_log.hpp>
#include <tests/support/multipart_run.hpp>
#include <vector>

namespace quire::fuzz {

/// Takes bytes off the front of an input; zeros when it is used up.
class input_reader {
 public:
  explicit input_reader(std::string_view input) : m_rest(input) {}

  std::uint8_t byte() {
    if (m_rest.empty()) return 0;
    const auto value = static_cast<std::uint8_t>(m_rest.front());
    m_rest.remove_prefix(1);
    return value;
  }
  std::string_view text(std::size_t size) {
    const std::string_view piece = m_rest.substr(0, size);
    m_rest.remove_prefix(piece.size());
    return piece;
  }
  [[nodiscard]] std::string_view rest() const { return m_rest; }

 private:
  std::string_view m_rest;
};

/// Runs something once with each delimiter search that this machine has, then puts the best back.
template <class Run>
bool with_each_search(Run run) {
#if defined(QUIRE_MULTIPART_X86)
  const auto best = multipart::detail::chosen_find;
  const auto best_anywhere = multipart::detail::chosen_find_anywhere;
  bool good = true;
  for (const auto& each : multipart::detail::supported_searches()) {
    multipart::detail::chosen_find = each.find;
    multipart::detail::chosen_find_anywhere = each.find_anywhere;
    good = good && run();
  }
  multipart::detail::chosen_find = best;
  multipart::detail::chosen_find_anywhere = best_anywhere;
  return good;
#else
  return run();
#endif
}

/// True if parser and form, moved at every step or not, hand out what the events told, and nothing
/// dies early.
template <multipart::grammar G>
bool views_live(const mime::boundary& boundary, const multipart::limits& most,
                std::string_view body, const support::cuts& sizes,
                const support::event_log& wanted) {
  bool good = true;
  for (const auto when : {support::moves::never, support::moves::at_each_step}) {
    good = good && support::parser_run<G>(boundary, most, when)(body, sizes, wanted).empty();
    good = good && support::form_run<G>(boundary, most, body, wanted)(when).empty();
  }
  return good;
}

template <multipart::grammar G>
bool parser_agrees(std::string_view boundary_text, const multipart::limits& most,
                   std::string_view body, const support::cuts& sizes) {
  const auto boundary = mime::boundary::from(boundary_text, {70, true});
  if (!boundary.ok()) return true;
  multipart::basic_parser<G> parser(*boundary, most);
  const support::event_log whole = support::record(parser, body);
  if (whole.verdict == multipart::step::need_input) return false;
  return with_each_search([&] {
           return support::follows(parser, body, whole, {}) &&
                  support::follows(parser, body, whole, sizes);
         }) &&
         support::follows(parser, body, whole, {{}, 1}) &&
         views_live<G>(*boundary, most, body, sizes, whole);
}

/// Input: byte 0 the grammar and whether limits are narrow, byte 1 how many chunk sizes follow (at
/// most 7), those, a byte for the length of the boundary, the boundary, the body. Returns false if
/// two ways to read the body differ.
inline bool multipart_parser(std::string_view input) {
  input_reader reader(input);
  const std::uint8_t how = reader.byte();
  support::cuts sizes;
  for (unsigned left = reader.byte() % 8U; left != 0; --left) {
    sizes.sizes.push_back(reader.byte());
  }
  if (!sizes.sizes.empty()) sizes.rest = sizes.sizes.back() + 1U;
  const std::string_view boundary = reader.text(reader.byte() % 71U);
  multipart::limits most;
  if ((how & 4U) != 0) most = {2, 2, 48, 96, 4, 4, 16, 256, 8, 70, 3, 4096, false};
  switch (how % 4U) {
    case 0:
      return parser_agrees<multipart::fetch>(boundary, most, reader.rest(), sizes);
    case 1:
      return parser_agrees<multipart::workerd>(boundary, most, reader.rest(), sizes);
    default:
      return parser_agrees<multipart::strict>(boundary, most, reader.rest(), sizes);
  }
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_MULTIPART_PARSER_HPP
