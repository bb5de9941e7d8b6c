// SPDX-License-Identifier: Apache-2.0
// The body of the event and environment fuzzers: what is typed against simdjson's DOM of the same
// document, member by member, by the rows; then written back and decoded again.
#ifndef QUIRE_FUZZ_JSON_VALUES_HPP
#define QUIRE_FUZZ_JSON_VALUES_HPP

#include <quire/codec.hpp>
#include <quire/core/arena.hpp>
#include <quire/v1.hpp>

#include <simdjson.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fuzz/json.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace quire::fuzz {

using simdjson::dom::element;

[[nodiscard]] inline bool is_text(const element& dom, std::string_view text) {
  std::string_view other;
  return dom.get_string().get(other) == simdjson::SUCCESS && other == text;
}
/// The member that counts: the last of its name.
[[nodiscard]] inline std::optional<element> member(const element& dom, std::string_view name) {
  std::optional<element> found;
  simdjson::dom::object object;
  if (dom.get_object().get(object) != simdjson::SUCCESS) return found;
  for (const auto field : object) {
    if (field.key == name) found = field.value;
  }
  return found;
}
/// True if JSON text that was kept is the value, white space aside.
[[nodiscard]] inline bool is_same_json(const element& dom, std::string_view text) {
  simdjson::dom::parser parser;
  element kept;
  const std::string repaired = for_dom::from(text);
  if (parser.parse(repaired).get(kept) != simdjson::SUCCESS) return false;
  return simdjson::minify(kept) == simdjson::minify(dom);
}

/// Is the value of the JSON type that a `T` is read from?
template <class T>
struct fits;
template <>
struct fits<std::string_view> {
  static bool in(const element& dom) { return dom.is_string(); }
};
template <>
struct fits<bool> {
  static bool in(const element& dom) { return dom.is_bool(); }
};
template <>
struct fits<always_true> : fits<bool> {};
template <>
struct fits<json::number> {
  static bool in(const element& dom) { return dom.is_number(); }
};
template <>
struct fits<std::int64_t> {
  static bool in(const element& dom) {
    if (dom.is_int64()) return true;
    double value = 0;
    return dom.get_double().get(value) == simdjson::SUCCESS && value == std::floor(value) &&
           std::abs(value) <= 9007199254740992.0;  // 2^53
  }
};
template <>
struct fits<json::raw> {
  static bool in(const element&) { return true; }
};
template <>
struct fits<json::raw_object> {
  static bool in(const element& dom) { return dom.is_object(); }
};
template <class Enum>
struct fits<enumeration<Enum>> : fits<std::string_view> {};
template <fixed_string Text>
struct fits<constant<Text>> : fits<std::string_view> {};
template <class T>
struct fits<std::optional<T>> : fits<T> {};
template <class T>
struct fits<nullable<T>> {
  static bool in(const element& dom) { return dom.is_null() || fits<T>::in(dom); }
};
template <class T>
struct fits<text_or<T>> {
  static bool in(const element& dom) { return dom.is_string() || dom.is_object(); }
};
template <class T>
struct fits<lazy<T>> : fits<json::raw> {};
template <class T>
struct fits<std::span<const T>> {
  static bool in(const element& dom) { return dom.is_array(); }
};
template <class T>
struct fits<map<T>> : fits<json::raw_object> {};
template <>
struct fits<headers> : fits<json::raw_object> {};
template <fixed_string Name, class Unknown, class... Alternatives>
struct fits<tagged_union<Name, Unknown, Alternatives...>> : fits<json::raw_object> {};
template <described T>
struct fits<T> : fits<json::raw_object> {};

/// `agrees(value, dom)`: is the typed value what the DOM holds? Under rules that report, what is of
/// another type must not be there, and is counted.
template <class Version, rules Rules>
struct comparison {
  static constexpr bool reports = Rules.mistyped == on::report;
  static inline std::size_t remarks = 0;
  static inline bool infinite = false;  // some number is: it is written as null

