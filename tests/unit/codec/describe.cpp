// SPDX-License-Identifier: Apache-2.0
#include <quire/codec/describe.hpp>
//
#include <quire/codec.hpp>
#include <quire/v1/types.hpp>

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <vector>

#include "v1/data.hpp"

namespace codec_describe {

using quire::release;
using v1_test::to_release;

// path -> "wire required"
using paths = std::map<std::string, std::string>;

paths recorded(release at) {
  paths all;
  for (const auto& row : v1_test::table("paths.tsv")) {
    const bool lives = to_release(row.at(3)) <= at && at <= to_release(row.at(4));
    if (lives) all[row.at(0)] = row.at(1) + ' ' + row.at(2);
  }
  return all;
}

paths described(release at) {
  paths all;
  namespace v1 = quire::v1;
  quire::describe<v1::all_events, v1::environment>(
      v1::revision_of(at), [&](const std::string& path, const std::string& wire, bool required) {
        const auto added = all.emplace(path, wire + (required ? " required" : " optional"));
        BOOST_TEST(added.second, path << " is described twice");
      });
  return all;
}

void compare(const paths& want, const paths& have, const std::string& what) {
  for (const auto& [path, text] : want) {
    const auto found = have.find(path);
    BOOST_TEST(
        (found != have.end() && found->second == text),
        what << ' ' << path << ": " << text
             << (found == have.end() ? std::string{" is missing"} : ", not " + found->second));
  }
}

/// A sink that wants the texts of enums, too.
struct texts_by_path {
  void operator()(const std::string&, const std::string&, bool) {}
  void texts(const std::string& path, const std::string& all) { found[path] = all; }
  std::map<std::string, std::string> found;
};

struct view {
  std::string_view type;
  std::string_view url;
};
struct own_environment {
  std::string_view key;
};
/// Rows of two shapes, and of none after them.
struct shaped {
  std::string_view side;
  std::string_view radius;
  std::string_view center;
  std::string_view name;
};

}  // namespace codec_describe

template <>
struct quire::schema<codec_describe::view> {
  using rows = list<row<"type", &codec_describe::view::type>,
                    row<"url", &codec_describe::view::url, since<2, 0, 0>>>;
};
template <>
struct quire::schema<codec_describe::own_environment> {
  using rows = list<row<"key", &codec_describe::own_environment::key>>;
};

template <>
struct quire::schema<codec_describe::shaped> {
  using self = codec_describe::shaped;
  using rows = list<row<"side", &self::side, variant<"Box">>,
                    row<"radius", &self::radius, variant<"Circle">>,
                    row<"center", &self::center, variant<"Circle">, optional>,
                    row<"name", &self::name, optional>>;
};

namespace codec_describe {

struct mine {
  static constexpr std::string_view path = "v2";
  static constexpr release revision{1, 0, 0};
  using event =
      quire::tagged_union<"type", quire::v1::unknown_event, quire::alternative<view, "view">>;
  using environment = own_environment;
};

}  // namespace codec_describe

BOOST_AUTO_TEST_SUITE(codec_describe)

BOOST_AUTO_TEST_CASE(every_revision_has_the_recorded_paths_and_no_others) {
  for (const release at : quire::v1::revisions) {
    const paths want = recorded(at);
    const paths have = described(at);
    BOOST_TEST(want.size() > 200U);
    BOOST_TEST(want.size() == have.size());
    compare(want, have, v1_test::to_text(at) + " lacks");
    compare(have, want, v1_test::to_text(at) + " invents");
  }
}

BOOST_AUTO_TEST_CASE(a_release_between_two_revisions_has_the_shape_of_the_older) {
  BOOST_TEST((described({0, 110, 3}) == described({0, 91, 0})));
  BOOST_TEST((described({0, 202, 0}) == described({0, 201, 0})));
  BOOST_TEST((described({0, 1, 0}) == described({0, 3, 0})));
}

BOOST_AUTO_TEST_CASE(the_texts_of_enums_are_told_to_those_who_ask) {
  namespace v1 = quire::v1;
  texts_by_path newest;
  quire::describe<v1::all_events, v1::environment>(v1::newest_revision, newest);
  BOOST_TEST(newest.found["environment.integration.target"] ==
             R"("all"|"organization"|"site"|"space")");
  BOOST_TEST(newest.found.contains("environment.integration.scopes[]"));
  texts_by_path old;
  quire::describe<v1::all_events, v1::environment>(release{0, 12, 0}, old);
  BOOST_TEST(old.found["environment.integration.target"] == R"("all"|"organization")");
}

BOOST_AUTO_TEST_CASE(a_version_describes_its_revision) {
  std::size_t count = 0;
  quire::describe<quire::v1::at<release{0, 34, 0}>>(
      [&](const std::string&, const std::string&, bool) { ++count; });
  BOOST_TEST(count == 293U);
}

BOOST_AUTO_TEST_CASE(a_version_of_ones_own_describes_itself) {
  std::string all;
  quire::describe<mine>([&](const std::string& path, const std::string& wire, bool) {
    all += path + ' ' + wire + '\n';
  });
  BOOST_TEST(all == "event:view event\nevent:view.type string\nenvironment.key string\n");
}

BOOST_AUTO_TEST_CASE(each_shape_is_told_once_and_what_follows_is_in_none) {
  std::string all;
  const auto sink = [&](const std::string& path, const std::string& wire, bool required) {
    all += path + ' ' + wire + (required ? " required\n" : "\n");
  };
  quire::codec::of<shaped>::describe(quire::latest_release, "it", sink);
  BOOST_TEST(all ==
             "it<Box> variant\nit<Box>.side string required\n"
             "it<Circle> variant\nit<Circle>.radius string required\nit<Circle>.center string\n"
             "it.name string\n");
}

BOOST_AUTO_TEST_SUITE_END()
