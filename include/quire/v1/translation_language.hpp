// SPDX-License-Identifier: Apache-2.0
// TranslationLanguage: what GitBook translates into. Codes of ISO 639, some with a region.
#ifndef QUIRE_V1_TRANSLATION_LANGUAGE_HPP
#define QUIRE_V1_TRANSLATION_LANGUAGE_HPP

#include <quire/schema.hpp>

#include <cstdint>

namespace quire::v1 {

enum class translation_language : std::uint8_t {
  // clang-format off
  unknown,
  en, fr, de, es, it, pt, pt_br, ru, ja, zh, zh_tw, yue, ko,
  ar, hi, nl, pl, tr, sv, no, da, fi, el, cs, hu, ro,
  th, vi, id, ms, he, uk, sk, bg, hr, lt, lv, et, sl
  // clang-format on
};

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::translation_language> {
  using to = v1::translation_language;
  using values =
      list<value<"en", to::en>, value<"fr", to::fr>, value<"de", to::de>, value<"es", to::es>,
           value<"it", to::it>, value<"pt", to::pt>, value<"pt-br", to::pt_br>, value<"ru", to::ru>,
           value<"ja", to::ja>, value<"zh", to::zh>, value<"zh-tw", to::zh_tw>,
           value<"yue", to::yue>, value<"ko", to::ko>, value<"ar", to::ar>, value<"hi", to::hi>,
           value<"nl", to::nl>, value<"pl", to::pl>, value<"tr", to::tr>, value<"sv", to::sv>,
           value<"no", to::no>, value<"da", to::da>, value<"fi", to::fi>, value<"el", to::el>,
           value<"cs", to::cs>, value<"hu", to::hu>, value<"ro", to::ro>, value<"th", to::th>,
           value<"vi", to::vi>, value<"id", to::id>, value<"ms", to::ms>, value<"he", to::he>,
           value<"uk", to::uk>, value<"sk", to::sk>, value<"bg", to::bg>, value<"hr", to::hr>,
           value<"lt", to::lt>, value<"lv", to::lv>, value<"et", to::et>, value<"sl", to::sl>>;
};

#endif  // QUIRE_V1_TRANSLATION_LANGUAGE_HPP