  static bool agrees(std::string_view text, const element& dom) { return is_text(dom, text); }
  static bool agrees(bool value, const element& dom) {
    bool other = false;
    return dom.get_bool().get(other) == simdjson::SUCCESS && other == value;
  }
  static bool agrees(always_true value, const element& dom) { return agrees(value.value, dom); }
  static bool agrees(const json::number& number, const element& dom) {
    double other = 0;
    if (!std::isfinite(number.value)) return infinite = dom.is_number();
    if (number.text.size() > 18) return dom.is_number();  // it may be one that the DOM did not see
    return dom.get_double().get(other) == simdjson::SUCCESS && other == number.value;
  }
  static bool agrees(std::int64_t value, const element& dom) {
    double other = 0;
    if (value > 1'000'000'000'000 || value < -1'000'000'000'000) return dom.is_number();
    return dom.get_double().get(other) == simdjson::SUCCESS && other == static_cast<double>(value);
  }
  static bool agrees(const json::raw& raw, const element& dom) {
    return is_same_json(dom, raw.text);
  }
  template <class Enum>
  static bool agrees(const enumeration<Enum>& value, const element& dom) {
    return is_text(dom, value.text) && value.value == to_enum<Enum>(value.text);
  }
  template <fixed_string Text>
  static bool agrees(const constant<Text>& value, const element& dom) {
    return is_text(dom, value.text);
  }
  template <class T>
  static bool agrees(const std::optional<T>& value, const element& dom) {
    return value.has_value() && agrees(*value, dom);
  }
  template <class T>
  static bool agrees(const nullable<T>& value, const element& dom) {
    return value ? agrees(*value, dom) : dom.is_null();
  }
  template <class T>
  static bool agrees(const text_or<T>& value, const element& dom) {
    return value.object ? agrees(*value.object, dom) : is_text(dom, value.text);
  }
  template <class T>
  static bool agrees(const lazy<T>& value, const element& dom) {
    if (!is_same_json(dom, value.text())) return false;
    const auto typed = value.template get<Version, Rules>();
    return !typed.ok() || agrees(*typed, dom);
  }
  template <class T>
  static bool agrees(std::span<const T> values, const element& dom) {
    simdjson::dom::array array;
    if (dom.get_array().get(array) != simdjson::SUCCESS) return false;
    std::size_t at = 0;
    for (const element each : array) {
      if (is_lost<T>(each)) continue;
      if (at == values.size() || !agrees(values[at++], each)) return false;
    }
    return at == values.size();
  }
  template <class T>
  static bool agrees(const map<T>& values, const element& dom) {
    simdjson::dom::object object;
    if (dom.get_object().get(object) != simdjson::SUCCESS) return false;
    if constexpr (reports) return values_agree(values, dom, object);
    auto entry = values.begin();
    for (const auto field : object) {
      if (entry == values.end() || entry->key != field.key) return false;
      if (!agrees(*values.find(field.key), *member(dom, field.key))) return false;
      ++entry;
    }
    return entry == values.end();
  }
  template <fixed_string Name, class Unknown, class... Alternatives>
  static bool agrees(const tagged_union<Name, Unknown, Alternatives...>& value,
                     const element& dom) {
    std::optional<element> told = dom;
    for (std::string_view path = Name.view(); told && !path.empty();) {
      const std::string_view name = path.substr(0, path.find('.'));
      told = member(*told, name);
      path.remove_prefix(name.size() < path.size() ? name.size() + 1 : name.size());
    }
    std::string_view text;
    const bool is = told && told->get_string().get(text) == simdjson::SUCCESS;
    std::size_t index = 0;
    std::size_t found = 0;
    ((++index, is && Alternatives::span.contains(Version::revision) && Alternatives::is(text)
                   ? void(found = index)
                   : void()),
     ...);
    return found == value.value.index() &&
           std::visit([&dom](const auto& held) { return agrees(held, dom); }, value.value);
  }
  static bool agrees(const unknown_alternative& held, const element& dom) {
    return is_same_json(dom, held.json.text);
  }
  static bool agrees(const v1::unknown_event& held, const element& dom) {
    const auto id = member(dom, "eventId");
    const bool has_id = id && id->is_string();
    return is_same_json(dom, held.json.text) &&
           (has_id ? is_text(*id, held.event_id) : held.event_id.empty());
  }
  template <described T>
  static bool agrees(const T& value, const element& dom) {
    return dom.is_object() && members_agree(value, dom, typename schema<T>::rows{});
  }

 private:
  /// Counts what is remarked.
  template <class T>
  static bool is_lost(const element& dom) {
    const bool lost = reports && !fits<T>::in(dom);
    if (lost) ++remarks;
    return lost;
  }
  /// Of each name the last value counts; others may be there or not.
  template <class T>
  static bool values_agree(const map<T>& values, const element& dom,
                           const simdjson::dom::object& object) {
    std::set<std::string> names;
    for (const auto field : object) names.emplace(field.key);
    for (const auto& each : values) {
      if (names.find(std::string{each.key}) == names.end()) return false;
    }
    for (const std::string& name : names) {
      const element last = *member(dom, name);
      const T* const value = values.find(name);
      if (is_lost<T>(last) ? value != nullptr : value == nullptr || !agrees(*value, last))
        return false;
    }
    return true;
  }

