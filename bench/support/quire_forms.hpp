// SPDX-License-Identifier: Apache-2.0
// quire's own contestants on forms, and the ceilings.
#ifndef QUIRE_BENCH_SUPPORT_QUIRE_FORMS_HPP
#define QUIRE_BENCH_SUPPORT_QUIRE_FORMS_HPP

#include <quire/multipart.hpp>

#include <algorithm>
#include <bench/support/contest.hpp>
#include <bench/support/forms.hpp>
#include <bench/support/peers.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quire::bench {

inline mime::boundary boundary_of(const std::string& text) {
  const auto boundary = mime::boundary::from(text);
  if (!boundary.ok()) std::abort();
  return *boundary;
}

/// Reads the form in chunks of `chunk` bytes with a parser that is used again. False if it is
/// refused.
template <multipart::grammar G, class Sink>
bool parse(multipart::basic_parser<G>& parser, std::string_view body, std::size_t chunk,
           Sink& found) noexcept {
  using multipart::step;
  parser.reset();
  for (;;) {
    parser.feed(body.substr(0, chunk));
    body.remove_prefix(std::min(chunk, body.size()));
    for (step now = parser.next(); now != step::need_input; now = parser.next()) {
      switch (now) {
        case step::part_begin:
          found.begin(parser.part().name(), parser.part().filename().value_or(""));
          break;
        case step::data:
          found.data(parser.data());
          break;
        case step::part_end:
          found.end();
          break;
        case step::end:
          return true;
        default:
          return false;
      }
    }
    if (body.empty()) return parser.finish() == step::end;
  }
}

/// A contestant of quire's. `read` takes a form and a counter or a fingerprint, and returns false
/// if the form is refused.
template <class Read>
contestant reader(std::string name, const forms& all, std::uint64_t expected, Read read) {
  const auto once = [read, &all] {
    counter found;
    for (const form_text& form : all)
      if (!read(form, found)) return std::size_t{0};
    return found.found();
  };
  contestant made = repeated(std::move(name), once);
  fingerprint parts;
  for (const form_text& form : all)
    if (!read(form, parts)) made.seen = outcome::failed;
  if (made.seen == outcome::same && parts.found() != expected) made.seen = outcome::other;
  return made;
}

inline constexpr std::size_t in_one = ~std::size_t{0};

template <multipart::grammar G>
contestant reused(std::string name, const forms& all, std::uint64_t expected, std::size_t chunk,
                  const multipart::limits& limits = {}) {
  const auto own =
      std::make_shared<multipart::basic_parser<G>>(boundary_of(all.front().boundary), limits);
  return reader(std::move(name), all, expected, [own, chunk](const form_text& form, auto& found) {
    return parse<G>(*own, form.body, chunk, found);
  });
}

/// The whole-body range, set up anew for each body.
inline contestant whole_range(const forms& all, std::uint64_t expected) {
  const mime::boundary boundary = boundary_of(all.front().boundary);
  return reader("form", all, expected, [boundary](const form_text& form, auto& found) {
    multipart::form parts(boundary, form.body);
    for (const multipart::form_part& each : parts) {
      found.begin(each.name(), each.filename().value_or(""));
      found.data(each.bytes());
      found.end();
    }
    return !parts.error();
  });
}

/// No body holds this byte: see `without_absent_byte`.
inline constexpr char absent_byte = '\x7f';

/// No byte is absent from random ones: this one is taken out.
inline void without_absent_byte(forms& all) {
  for (form_text& form : all)
    std::replace(form.body.begin(), form.body.end(), absent_byte,
                 static_cast<char>(absent_byte - 1));
}

inline contestant memchr_of(const forms& all) {
  return repeated(
      "memchr",
      [&all] {
        for (const form_text& form : all)
          keep(std::memchr(form.body.data(), absent_byte, form.body.size()));
        return true;
      },
      outcome::ceiling);
}

inline contestant memcpy_of(const forms& all) {
  std::size_t most = 0;
  for (const form_text& form : all) most = std::max(most, form.body.size());
  return repeated(
      "memcpy",
      [&all, room = std::make_shared<std::vector<char>>(most)] {
        for (const form_text& form : all) {
          std::memcpy(room->data(), form.body.data(), form.body.size());
          keep(room->data());
        }
        return true;
      },
      outcome::ceiling);
}

/// The libraries that are installed in a contest of their own against quire, of which `unit` is the
/// speed in the table's first row: what they leave in the caches would weigh on those beside them.
template <class Report>
void race_peers(Report& out, const forms& all, std::uint64_t expected, double unit,
                const multipart::limits& limits = {}) {
  with_peers(all, [&](const std::vector<peer>& peers) {
    std::vector<contestant> field{reused<multipart::fetch>("quire", all, expected, in_one, limits)};
    for (const peer& each : peers) field.push_back(contender(each, expected));
    out.race(field, 1, unit, 3);
  });
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_QUIRE_FORMS_HPP
