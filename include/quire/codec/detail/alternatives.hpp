// SPDX-License-Identifier: Apache-2.0
// The alternatives of a union as data: which text means which struct, in one release.
#ifndef QUIRE_CODEC_DETAIL_ALTERNATIVES_HPP
#define QUIRE_CODEC_DETAIL_ALTERNATIVES_HPP

#include <quire/codec/codec.hpp>
#include <quire/codec/detail/fresh.hpp>
#include <quire/codec/detail/table.hpp>
#include <quire/codec/detail/text_set.hpp>
#include <quire/codec/object.hpp>
#include <quire/schema/union.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

namespace quire::codec::detail {

/// How one alternative is read.
struct alternative_row {
  std::string_view text;                   ///< of the discriminator
  void* (*renew)(void* variant) noexcept;  ///< makes the variant hold a new one: where it is
  const row_table* table;                  ///< the rows of its struct
};

template <class Variant, class T>
[[nodiscard]] void* renew_erased(void* variant) noexcept {
  return &renew_holding<T>(*static_cast<Variant*>(variant));
}

/// The alternatives that live in the release of `Context`, a row for each of their texts.
template <class Variant, class Context, class... Alternatives>
class alternatives_at {
  static constexpr std::size_t count =
      ((Alternatives::span.contains(Context::at) ? Alternatives::count : 0) + ... + 0);

  template <class Alternative>
  static constexpr void add(std::array<alternative_row, count>& all, std::size_t& next) {
    if constexpr (Alternative::span.contains(Context::at)) {
      using held = typename Alternative::type;
      for (const std::string_view text : Alternative::each)
        all[next++] = {text, &renew_erased<Variant, held>, &of<held>::template table<Context>()};
    }
  }
  static constexpr std::array<alternative_row, count> rows = [] {
    std::array<alternative_row, count> all{};
    std::size_t next = 0;
    (add<Alternatives>(all, next), ...);
    return all;
  }();

  template <std::size_t... Is>
  [[nodiscard]] static consteval text_set<count> words_of(std::index_sequence<Is...>) {
    return text_set<count>{std::array<std::string_view, count>{rows[Is].text...}};
  }

 public:
  /// The alternative that `text` means; nullptr if the release has none.
  [[nodiscard]] static const alternative_row* find(std::string_view text) noexcept {
    if constexpr (count != 0) {
      static constexpr text_set<count> words = words_of(std::make_index_sequence<count>{});
      const std::size_t place = words.find(text);
      return place == count ? nullptr : &rows[place];
    } else {
      return nullptr;
    }
  }
};

}  // namespace quire::codec::detail

#endif  // QUIRE_CODEC_DETAIL_ALTERNATIVES_HPP
