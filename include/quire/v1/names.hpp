// SPDX-License-Identifier: Apache-2.0
// The names of version v1's structs and enumerations, to be inherited by its version types.
#ifndef QUIRE_V1_NAMES_HPP
#define QUIRE_V1_NAMES_HPP

#include <quire/v1/environment.hpp>
#include <quire/v1/event.hpp>

namespace quire::v1_types {

/// Lets users write `quire::v1::site_view`. One struct serves all releases, so the names are the
/// same in all of them.
struct names {
  // events
  using content_compute_document = v1_types::content_compute_document;
  using content_compute_revision = v1_types::content_compute_revision;
  using fetch = v1_types::fetch;
  using fetch_published_script = v1_types::fetch_published_script;
  using fetch_visitor_authentication = v1_types::fetch_visitor_authentication;
  using installation_deleted = v1_types::installation_deleted;
  using installation_setup = v1_types::installation_setup;
  using page_feedback = v1_types::page_feedback;
  using site_installation_deleted = v1_types::site_installation_deleted;
  using site_installation_setup = v1_types::site_installation_setup;
  using site_view = v1_types::site_view;
  using space_content_updated = v1_types::space_content_updated;
  using space_gitsync_completed = v1_types::space_gitsync_completed;
  using space_gitsync_started = v1_types::space_gitsync_started;
  using space_installation_deleted = v1_types::space_installation_deleted;
  using space_installation_setup = v1_types::space_installation_setup;
  using space_view = v1_types::space_view;
  using space_visibility_updated = v1_types::space_visibility_updated;
  using task = v1_types::task;
  using ui_render = v1_types::ui_render;
  using unknown_event = v1_types::unknown_event;

  // what events hold
  using auth = v1_types::auth;
  using content_visibility = v1_types::content_visibility;
  using dependency = v1_types::dependency;
  using feedback = v1_types::feedback;
  using fetch_method = v1_types::fetch_method;
  using fetch_request = v1_types::fetch_request;
  using gitsync_state = v1_types::gitsync_state;
  using openapi_dependency = v1_types::openapi_dependency;
  using openapi_spec_visibility = v1_types::openapi_spec_visibility;
  using page_feedback_rating = v1_types::page_feedback_rating;
  using space_dependency = v1_types::space_dependency;
  using translation_dependency = v1_types::translation_dependency;
  using translation_language = v1_types::translation_language;
  using user = v1_types::user;
  using visitor = v1_types::visitor;

  // the contexts of ui_render
  using configuration_account_context = v1_types::configuration_account_context;
  using configuration_contentsource_context = v1_types::configuration_contentsource_context;
  using configuration_site_context = v1_types::configuration_site_context;
  using configuration_space_context = v1_types::configuration_space_context;
  using document_context = v1_types::document_context;
  using early_context = v1_types::early_context;
  using theme = v1_types::theme;
  using ui_context = v1_types::ui_context;

  // the environment
  using api_tokens = v1_types::api_tokens;
  using environment = v1_types::environment;
  using installation = v1_types::installation;
  using installation_status = v1_types::installation_status;
  using network = v1_types::network;
  using selection = v1_types::selection;
  using signing_secrets = v1_types::signing_secrets;
  using site_installation = v1_types::site_installation;
  using space_installation = v1_types::space_installation;

  // the integration
  using block = v1_types::block;
  using boolean_property = v1_types::boolean_property;
  using button_property = v1_types::button_property;
  using configuration = v1_types::configuration;
  using configuration_schema = v1_types::configuration_schema;
  using configurations = v1_types::configurations;
  using content_security_policy = v1_types::content_security_policy;
  using content_source = v1_types::content_source;
  using external_link = v1_types::external_link;
  using integration = v1_types::integration;
  using integration_category = v1_types::integration_category;
  using integration_scope = v1_types::integration_scope;
  using integration_target = v1_types::integration_target;
  using integration_visibility = v1_types::integration_visibility;
  using number_property = v1_types::number_property;
  using string_property = v1_types::string_property;

  // its owner
  using allow_bypass = v1_types::allow_bypass;
  using billing = v1_types::billing;
  using billing_credits_bundle = v1_types::billing_credits_bundle;
  using billing_interval = v1_types::billing_interval;
  using billing_product = v1_types::billing_product;
  using billing_trial_status = v1_types::billing_trial_status;
  using block_source = v1_types::block_source;
  using custom_rule = v1_types::custom_rule;
  using default_collection = v1_types::default_collection;
  using default_site = v1_types::default_site;
  using default_space = v1_types::default_space;
  using member_role = v1_types::member_role;
  using merge_rule = v1_types::merge_rule;
  using merge_rule_name = v1_types::merge_rule_name;
  using merge_rules = v1_types::merge_rules;
  using no_merge_rules = v1_types::no_merge_rules;
  using organization = v1_types::organization;
  using organization_block_reason = v1_types::organization_block_reason;
  using organization_community_type = v1_types::organization_community_type;
  using organization_type = v1_types::organization_type;
  using organization_use_case = v1_types::organization_use_case;
  using plain_rule = v1_types::plain_rule;
  using require_one_of_specific_reviewers = v1_types::require_one_of_specific_reviewers;
  using require_specific_reviewers = v1_types::require_specific_reviewers;
  using some_merge_rules = v1_types::some_merge_rules;
  using trial = v1_types::trial;
};

}  // namespace quire::v1_types

#endif  // QUIRE_V1_NAMES_HPP
