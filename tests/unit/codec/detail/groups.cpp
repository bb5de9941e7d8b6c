// SPDX-License-Identifier: Apache-2.0
#include <quire/codec/detail/groups.hpp>
//
#include <quire/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "codec/decode.hpp"

namespace codec_groups {

// Either a circle or a box, told apart by what is there.
struct shape {
  std::string_view name;
  std::string_view radius;
  std::string_view width;
  std::string_view height;
  std::string_view depth;
  quire::presence present;
};
// Of a space or a site from release 2, of a space before.
struct place {
  std::optional<std::string_view> space;
  std::optional<std::string_view> site;
  quire::presence present;
};

}  // namespace codec_groups

template <>
struct quire::schema<codec_groups::shape> {
  using box = variant<"Box">;
  using rows = list<row<"name", &codec_groups::shape::name>,
                    row<"radius", &codec_groups::shape::radius, variant<"Circle">>,
                    row<"width", &codec_groups::shape::width, box>,
                    row<"height", &codec_groups::shape::height, box>,
                    row<"depth", &codec_groups::shape::depth, box, optional>>;
};
template <>
struct quire::schema<codec_groups::place> {
  using rows = list<row<"space", &codec_groups::place::space, until<1, 9, 0>>,
                    row<"space", &codec_groups::place::space, either, since<2, 0, 0>>,
                    row<"site", &codec_groups::place::site, either, since<2, 0, 0>>>;
};

namespace codec_groups {

using loose = codec_test::decoded<shape>;
using strict = codec_test::decoded<shape, quire::as_schema>;
template <quire::release At>
using strict_place = codec_test::decoded<place, quire::as_schema, At>;
using early = strict_place<quire::release{1, 0, 0}>;
using late = strict_place<quire::release{2, 0, 0}>;

std::string described(quire::release at) {
  std::string all;
  const auto add = [&all](const std::string& path, const std::string& wire, bool required) {
    all += path + ' ' + wire + (required ? " required\n" : "\n");
  };
  quire::codec::of<shape>::describe(at, "", add);
  quire::codec::of<place>::describe(at, "", add);
  return all;
}

}  // namespace codec_groups

BOOST_AUTO_TEST_SUITE(codec_groups)

BOOST_AUTO_TEST_CASE(one_variant_whole_is_enough) {
  BOOST_TEST(strict{R"({"name":"a","radius":"1"})"}.error() == "");
  BOOST_TEST(strict{R"({"name":"a","width":"1","height":"2"})"}.error() == "");
  BOOST_TEST(strict{R"({"name":"a","width":"1","height":"2","depth":"3"})"}.error() == "");
  BOOST_TEST(strict{R"({"name":"a","radius":"1","width":"2"})"}.error() == "");
}

BOOST_AUTO_TEST_CASE(without_one_the_first_member_of_the_first_is_missed) {
  BOOST_TEST(strict{R"({"name":"a"})"}.error() == "missing_member at radius");
  BOOST_TEST(strict{R"({"name":"a","width":"1"})"}.error() == "missing_member at radius");
  BOOST_TEST(strict{R"({"name":"a","height":"1"})"}.error() == "missing_member at radius");
  BOOST_TEST(strict{R"({"name":"a","depth":"1"})"}.error() == "missing_member at radius");
  BOOST_TEST(strict{R"({"radius":"1"})"}.error() == "missing_member at name");
}

BOOST_AUTO_TEST_CASE(as_runtime_demands_none) {
  const loose made{R"({"width":"1"})"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(quire::has<&shape::width>(*made));
  BOOST_TEST(!quire::has<&shape::radius>(*made));
}

BOOST_AUTO_TEST_CASE(either_member_is_enough) {
  BOOST_TEST(late{R"({"space":"a"})"}.error() == "");
  BOOST_TEST(late{R"({"site":"a"})"}.error() == "");
  BOOST_TEST(late{R"({"site":"a","space":"b"})"}.error() == "");
  BOOST_TEST(late{R"({})"}.error() == "missing_member at space");
}

BOOST_AUTO_TEST_CASE(a_group_has_the_lifetime_of_its_rows) {
  BOOST_TEST(early{R"({"space":"a"})"}.error() == "");
  BOOST_TEST(early{R"({"site":"a"})"}.error() == "missing_member at space");
}

BOOST_AUTO_TEST_CASE(variants_are_described_and_either_is_optional) {
  BOOST_TEST(described({2, 0, 0}) ==
             ".name string required\n"
             "<Circle> variant\n"
             "<Circle>.radius string required\n"
             "<Box> variant\n"
             "<Box>.width string required\n"
             "<Box>.height string required\n"
             "<Box>.depth string\n"
             ".space string\n"
             ".site string\n");
  BOOST_TEST(described({1, 0, 0}).ends_with("<Box>.depth string\n.space string required\n"));
}

BOOST_AUTO_TEST_SUITE_END()
