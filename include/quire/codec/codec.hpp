// SPDX-License-Identifier: Apache-2.0
// What a codec is: for one type of member, how it is read, written and described.
#ifndef QUIRE_CODEC_CODEC_HPP
#define QUIRE_CODEC_CODEC_HPP

#include <quire/json/reader.hpp>
#include <quire/json/writer.hpp>
#include <quire/schema/release.hpp>
#include <quire/schema/rules.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace quire::codec {

/// A point in the release history and the rules to decode by: what every codec is compiled for.
template <release At, quire::rules Rules>
struct context {
  /// The release.
  static constexpr release at = At;
  /// The rules.
  static constexpr quire::rules rules = Rules;
};

/// Which members of a struct are written.
struct shape {
  release at = latest_release;  ///< a struct made by hand is written by the rows of this release
  bool strictly = false;        ///< true: so is one that was decoded; else it loses nothing
};

/// Specialised for each type that a member can have:
///
///     template <class Context> static bool read(json::reader& in, T& out) noexcept;
///     static void write(json::writer& out, const T& value, const shape& as);
///     static std::string wire(release at);             the wire type, as the history names it
///     template <class Sink>                            what lies below a member of this type:
///     static void describe(release at, const std::string& path, Sink& sink);
///     template <rules Rules>                           the last change of it, up to `at`, that
///     static constexpr release changed(release at);    matters to these rules
///
/// `read` expects the reader at the value, leaves it after the value, and returns false once it
/// failed: the reader then knows why.
template <class T>
struct of;

/// For types that have nothing below them and never change.
struct leaf {
  /// It never changes.
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release) noexcept {
    return earliest_release;
  }
  /// Nothing lies below it.
  template <class Sink>
  static void describe(release, const std::string&, Sink&) {}
};

/// Not specialised: says so, once.
template <class T>
struct of : leaf {
  static_assert(!std::is_enum_v<T>,
                "quire: a member of an enum type: make it quire::enumeration<E>, with a "
                "quire::enum_schema<E>");
  static_assert(std::is_enum_v<T>,
                "quire: a member of a type that has no codec: use std::string_view, bool, "
                "std::int64_t, json::number, json::raw, std::optional, std::span, a struct with "
                "rows or another type of quire/schema");

  /// Never defined: the assertions above say why.
  template <class Context>
  static bool read(json::reader& in, T& out) noexcept;
  /// Never defined.
  static void write(json::writer& out, const T& value, const shape& as);
  /// Never defined.
  static std::string wire(release at);
};

/// True for types whose values are always strings, so that an array of them is counted by steps.
template <class T>
inline constexpr bool only_strings = requires {
  requires of<T>::is_always_string;
};

/// The release that comes first after `at` in any numbering.
[[nodiscard]] constexpr release next_release(release at) noexcept {
  if (++at.patch != 0) return at;
  if (++at.minor != 0) return at;  // {1, 2, UINT16_MAX} is all that is left of 1.2
  ++at.major;
  return at;
}

/// The later of the two ends of `span` that is not after `at`: the last time its row changed.
[[nodiscard]] constexpr release span_changed(const lifetime& span, release at) noexcept {
  if (span.until < at) return next_release(span.until);
  return span.since <= at ? span.since : earliest_release;
}

[[nodiscard]] constexpr release later(release a, release b) noexcept { return a < b ? b : a; }

}  // namespace quire::codec

#endif  // QUIRE_CODEC_CODEC_HPP
