// SPDX-License-Identifier: Apache-2.0
// Rule sets: what becomes of a value that is not what the schema says, as data.
#ifndef QUIRE_SCHEMA_RULES_HPP
#define QUIRE_SCHEMA_RULES_HPP

#include <cstdint>

namespace quire {

/// What a decoder does about one kind of disagreement.
enum class on : std::uint8_t {
  report,  ///< go on: the value says so
  refuse,  ///< an error
};

/// What a document may get wrong that is JSON all the same. A structural type: rules are a template
/// argument of the decoders, and what they do not need is not compiled in. `as_runtime`, `as_typed`
/// and `as_schema` are three values; compose your own with named members:
///
///     constexpr quire::rules mine{.mistyped = quire::on::refuse, .unknown_type =
///     quire::on::refuse}; quire::decoder<quire::v1::latest, mine> decode;
///
/// Whatever they say, rows marked `needed` must be there and of their type, and an environment is
/// an object.
struct rules {
  /// A required member is not there. Reported: `has` is false.
  on absent = on::report;
  /// A member's JSON is of another type than its row says, or null where the row has no null.
  /// Reported: it is not there, `has` is false, and there is a remark. Of an array the element is
  /// lost, of a map the entry. Numbers too large for a double are infinities then.
  on mistyped = on::report;
  /// A text that an enum or a constant does not have in the release. Reported: `unknown`, its text
  /// is kept.
  on unknown_value = on::report;
  /// An event type, or an alternative of a union, that the release does not have. Reported:
  /// `unknown_event` or `unknown_alternative`, its JSON is kept. An event that is no object is an
  /// unknown one.
  on unknown_type = on::report;

  friend constexpr bool operator==(const rules&, const rules&) noexcept = default;

  /// True if a `lazy` member is typed, and refused, when it is decoded, and not when it is asked.
  [[nodiscard]] constexpr bool checks_lazy() const noexcept {
    return absent == on::refuse || unknown_value == on::refuse || unknown_type == on::refuse;
  }
};

/// What the official runtime accepts and no less: one bad member never takes a request down.
inline constexpr rules as_runtime{};
/// The same, but what is there has the type that its row says.
inline constexpr rules as_typed{.mistyped = on::refuse};
/// What the release's types demand: required members are there, types are right, enums and unions
/// are closed.
inline constexpr rules as_schema{.absent = on::refuse,
                                 .mistyped = on::refuse,
                                 .unknown_value = on::refuse,
                                 .unknown_type = on::refuse};

}  // namespace quire

#endif  // QUIRE_SCHEMA_RULES_HPP
