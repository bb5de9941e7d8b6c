// SPDX-License-Identifier: Apache-2.0
#include <quire/codec/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>

namespace codec_codec {

using quire::lifetime;
using quire::release;
using quire::codec::later;
using quire::codec::next_release;
using quire::codec::span_changed;

constexpr release before{1, 2, 2};
constexpr release first{1, 2, 3};
constexpr release last{2, 0, 9};
constexpr release after{2, 0, 10};
constexpr release much_later{3, 1, 0};

BOOST_AUTO_TEST_SUITE(codec_codec)

BOOST_AUTO_TEST_CASE(a_row_changes_when_its_life_begins_and_after_it_ends) {
  static_assert(next_release(last) == after);
  constexpr lifetime span{.since = first, .until = last};
  static_assert(span_changed(span, before) == quire::earliest_release);
  static_assert(span_changed(span, first) == first);
  static_assert(span_changed(span, last) == first);
  static_assert(span_changed(span, after) == after);
  static_assert(span_changed(span, much_later) == after);
}

BOOST_AUTO_TEST_CASE(a_life_may_end_with_the_last_patch_there_can_be) {
  constexpr release last_of_minor{1, 9, UINT16_MAX};
  constexpr release last_of_major{1, UINT16_MAX, UINT16_MAX};
  static_assert(next_release(last_of_minor) == release{1, 10, 0});
  static_assert(next_release(last_of_major) == release{2, 0, 0});
  static_assert(span_changed({.until = last_of_minor}, {2, 0, 0}) == release{1, 10, 0});
  static_assert(span_changed({.until = last_of_major}, {2, 0, 0}) == release{2, 0, 0});
}

BOOST_AUTO_TEST_CASE(the_next_release_is_after_it) {
  for (const release at : {first, last, release{1, 9, UINT16_MAX}, release{1, UINT16_MAX, 0},
                           release{1, UINT16_MAX, UINT16_MAX}})
    BOOST_TEST((at < next_release(at)));
}

BOOST_AUTO_TEST_CASE(the_later_of_two_releases) {
  static_assert(later(first, last) == last);
  static_assert(later(last, first) == last);
  static_assert(later(last, last) == last);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace codec_codec
