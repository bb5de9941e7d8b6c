// SPDX-License-Identifier: Apache-2.0
// Mutations that know what JSON is: a member removed, repeated, renamed or added, a value put in
// the place of another. Mutations of bytes alone seldom leave a document that the rows have a say
// in.
#ifndef QUIRE_FUZZ_JSON_MUTATOR_HPP
#define QUIRE_FUZZ_JSON_MUTATOR_HPP

#include <quire/codec/describe.hpp>
#include <quire/v1.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quire::fuzz {

/// Every name that a row has, and every text that tells alternatives apart.
[[nodiscard]] inline std::vector<std::string> words_of_rows() {
  std::set<std::string> words;
  const auto add = [&words](std::string_view path, std::string_view, bool) {
    constexpr std::string_view ends = ".:[]{}<>=";
    for (std::size_t at = 0; at < path.size();) {
      const std::size_t end = std::min(path.find_first_of(ends, at), path.size());
      if (end != at) words.emplace(path.substr(at, end - at));
      at = end + 1;
    }
  };
  describe<v1::all_events, v1::environment>(v1::newest_revision, add);
  return {words.begin(), words.end()};
}

/// Where values stand in a text, damaged or not, each with its name if it is a member.
class json_places {
 public:
  struct place {
    std::size_t name;   ///< where the member starts; `begin` if it is no member
    std::size_t begin;  ///< where the value starts
    std::size_t end;    ///< after the value
  };
  explicit json_places(std::string_view text) : m_text(text) {
    while (m_at < m_text.size()) step();
  }
  [[nodiscard]] const std::vector<place>& all() const { return m_all; }

 private:
  static constexpr std::size_t npos = std::string_view::npos;

  void step() {
    const char c = m_text[m_at];
    const std::size_t begin = m_at;
    if (c == '{' || c == '[') {
      m_open.push_back({m_name == npos ? begin : m_name, begin, 0});
      m_name = npos;
      ++m_at;
    } else if (c == '}' || c == ']') {
      ++m_at;
      if (m_open.empty()) return;
      place whole = m_open.back();
      m_open.pop_back();
      whole.end = m_at;
      m_all.push_back(whole);
    } else if (c == '"') {
      pass_string();
      const std::size_t next = m_text.find_first_not_of(" \t\r\n", m_at);
      next != npos&& m_text[next] == ':' ? void(m_name = begin) : value(begin);
    } else if (std::string_view{" \t\r\n,:"}.find(c) != npos) {
      ++m_at;
    } else {
      m_at = std::min(m_text.find_first_of(" \t\r\n,:]}[{\"", m_at), m_text.size());
      value(begin);
    }
  }
  void pass_string() {
    for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at)
      if (m_text[m_at] == '\\') ++m_at;
    m_at = std::min(m_at + 1, m_text.size());
  }
  void value(std::size_t begin) {
    m_all.push_back({m_name == npos ? begin : m_name, begin, m_at});
    m_name = npos;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  std::size_t m_name = npos;
  std::vector<place> m_open;
  std::vector<place> m_all;
};

/// Changes documents, each by one step that `seed` chooses.
class json_mutator {
 public:
  json_mutator(const std::vector<std::string>& words, std::uint32_t seed)
      : m_words(words), m_random(seed) {}

  /// The document with one change, or as it was if nothing can be changed in this way.
  [[nodiscard]] std::string changed(std::string text) {
    const json_places places{text};
    if (places.all().empty()) return text;
    const auto place = places.all()[below(places.all().size())];
    switch (below(5)) {
      case 0:
        return removed(std::move(text), place);
      case 1:
        return text.replace(place.begin, place.end - place.begin, value(text, places));
      case 2: {
        const std::string added = value(text, places);
        return with_member(std::move(text), place, added);
      }
      case 3:
        if (place.name != place.begin)
          text.replace(place.name, place.begin - place.name, '"' + word() + "\":");
        return text;
      default:
        return text.insert(place.name, text.substr(place.name, place.end - place.name) + ",");
    }
  }

 private:
  std::size_t below(std::size_t limit) { return m_random() % limit; }
  [[nodiscard]] const std::string& word() { return m_words[below(m_words.size())]; }

  /// A value of any type, a word, or a copy of one that is there.
  [[nodiscard]] std::string value(std::string_view text, const json_places& places) {
    constexpr std::string_view some[] = {
        "null", "true", "false",  "0",     "-1.5e3",    "1e999",          "12345678901234567890",
        "[]",   "{}",   "[null]", "\"x\"", "{\"a\":1}", "\"\\u00e9\\n\"", "\"\\ud800\"",
        "\"\""};
    const std::size_t which = below(std::size(some) + 6);
    if (which < std::size(some)) return std::string{some[which]};
    if (which < std::size(some) + 3) return '"' + word() + '"';
    const auto from = places.all()[below(places.all().size())];
    return std::string{text.substr(from.begin, from.end - from.begin)};
  }
  /// Without the value, and without one comma beside it.
  [[nodiscard]] static std::string removed(std::string text, const json_places::place& place) {
    std::size_t begin = place.name;
    std::size_t end = place.end;
    if (end < text.size() && text[end] == ',') {
      ++end;
    } else if (begin != 0 && text[begin - 1] == ',') {
      --begin;
    }
    return text.erase(begin, end - begin);
  }
  [[nodiscard]] std::string with_member(std::string text, const json_places::place& place,
                                        std::string_view value) {
    if (text[place.begin] != '{') return text;
    std::string member = '"' + word() + "\":";
    member.append(value);
    if (text.compare(place.begin, 2, "{}") != 0) member += ',';
    return text.insert(place.begin + 1, member);
  }

  const std::vector<std::string>& m_words;
  std::minstd_rand m_random;
};

/// What LLVMFuzzerCustomMutator does: changes the `size` bytes at `data` to at most `most`, and
/// says how many there are now. Half of the time as `by_bytes(data, size, most)` does.
template <class ByBytes>
[[nodiscard]] std::size_t mutate_json(std::uint8_t* data, std::size_t size, std::size_t most,
                                      std::uint32_t seed, ByBytes by_bytes) {
  static const std::vector<std::string> words = words_of_rows();
  if (seed % 2 == 0) return by_bytes(data, size, most);
  json_mutator mutate{words, seed};
  char* const bytes = reinterpret_cast<char*>(data);
  const std::string text = mutate.changed({bytes, size});
  if (text.size() > most) return by_bytes(data, size, most);
  text.copy(bytes, text.size());
  return text.size();
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_JSON_MUTATOR_HPP