  template <class T, class... Rows>
  static bool members_agree(const T& value, const element& dom, list<Rows...>) {
    std::size_t index = 0;
    return (member_agrees<Rows>(value, dom, index++) && ...);
  }
  template <class Row, class T>
  static bool member_agrees(const T& value, const element& dom, std::size_t index) {
    if (!Row::span.contains(Version::revision)) return !value.present.has(index);
    const auto there = member(dom, Row::key);
    const bool lost = there && is_lost<typename Row::type>(*there);
    if (value.present.has(index) != (there && !lost)) return false;
    return !there || lost || agrees(value.*Row::member, *there);
  }
};

/// One typed document and the memory it lies in.
template <class T, class Version, quire::rules Rules>
class typed_document {
 public:
  [[nodiscard]] json::error decode(std::string_view text) {
    m_memory.reset();
    m_value = T{};
    if (const auto found = m_document.load(text, {}, m_memory)) return found;
    if (!m_document.is_object()) return m_document.not_an_object();
    json::reader_state state = m_document.walk();
    json::reader walk{state};
    using context = codec::context<Version::revision, Rules>;
    (void)codec::of<T>::template read<context>(walk, m_value);
    return m_document.finish(walk);
  }
  [[nodiscard]] const T& value() const { return m_value; }
  /// The remarks so far: lazy values that have been read are among them.
  [[nodiscard]] std::size_t remarks() const { return m_document.remarks().count(); }
  [[nodiscard]] std::string written() const {
    std::string text;
    to_json(m_value, text);
    return text;
  }

 private:
  core::arena m_memory;
  json::document m_document;
  T m_value;
};

/// Returns false if the typed value is not what the DOM holds, or not the same once written back.
template <class T, class Version, quire::rules Rules>
[[nodiscard]] bool typed_as_dom(std::string_view input) {
  static typed_document<T, Version, Rules> first;
  static typed_document<T, Version, Rules> second;
  const auto plain = json::validate(input);
  const json::error found = first.decode(input);
  if (plain.code != json::errc::ok) return found.code == plain.code && found.offset == plain.offset;
  if (found) return !concerns_document(found.code) && found.offset <= input.size();

  static simdjson::dom::parser parser;
  element dom;
  const std::string repaired = for_dom::from(input);
  if (parser.parse(repaired).get(dom) != simdjson::SUCCESS) return false;
  using compared = comparison<Version, Rules>;
  compared::remarks = 0;
  compared::infinite = false;
  if (!compared::agrees(first.value(), dom)) return false;
  if (compared::remarks != first.remarks()) return false;
  if (compared::infinite) return true;

  // What was lost stays so: what is written has nothing to remark but in lazy values.
  const std::string written = first.written();
  return !second.decode(written) && second.remarks() == 0 && second.written() == written;
}

struct newest {
  static constexpr release revision = v1::newest_revision;
};
struct oldest {
  static constexpr release revision = v1::revisions.front();
};

/// One of the four ways to read a document: as `which` says.
template <class Now, class Then>
[[nodiscard]] bool read_by(std::string_view input, unsigned which) {
  switch (which % 4U) {
    case 0:
      return typed_as_dom<Now, newest, as_runtime>(input);
    case 1:
      return typed_as_dom<Now, newest, as_typed>(input);
    case 2:
      return typed_as_dom<Now, newest, as_schema>(input);
    default:
      return typed_as_dom<Then, oldest, as_runtime>(input);
  }
}

/// The way that an input chooses: its first byte, which may be white space before the document. So
/// a seed is a document, and an execution reads it once.
[[nodiscard]] inline unsigned chosen_way(std::string_view input) {
  return input.empty() ? 0U : static_cast<unsigned char>(input[0]);
}

[[nodiscard]] inline bool json_event_by(std::string_view input, unsigned which) {
  return read_by<v1::event_at<newest::revision>, v1::event_at<oldest::revision>>(input, which);
}
[[nodiscard]] inline bool json_environment_by(std::string_view input, unsigned which) {
  return read_by<v1::environment, v1::environment>(input, which);
}

/// All four ways.
[[nodiscard]] inline bool json_event(std::string_view input) {
  bool good = true;
  for (unsigned way = 0; way != 4; ++way) good = good && json_event_by(input, way);
  return good;
}
[[nodiscard]] inline bool json_environment(std::string_view input) {
  bool good = true;
  for (unsigned way = 0; way != 4; ++way) good = good && json_environment_by(input, way);
  return good;
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_JSON_VALUES_HPP
