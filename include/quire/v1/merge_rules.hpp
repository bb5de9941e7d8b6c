// SPDX-License-Identifier: Apache-2.0
// What an organization demands of a change request before it may be merged. From release 0.143.2.
#ifndef QUIRE_V1_MERGE_RULES_HPP
#define QUIRE_V1_MERGE_RULES_HPP

#include <quire/schema.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::v1 {

/// The rules that are nothing but their name.
enum class merge_rule_name : std::uint8_t {
  unknown,
  require_all_reviews_approved,
  require_at_least_one_review,
  require_at_least_one_approved_review,
  require_agent_review,
  require_author_to_merge,
  require_change_request_subject,
  require_change_request_description,
  require_up_to_date_change_request
};

struct plain_rule {
  enumeration<merge_rule_name> rule;
  quire::presence present;
};
struct require_specific_reviewers {
  std::string_view rule;
  array<std::string_view> users;
  quire::presence present;
};
struct require_one_of_specific_reviewers {
  std::string_view rule;
  array<std::string_view> users;
  quire::presence present;
};
struct allow_bypass {
  std::string_view rule;
  array<std::string_view> users;
  quire::presence present;
};
struct custom_rule {
  std::string_view rule;
  std::string_view expression;
  std::optional<std::string_view> message;
  quire::presence present;
};

using merge_rule =
    union_of<"rule",
             alternative<plain_rule,
                         "require_all_reviews_approved|require_at_least_one_review|"
                         "require_at_least_one_approved_review|require_agent_review|"
                         "require_author_to_merge|require_change_request_subject|"
                         "require_change_request_description|require_up_to_date_change_request">,
             alternative<require_specific_reviewers, "require_specific_reviewers">,
             alternative<require_one_of_specific_reviewers, "require_one_of_specific_reviewers">,
             alternative<allow_bypass, "allow_bypass">, alternative<custom_rule, "custom">>;

struct no_merge_rules {
  std::string_view type;
  quire::presence present;
};
struct some_merge_rules {
  std::string_view type;
  array<merge_rule> rules;
  quire::presence present;
};
using merge_rules =
    union_of<"type", alternative<no_merge_rules, "none">, alternative<some_merge_rules, "rules">>;

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::merge_rule_name> {
  using name = v1::merge_rule_name;
  static constexpr bool is_inline = true;
  using values =
      list<value<"require_all_reviews_approved", name::require_all_reviews_approved>,
           value<"require_at_least_one_review", name::require_at_least_one_review>,
           value<"require_at_least_one_approved_review", name::require_at_least_one_approved_review,
                 since<0, 167, 0>>,
           value<"require_agent_review", name::require_agent_review>,
           value<"require_author_to_merge", name::require_author_to_merge, since<0, 167, 0>>,
           value<"require_change_request_subject", name::require_change_request_subject>,
           value<"require_change_request_description", name::require_change_request_description>,
           value<"require_up_to_date_change_request", name::require_up_to_date_change_request>>;
};

template <>
struct quire::schema<quire::v1::plain_rule> {
  using rows = list<row<"rule", &v1::plain_rule::rule>>;
};
template <>
struct quire::schema<quire::v1::require_specific_reviewers> {
  using rule = v1::require_specific_reviewers;
  using rows = list<row<"rule", &rule::rule, wire<"\"require_specific_reviewers\"">>,
                    row<"users", &rule::users>>;
};
template <>
struct quire::schema<quire::v1::require_one_of_specific_reviewers> {
  using rule = v1::require_one_of_specific_reviewers;
  using rows = list<row<"rule", &rule::rule, wire<"\"require_one_of_specific_reviewers\"">>,
                    row<"users", &rule::users>>;
};
template <>
struct quire::schema<quire::v1::allow_bypass> {
  using rule = v1::allow_bypass;
  using rows = list<row<"rule", &rule::rule, wire<"\"allow_bypass\"">>, row<"users", &rule::users>>;
};
template <>
struct quire::schema<quire::v1::custom_rule> {
  using rule = v1::custom_rule;
  using rows =
      list<row<"rule", &rule::rule, wire<"\"custom\"">>, row<"expression", &rule::expression>,
           row<"message", &rule::message, optional, since<0, 201, 0>>>;
};

template <>
struct quire::schema<quire::v1::no_merge_rules> {
  using rows = list<row<"type", &v1::no_merge_rules::type, wire<"\"none\"">>>;
};
template <>
struct quire::schema<quire::v1::some_merge_rules> {
  using rules = v1::some_merge_rules;
  using rows = list<row<"type", &rules::type, wire<"\"rules\"">>, row<"rules", &rules::rules>>;
};

#endif  // QUIRE_V1_MERGE_RULES_HPP
