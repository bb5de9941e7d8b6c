// SPDX-License-Identifier: Apache-2.0
// Enumerations and constants: texts of which a release knows some.
#ifndef QUIRE_CODEC_ENUMERATION_HPP
#define QUIRE_CODEC_ENUMERATION_HPP

#include <quire/codec/codec.hpp>
#include <quire/schema/enumeration.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace quire::codec {
namespace detail {

template <class... Values>
[[nodiscard]] constexpr release values_changed(list<Values...>, release at) noexcept {
  release last = earliest_release;
  ((last = later(last, span_changed(Values::span, at))), ...);
  return last;
}

/// `"a"|"b"`: the texts a release knows, in the order of their bytes.
template <class... Values>
[[nodiscard]] std::string spell_out(list<Values...>, release at) {
  std::vector<std::string> texts;
  ((Values::span.contains(at) ? texts.push_back('"' + std::string{Values::text} + '"') : void()),
   ...);
  std::sort(texts.begin(), texts.end());
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : "|") + text;
  return all;
}

template <class Enum>
concept spelled_out = requires {
  requires enum_schema<Enum>::is_inline;
};

}  // namespace detail

template <class Enum>
struct of<enumeration<Enum>> {
  using values = typename enum_schema<Enum>::values;
  static constexpr bool is_always_string = true;
  static_assert(values_are_disjoint(values{}),
                "quire: two values of an enum have one text in one release: end the older with "
                "until<…>");

  template <class Context>
  [[nodiscard]] static bool read(json::reader& in, enumeration<Enum>& out) noexcept {
    const std::size_t where = in.at_end() ? 0 : in.offset();
    if (!in.string(out.text)) return false;
    out.value = to_enum<Enum>(out.text);
    if constexpr (Context::rules::strict) {
      if (!knows<Enum>(out.text, Context::at)) return in.fail_at(json::errc::unknown_value, where);
    }
    return true;
  }
  static void write(json::writer& out, const enumeration<Enum>& value) { out.string(value.text); }
  [[nodiscard]] static std::string wire(release at) {
    if constexpr (detail::spelled_out<Enum>) return detail::spell_out(values{}, at);
    return "enum";
  }
  template <class Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    return Rules::strict ? detail::values_changed(values{}, at) : earliest_release;
  }
  template <class Sink>
  static void describe(release, const std::string&, Sink&) {}
};

template <fixed_string Text>
struct of<constant<Text>> : leaf {
  template <class Context>
  [[nodiscard]] static bool read(json::reader& in, constant<Text>& out) noexcept {
    const std::size_t where = in.at_end() ? 0 : in.offset();
    if (!in.string(out.text)) return false;
    if (Context::rules::strict && out.text != Text.view())
      return in.fail_at(json::errc::unknown_value, where);
    return true;
  }
  static void write(json::writer& out, const constant<Text>& value) {
    out.string(value.text.data() == nullptr ? Text.view() : value.text);
  }
  [[nodiscard]] static std::string wire(release) { return '"' + std::string{Text.view()} + '"'; }
};

}  // namespace quire::codec

#endif  // QUIRE_CODEC_ENUMERATION_HPP
