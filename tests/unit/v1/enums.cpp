// SPDX-License-Identifier: Apache-2.0
// Which release knows which value, held against the recorded history.
#include <quire/v1/environment.hpp>
#include <quire/v1/event.hpp>
#include <quire/v1/revisions.hpp>
//
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "v1/data.hpp"

namespace v1_enums {

using namespace quire::v1;
using quire::release;

template <class Enum>
constexpr std::size_t count_of = quire::enum_schema<Enum>::values::size;

/// Values that every release knows from the enum's beginning to its end have no lifetime of their
/// own: where the enum itself is not there, nobody asks.
template <class Enum>
void check(std::string_view name) {
  std::size_t count = 0;
  release first = quire::latest_release;
  release last = quire::earliest_release;
  const auto rows = v1_test::table("enums.tsv");
  for (const auto& row : rows) {
    if (row.at(0) != name) continue;
    first = std::min(first, v1_test::to_release(row.at(2)));
    last = std::max(last, v1_test::to_release(row.at(3)));
  }
  for (const auto& row : rows) {
    if (row.at(0) != name) continue;
    ++count;
    const quire::lifetime span{v1_test::to_release(row.at(2)), v1_test::to_release(row.at(3))};
    BOOST_TEST((quire::to_enum<Enum>(row.at(1)) != Enum::unknown), name << ' ' << row.at(1));
    for (const release at : revisions) {
      if (at < first || last < at) continue;
      BOOST_TEST(quire::knows<Enum>(row.at(1), at) == span.contains(at),
                 name << ' ' << row.at(1) << " in " << v1_test::to_text(at));
    }
  }
  BOOST_TEST(count == count_of<Enum>, name << " has " << count << " values");
}

}  // namespace v1_enums

BOOST_AUTO_TEST_SUITE(v1_enums)

BOOST_AUTO_TEST_CASE(every_value_lives_as_long_as_recorded) {
  check<billing_credits_bundle>("BillingCreditsBundle");
  check<billing_interval>("BillingInterval");
  check<billing_product>("BillingProduct");
  check<billing_trial_status>("BillingTrialStatus");
  check<block_source>("BlockSource");
  check<content_visibility>("ContentVisibility");
  check<integration_category>("IntegrationCategory");
  check<selection>("IntegrationInstallationSiteSelection");
  check<selection>("IntegrationInstallationSpaceSelection");
  check<installation_status>("IntegrationInstallationStatus");
  check<integration_scope>("IntegrationScope");
  check<integration_target>("IntegrationTarget");
  check<integration_visibility>("IntegrationVisibility");
  check<member_role>("MemberRole");
  check<openapi_spec_visibility>("OpenAPISpecVisibility");
  check<organization_block_reason>("OrganizationBlockReason");
  check<organization_community_type>("OrganizationCommunityType");
  check<organization_type>("OrganizationType");
  check<organization_use_case>("OrganizationUseCase");
  check<page_feedback_rating>("PageFeedbackRating");
  check<translation_language>("TranslationLanguage");
}

BOOST_AUTO_TEST_CASE(a_text_that_no_release_knows_is_kept) {
  BOOST_TEST((quire::to_enum<selection>("some") == selection::unknown));
  BOOST_TEST((quire::to_enum<selection>("") == selection::unknown));
  BOOST_TEST((quire::to_enum<selection>("ALL") == selection::unknown));
}

BOOST_AUTO_TEST_SUITE_END()
