// SPDX-License-Identifier: Apache-2.0
// Enumerations and constants: texts of which a release knows some.
#ifndef QUIRE_CODEC_ENUMERATION_HPP
#define QUIRE_CODEC_ENUMERATION_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/detail/text_set.hpp>
#include <quire/schema/enumeration.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
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

/// The texts of an enum, each once, with the enumerators they stand for. A text that two releases
/// use stands for what the first row says, as in `to_enum`.
template <class Enum, class Values>
struct texts_of;
template <class Enum, class... Values>
struct texts_of<Enum, list<Values...>> {
  static constexpr std::array<std::string_view, sizeof...(Values)> all{Values::text...};
  static constexpr std::array<Enum, sizeof...(Values)> enumerators{Values::is...};

  [[nodiscard]] static constexpr bool is_first(std::size_t i) noexcept {
    for (std::size_t j = 0; j != i; ++j) {
      if (all[j] == all[i]) return false;
    }
    return true;
  }
  static constexpr std::size_t count = [] {
    std::size_t firsts = 0;
    for (std::size_t i = 0; i != all.size(); ++i) firsts += std::size_t{is_first(i)};
    return firsts;
  }();
  template <class T>
  [[nodiscard]] static consteval auto firsts_of(const std::array<T, sizeof...(Values)>& from) {
    std::array<T, count> firsts{};
    std::size_t next = 0;
    for (std::size_t i = 0; i != all.size(); ++i) {
      if (is_first(i)) firsts[next++] = from[i];
    }
    return firsts;
  }
  static constexpr text_set<count> words{firsts_of(all)};
  static constexpr std::array<Enum, count> values = firsts_of(enumerators);
};

/// What `to_enum` says, faster.
template <class Enum>
[[nodiscard]] constexpr Enum find_enum(std::string_view text) noexcept {
  using texts = texts_of<Enum, typename enum_schema<Enum>::values>;
  const std::size_t place = texts::words.find(text);
  if (place != texts::count) return texts::values[place];
  if constexpr (any_case_enum<Enum>) {
    return to_enum<Enum>(text);
  } else {
    return Enum::unknown;
  }
}

template <class Enum>
concept spelled_out = requires {
  requires enum_schema<Enum>::is_inline;
};

template <class Enum>
concept has_values = requires {
  typename enum_schema<Enum>::values;
};
template <class Enum>
struct values_of {
  using type = list<>;
};
template <has_values Enum>
struct values_of<Enum> {
  using type = typename enum_schema<Enum>::values;
};

}  // namespace detail

template <class Enum>
struct of<enumeration<Enum>> {
  static_assert(detail::has_values<Enum>,
                "quire: an enum without its texts: specialise quire::enum_schema<E> with `values`");
  using values = typename detail::values_of<Enum>::type;
  static constexpr bool is_always_string = true;
  static_assert(values_are_disjoint(values{}),
                "quire: two values of an enum have one text in one release: end the older with "
                "until<…>");

  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in,
                                                     enumeration<Enum>& out) noexcept {
    const std::size_t where = in.offset();
    if (!in.string(out.text)) return false;
    out.value = detail::find_enum<Enum>(out.text);
    if constexpr (Context::rules.unknown_value == on::refuse) {
      if (!knows<Enum>(out.text, Context::at)) return in.fail_at(json::errc::unknown_value, where);
    }
    return true;
  }
  /// As it was sent; made by hand, the text that its release has for the value.
  static void write(json::writer& out, const enumeration<Enum>& value, const shape& as) {
    out.string(value.text.empty() ? text_of(value.value, as.at) : value.text);
  }
  [[nodiscard]] static std::string wire(release at) {
    if constexpr (detail::spelled_out<Enum>) {
      return detail::spell_out(values{}, at);
    } else {
      return "enum";
    }
  }
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    return Rules.unknown_value == on::refuse ? detail::values_changed(values{}, at)
                                             : earliest_release;
  }
  /// To sinks that ask for them, the texts that the release knows: `sink.texts(path,
  /// "\"a\"|\"b\"")`.
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    if constexpr (requires { sink.texts(path, std::string{}); })
      sink.texts(path, detail::spell_out(values{}, at));
  }
};

template <fixed_string Text>
struct of<constant<Text>> : leaf {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in,
                                                     constant<Text>& out) noexcept {
    const std::size_t where = in.offset();
    if (!in.string(out.text)) return false;
    if (Context::rules.unknown_value == on::refuse && out.text != Text.view())
      return in.fail_at(json::errc::unknown_value, where);
    return true;
  }
  static void write(json::writer& out, const constant<Text>& value, const shape&) {
    out.string(value.text.data() == nullptr ? Text.view() : value.text);
  }
  [[nodiscard]] static std::string wire(release) { return '"' + std::string{Text.view()} + '"'; }
};

}  // namespace quire::codec

#endif  // QUIRE_CODEC_ENUMERATION_HPP
