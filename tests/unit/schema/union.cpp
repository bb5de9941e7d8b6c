// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/union.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace schema_union {

struct circle {
  int radius = 0;
};
struct square {
  int side = 0;
};
using shape = quire::union_of<"type", quire::alternative<circle, "circle|ring">,
                              quire::alternative<square, "square">>;
using round = quire::alternative<circle, "circle|ring">;

struct triangle {};
/// What is held of other releases: they have triangles.
struct unknown_shape {};

template <class Taken>
constexpr bool may_visit = quire::detail::is_visitor<
    void (*)(const Taken&), unknown_shape, quire::list<quire::alternative<circle, "c">>>();

std::string what(const shape& one) {
  return quire::visit(
      one, [](const circle& is) { return "circle " + std::to_string(is.radius); },
      [](const auto&) { return std::string{"other"}; });
}

}  // namespace schema_union

template <>
struct quire::schema<schema_union::unknown_shape> {
  using alternatives = list<alternative<schema_union::triangle, "t">>;
};

static_assert(schema_union::may_visit<schema_union::circle>);
static_assert(schema_union::may_visit<schema_union::triangle>, "of another release");
static_assert(schema_union::may_visit<schema_union::unknown_shape>);
static_assert(!schema_union::may_visit<schema_union::square>);

static_assert(quire::alternatives_are_disjoint(
    quire::list<quire::alternative<schema_union::circle, "a|b", quire::until<1, 0, 0>>,
                quire::alternative<schema_union::square, "c">,
                quire::alternative<schema_union::circle, "b", quire::since<1, 0, 1>>>{}));
static_assert(!quire::alternatives_are_disjoint(
    quire::list<quire::alternative<schema_union::triangle, "d">,
                quire::alternative<schema_union::circle, "a|b", quire::until<1, 0, 0>>,
                quire::alternative<schema_union::square, "c|b">>{}));
static_assert(!quire::alternatives_are_disjoint(
    quire::list<quire::alternative<schema_union::circle, "a">,
                quire::alternative<schema_union::square, "a">>{}));

static_assert(schema_union::round::is("circle") && schema_union::round::is("ring"));
static_assert(!schema_union::round::is("") && !schema_union::round::is("circle|ring") &&
              !schema_union::round::is("rin"));
static_assert(!schema_union::round::is("circle|") && !schema_union::round::is("|ring"));
static_assert(schema_union::shape::discriminator == "type");

BOOST_AUTO_TEST_SUITE(schema_union)

BOOST_AUTO_TEST_CASE(starts_unknown) {
  const shape one;
  BOOST_TEST((one.get_if<quire::unknown_alternative>() != nullptr));
  BOOST_TEST((one.get_if<circle>() == nullptr));
  BOOST_TEST(what(one) == "other");
}

BOOST_AUTO_TEST_CASE(visits_what_it_holds) {
  shape one;
  one.value = circle{7};
  BOOST_TEST(what(one) == "circle 7");
  BOOST_TEST(one.get_if<circle>()->radius == 7);
  one.value = square{7};
  BOOST_TEST(what(one) == "other");
}

BOOST_AUTO_TEST_SUITE_END()
