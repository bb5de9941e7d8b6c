// SPDX-License-Identifier: Apache-2.0
// Releases between which the rows of a struct did not change read it with the same code.
#include <quire/v1.hpp>
//
#include <quire/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <set>

namespace v1_sharing {

using quire::as_runtime;
using quire::as_schema;
using quire::release;
namespace types = quire::v1;

template <class T, quire::rules Rules>
constexpr release changed(release at) {
  return quire::codec::of<T>::template changed<Rules>(at);
}

// How many decoders of `T` the revisions make.
template <class T, quire::rules Rules>
std::size_t decoders() {
  std::set<release> all;
  for (const release at : types::revisions) all.insert(changed<T, Rules>(at));
  return all.size();
}

}  // namespace v1_sharing

BOOST_AUTO_TEST_SUITE(v1_sharing)

// A revision is one because something changed in it, and nothing changes anywhere else: a row with
// a release that is none of the 14 would show here.
BOOST_AUTO_TEST_CASE(every_revision_changes_the_event_or_the_environment) {
  using all_events = quire::v1::all_events;
  const auto event_changed = []<class... Events>(quire::list<Events...>, release at) {
    release last = quire::earliest_release;
    ((last = quire::codec::later(last, quire::codec::span_changed(Events::span, at)),
      last = Events::span.contains(at)
                 ? quire::codec::later(last, changed<typename Events::type, as_schema>(at))
                 : last),
     ...);
    return last;
  };
  release before = quire::earliest_release;
  for (const release at : types::revisions) {
    const release last = quire::codec::later(changed<types::environment, as_schema>(at),
                                             event_changed(all_events{}, at));
    if (at != types::revisions.front()) BOOST_TEST((before < last && last <= at));
    before = at;
  }
}

BOOST_AUTO_TEST_CASE(what_did_not_change_has_one_decoder) {
  BOOST_TEST((decoders<types::fetch_request, as_schema>()) == 1U);
  BOOST_TEST((decoders<types::task, as_schema>()) == 1U);
  BOOST_TEST((decoders<types::auth, as_runtime>()) == 1U);
  BOOST_TEST((decoders<types::installation_setup, as_schema>()) == 1U);
}

BOOST_AUTO_TEST_CASE(what_changed_has_one_for_each_change) {
  BOOST_TEST((decoders<types::visitor, as_runtime>()) == 2U);   // language: 0.25.0
  BOOST_TEST((decoders<types::fetch, as_runtime>()) == 2U);     // siteId: 0.74.0
  BOOST_TEST((decoders<types::site_view, as_schema>()) == 3U);  // visitor; spaceId: 0.91.0
  BOOST_TEST((decoders<types::api_tokens, as_schema>()) == 1U);
}

BOOST_AUTO_TEST_CASE(as_runtime_shares_more) {
  // Enums are open and lazy members are not looked into.
  BOOST_TEST((decoders<types::environment, as_schema>()) == 13U);
  BOOST_TEST((decoders<types::environment, as_runtime>()) == 9U);
  BOOST_TEST((changed<types::environment, as_runtime>({0, 146, 0}) ==
              changed<types::environment, as_runtime>({0, 143, 2})));
}

BOOST_AUTO_TEST_SUITE_END()
