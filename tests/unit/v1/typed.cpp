// SPDX-License-Identifier: Apache-2.0
// What the recorded samples look like as structs.
#include <quire/v1.hpp>
//
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <variant>

#include "codec/decode.hpp"
#include "v1/data.hpp"

namespace v1_typed {

using quire::release;
namespace v1 = quire::v1;

std::string sample(release at, std::string_view name) {
  for (const auto& each : v1_test::samples_of(at)) {
    if (each.name == name) return each.json;
  }
  return {};
}

template <class Version>
using environment =
    codec_test::decoded<typename Version::environment, quire::as_runtime, Version::revision>;
template <class Version>
using event = codec_test::decoded<typename Version::event, quire::as_runtime, Version::revision>;

using v0_4 = quire::v1::at<release{0, 4, 0}>;
using v0_74 = quire::v1::at<release{0, 74, 0}>;
using v0_91 = quire::v1::at<release{0, 91, 0}>;

}  // namespace v1_typed

BOOST_AUTO_TEST_SUITE(v1_typed)

BOOST_AUTO_TEST_CASE(the_owner) {
  const environment<v1::latest> made{sample(v1::latest::revision, "environment full")};
  BOOST_REQUIRE(made.ok());
  const auto owner = made->integration.owner.get<v1::latest, quire::as_schema>();
  BOOST_REQUIRE(owner.ok());
  BOOST_TEST(owner->title == "Example Org");
  BOOST_TEST((owner->type == v1::organization_type::business));
  BOOST_TEST((**owner->default_role == v1::member_role::read));
  BOOST_TEST(owner->default_content->site == "site_p4Kx9Q");
  BOOST_TEST((owner->plan == v1::billing_product::pro_2024));
  BOOST_TEST(owner->billing->pricing.members.plus_2024.monthly.value == 79.5);
  BOOST_TEST(owner->billing->usage_addons.find("ai-credits")->enabled);
  BOOST_TEST((*owner->billing->credits_bundle == v1::billing_credits_bundle::bundle_13500_1500));
  BOOST_TEST(owner->trial.count == 1);
  BOOST_TEST(owner->blocked->reason == "Terms of service");
  BOOST_TEST(owner->permissions.install_integration);
}

BOOST_AUTO_TEST_CASE(its_merge_rules) {
  const environment<v1::latest> made{sample(v1::latest::revision, "environment full")};
  const auto owner = made->integration.owner.get<v1::latest>();
  BOOST_REQUIRE(owner.ok());
  const auto* some = owner->merge_rules.get_if<v1::some_merge_rules>();
  BOOST_REQUIRE(some != nullptr);
  BOOST_REQUIRE(some->rules.size() == 5U);
  BOOST_TEST(some->rules[0].get_if<v1::require_specific_reviewers>()->users.size() == 1U);
  BOOST_TEST((some->rules[3].get_if<v1::plain_rule>()->rule ==
              v1::merge_rule_name::require_at_least_one_review));
  BOOST_TEST(some->rules[4].get_if<v1::custom_rule>()->expression ==
             "reviews.approved >= 2 && author != \"bot\"");
}

BOOST_AUTO_TEST_CASE(configurations_with_a_schema_and_with_a_component) {
  const environment<v1::latest> made{sample(v1::latest::revision, "environment full")};
  const auto all = made->integration.configurations->get<v1::latest>();
  BOOST_REQUIRE(all.ok());
  BOOST_TEST(all->space->component_id.value() == "space-config");
  const auto& account = *all->account;
  BOOST_TEST(!account.component_id.has_value());
  BOOST_TEST(account.required->front() == "tracking_id");
  const auto* id = account.properties.find("tracking_id")->get_if<v1::string_property>();
  BOOST_REQUIRE(id != nullptr);
  BOOST_TEST(id->enum_->size() == 2U);
  const auto* connect = account.properties.find("connect")->get_if<v1::button_property>();
  BOOST_REQUIRE(connect != nullptr);
  BOOST_TEST(connect->button_text == "Connect");
}

BOOST_AUTO_TEST_CASE(configurations_as_they_began) {
  const environment<v0_4> made{sample({0, 4, 0}, "environment full")};
  const auto all = made->integration.configurations->get<v0_4>();
  BOOST_REQUIRE(all.ok());
  BOOST_TEST(!all->account.has_value());
  BOOST_TEST(all->account_schema->properties.size() != 0U);
}

