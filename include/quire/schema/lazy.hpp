// SPDX-License-Identifier: Apache-2.0
// Values that are checked when they are decoded and typed when they are asked for.
#ifndef QUIRE_SCHEMA_LAZY_HPP
#define QUIRE_SCHEMA_LAZY_HPP

#include <quire/core/result.hpp>
#include <quire/schema/rules.hpp>

#include <string_view>

namespace quire {

namespace json {
struct error;
}  // namespace json
namespace codec {
struct kept_place;
}  // namespace codec

/// A `T` of which only the place in the document is kept. That it is JSON has been checked;
/// rules that check lazy values, as `as_schema`, have also checked that it is a `T`.
///
///     if (auto owner = environment.integration.owner.get<quire::v1::latest>()) use(owner->title);
template <class T>
class lazy {
 public:
  using value_type = T;

  constexpr lazy() noexcept = default;
  /// Used by the codec: `text` is the value, `at` stands at its start. Both must outlive it.
  constexpr lazy(std::string_view text, const codec::kept_place* at) noexcept
      : m_text(text), m_at(at) {}

  /// A value made by hand, as JSON. `get` cannot read it: there is no document.
  constexpr explicit lazy(std::string_view json) noexcept : m_text(json) {}

  /// True if there is a value.
  [[nodiscard]] constexpr bool is_set() const noexcept { return !m_text.empty(); }
  /// The value as it was sent, "" if there was none. A view into the request.
  [[nodiscard]] constexpr std::string_view text() const noexcept { return m_text; }

  /// Reads the value as release `Version::revision` has it, by `Rules`. Its arrays go to the
  /// decoder's arena: call it once and keep what it gives. The views in it are valid as long as
  /// those of the request. What the rules report is remarked on the document, by the first call.
  /// Errors: what is wrong with the value, the offset counted from the start
  /// of the document (of its repaired copy, if it was not UTF-8), with the member's path from
  /// there; `empty_document` if there was no value.
  template <class Version, rules Rules = as_runtime>
  [[nodiscard]] result<T, json::error> get() const noexcept;

 private:
  std::string_view m_text;
  const codec::kept_place* m_at = nullptr;
};

}  // namespace quire

#endif  // QUIRE_SCHEMA_LAZY_HPP
