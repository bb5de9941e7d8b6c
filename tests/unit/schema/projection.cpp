// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/projection.hpp>
//
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace schema_projection {

struct address {
  std::string_view city;
  std::string_view street;
};
struct order {
  std::string_view type;
  int number = 0;
  address to;
  std::optional<address> from;
  quire::presence present;
};
struct ping {
  std::string_view type;
};
struct setting {
  std::string_view name;
};
struct shop {
  static constexpr std::string_view path = "v3";
  static constexpr quire::release revision{3, 0, 0};
  using event = quire::union_of<"type", quire::alternative<order, "order|repeated_order">,
                                quire::alternative<ping, "ping", quire::since<2, 0, 0>>>;
  using environment = setting;
};

}  // namespace schema_projection

template <>
struct quire::schema<schema_projection::address> {
  using rows = list<row<"city", &schema_projection::address::city>,
                    row<"street", &schema_projection::address::street>>;
};
template <>
struct quire::schema<schema_projection::order> {
  using rows = list<row<"type", &schema_projection::order::type>,
                    row<"id", &schema_projection::order::number, until<1, 0, 0>>,
                    row<"number", &schema_projection::order::number, needed, since<2, 0, 0>>,
                    row<"to", &schema_projection::order::to>,
                    row<"from", &schema_projection::order::from, optional>>;
};
template <>
struct quire::schema<schema_projection::ping> {
  using rows = list<row<"type", &schema_projection::ping::type>>;
};
template <>
struct quire::schema<schema_projection::setting> {
  using rows = list<row<"name", &schema_projection::setting::name>>;
};

namespace schema_projection {

using quire::get;
using quire::view_of;
using whole = quire::only<shop, &order::number, &order::to, &setting::name>;
using nested = quire::only<shop, &order::to, &order::from, &address::city>;

template <auto Member, class View>
using type_of = std::decay_t<decltype(get<Member>(std::declval<const View&>()))>;

/// Whether a projection that has `Members` reads `Member`.
template <auto Member, auto... Members>
constexpr bool reads =
    quire::detail::is_reached_in<shop, Member, Members...>(shop::event::alternatives{});

static_assert(reads<&order::number> && reads<&ping::type> && reads<&setting::name>);
static_assert(!reads<&address::city>);
static_assert(reads<&address::city, &order::to> && reads<&address::city, &order::from>);
static_assert(!reads<&address::city, &order::number, &address::city>);

template <class... Rows>
consteval std::size_t count_passed(quire::list<Rows...>) {
  return (std::size_t{std::is_same_v<typename Rows::type, quire::passed>} + ... + 0U);
}

}  // namespace schema_projection

BOOST_AUTO_TEST_SUITE(schema_projection)

BOOST_AUTO_TEST_CASE(a_projection_is_a_version) {
  static_assert(quire::version<whole> && quire::has_revision<whole>);
  BOOST_TEST(whole::path == "v3");
  BOOST_TEST((whole::revision == shop::revision));
  BOOST_TEST((std::is_same_v<whole::environment, whole::view<setting>>));
  using first = std::variant_alternative_t<1, decltype(whole::event::value)>;
  BOOST_TEST((std::is_same_v<first, whole::view<order>>));
}

BOOST_AUTO_TEST_CASE(alternatives_keep_their_texts_and_lifetimes) {
  const auto same = []<class... Views, class... Structs>(quire::list<Views...>,
                                                         quire::list<Structs...>) {
    return ((Views::texts == Structs::texts && Views::span.since == Structs::span.since) && ...);
  };
  BOOST_TEST(same(whole::event::alternatives{}, shop::event::alternatives{}));
}

BOOST_AUTO_TEST_CASE(a_view_has_what_is_named_of_its_struct) {
  BOOST_TEST((std::is_same_v<type_of<&order::number, whole::view<order>>, int>));
  BOOST_TEST((std::is_same_v<type_of<&order::to, whole::view<order>>, address>));
  whole::view<order> made;
  static_cast<quire::detail::slot<&order::number, int>&>(made).value = 7;
  BOOST_TEST(get<&order::number>(made) == 7);
}

BOOST_AUTO_TEST_CASE(a_struct_of_which_members_are_named_is_a_view_too) {
  using view = view_of<address, &order::to, &order::from, &address::city>;
  BOOST_TEST((std::is_same_v<type_of<&order::to, nested::view<order>>, view>));
  BOOST_TEST((std::is_same_v<type_of<&order::from, nested::view<order>>, std::optional<view>>));
  BOOST_TEST((std::is_same_v<type_of<&address::city, view>, std::string_view>));
}

// Their places tell which members were there, and which must be.
BOOST_AUTO_TEST_CASE(every_row_stays_in_its_place) {
  using rows = quire::schema<whole::view<order>>::rows;
  BOOST_TEST(rows::size == quire::schema<order>::rows::size);
  BOOST_TEST(count_passed(rows{}) == 2U);  // type, from
  BOOST_TEST(count_passed(quire::schema<whole::view<ping>>::rows{}) == 1U);
  const auto same = []<class... Views, class... Structs>(quire::list<Views...>,
                                                         quire::list<Structs...>) {
    return ((Views::key == Structs::key && Views::is_needed == Structs::is_needed &&
             Views::is_optional == Structs::is_optional &&
             Views::span.since == Structs::span.since &&
             Views::span.until == Structs::span.until) &&
            ...);
  };
  BOOST_TEST(same(rows{}, quire::schema<order>::rows{}));
}

BOOST_AUTO_TEST_CASE(what_was_there) {
  whole::view<order> made;
  made.present = quire::presence::decoded(0b00100);
  BOOST_TEST(quire::has<&order::number>(made));
  BOOST_TEST(!quire::has<&order::to>(made));
}

BOOST_AUTO_TEST_SUITE_END()