BOOST_AUTO_TEST_CASE(a_security_policy_as_object_and_as_text) {
  const environment<v1::latest> full{sample(v1::latest::revision, "environment full")};
  const auto object = full->integration.content_security_policy->get<v1::latest>();
  BOOST_REQUIRE(object.ok());
  BOOST_TEST(object->object->worker_src.value() == "example-worker-src");
  const environment<v1::latest> typical{sample(v1::latest::revision, "environment typical")};
  const auto text = typical->integration.content_security_policy->get<v1::latest>();
  BOOST_REQUIRE(text.ok());
  BOOST_TEST(text->text.starts_with("default-src 'self'"));
}

BOOST_AUTO_TEST_CASE(default_content_before_it_was_a_site) {
  const environment<v0_74> made{sample({0, 74, 0}, "environment full")};
  const auto owner = made->integration.owner.get<v0_74>();
  BOOST_REQUIRE(owner.ok());
  BOOST_TEST(!owner->default_content.has_value());
  BOOST_TEST((owner->early_default_content->value.index() != 0));
}

BOOST_AUTO_TEST_CASE(dependencies_and_their_nulls) {
  const event<v1::latest> made{
      sample(v1::latest::revision, "content_compute_document.openapi-nulls.json")};
  BOOST_REQUIRE(made.ok());
  const auto* compute = made->get_if<v1::content_compute_document>();
  BOOST_REQUIRE(compute != nullptr);
  const auto& all = compute->dependencies;
  BOOST_TEST(!all.find("pending-space")->get_if<v1::space_dependency>()->value);
  BOOST_TEST(all.find("main-space")->get_if<v1::space_dependency>()->value->id == "example-id");
  const auto* french = all.find("main-translation")->get_if<v1::translation_dependency>();
  BOOST_TEST((french->value->language == v1::translation_language::fr));
}

BOOST_AUTO_TEST_CASE(props_of_computed_content_are_any_json) {
  for (const std::string props : {"null", "[1,{}]", "\"text\"", "{\"a\":null}", "5", "false"}) {
    for (const std::string type : {"content_compute_document", "content_compute_revision"}) {
      const std::string json = R"({"eventId":"e","type":")" + type +
                               R"(","installationId":"i","spaceId":"s","sourceId":"c","props":)" +
                               props + R"(,"dependencies":{}})";
      using strict = codec_test::decoded<v1::event, quire::as_schema, v1::newest_revision>;
      BOOST_TEST(strict{json}.written() == json);
      const event<v1::latest> made{json};
      BOOST_TEST(made.written() == json);
      const auto* document = made->get_if<v1::content_compute_document>();
      if (document != nullptr) BOOST_TEST(document->props.text == props);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_event_that_came_later_is_unknown_and_whole) {
  const auto json = sample({0, 143, 2}, "page_feedback.full.json");
  const event<v0_91> made{json};
  BOOST_REQUIRE(made.ok());
  const auto* unknown = made->get_if<v1::unknown_event>();
  BOOST_REQUIRE(unknown != nullptr);
  BOOST_TEST(unknown->type == "page_feedback");
  BOOST_TEST(unknown->event_id == "evt_01JC8Q4Z7M3N5P6R8S9T0V2W4X");
  BOOST_TEST(unknown->json.text == json);
}

BOOST_AUTO_TEST_CASE(a_union_keeps_what_it_does_not_know) {
  const event<v1::latest> made{
      R"({"type":"ui_render","context":{"type":"configuration_page","theme":"dark"}})"};
  BOOST_REQUIRE(made.ok());
  const auto* unknown = made->get_if<v1::ui_render>()->context.get_if<quire::unknown_alternative>();
  BOOST_REQUIRE(unknown != nullptr);
  BOOST_TEST(unknown->discriminator == "configuration_page");
  BOOST_TEST(unknown->json.text == R"({"type":"configuration_page","theme":"dark"})");
}

BOOST_AUTO_TEST_CASE(a_value_that_an_enum_does_not_know_is_kept_as_text) {
  const environment<v1::latest> made{
      R"({"integration":{"scopes":["site:views:read","moon:read"]},"installation":{"status":"on"}})"};
  BOOST_REQUIRE(made.ok());
  const auto& scopes = made->integration.scopes;
  BOOST_TEST((scopes[0] == v1::integration_scope::site_views_read));
  BOOST_TEST((scopes[1] == v1::integration_scope::unknown));
  BOOST_TEST(scopes[1].text == "moon:read");
  BOOST_TEST(made->installation->status.text == "on");
}

BOOST_AUTO_TEST_CASE(a_release_between_two_revisions_is_the_older) {
  static_assert(quire::v1::at<release{0, 150, 0}>::revision == release{0, 146, 0});
  static_assert(quire::v1::at<release{1, 0, 0}>::revision == v1::latest::revision);
  static_assert(quire::v1::is_revision(v1::latest::revision));
  static_assert(!quire::v1::is_revision({0, 202, 0}));
}

BOOST_AUTO_TEST_SUITE_END()
