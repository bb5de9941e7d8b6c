// SPDX-License-Identifier: Apache-2.0
// ContentSecurityPolicy: one member for each directive (Content Security Policy Level 3).
#ifndef QUIRE_V1_CONTENT_SECURITY_POLICY_HPP
#define QUIRE_V1_CONTENT_SECURITY_POLICY_HPP

#include <quire/schema.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

struct content_security_policy {
  using directive = std::optional<std::string_view>;

  directive base_uri;
  directive block_all_mixed_content;
  directive child_src;
  directive connect_src;
  directive default_src;
  directive font_src;
  directive form_action;
  directive frame_ancestors;
  directive frame_src;
  directive img_src;
  directive manifest_src;
  directive media_src;
  directive navigate_to;
  directive object_src;
  directive plugin_types;
  directive prefetch_src;
  directive referrer;
  directive report_to;
  directive report_uri;
  directive require_sri_for;
  directive require_trusted_types_for;
  directive sandbox;
  directive script_src;
  directive script_src_attr;
  directive script_src_elem;
  directive style_src;
  directive style_src_attr;
  directive style_src_elem;
  directive trusted_types;
  directive upgrade_insecure_requests;
  directive worker_src;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::content_security_policy> {
  using policy = v1::content_security_policy;
  using rows = list<
      row<"base-uri", &policy::base_uri, optional>,
      row<"block-all-mixed-content", &policy::block_all_mixed_content, optional>,
      row<"child-src", &policy::child_src, optional>,
      row<"connect-src", &policy::connect_src, optional>,
      row<"default-src", &policy::default_src, optional>,
      row<"font-src", &policy::font_src, optional>,
      row<"form-action", &policy::form_action, optional>,
      row<"frame-ancestors", &policy::frame_ancestors, optional>,
      row<"frame-src", &policy::frame_src, optional>, row<"img-src", &policy::img_src, optional>,
      row<"manifest-src", &policy::manifest_src, optional>,
      row<"media-src", &policy::media_src, optional>,
      row<"navigate-to", &policy::navigate_to, optional>,
      row<"object-src", &policy::object_src, optional>,
      row<"plugin-types", &policy::plugin_types, optional>,
      row<"prefetch-src", &policy::prefetch_src, optional>,
      row<"referrer", &policy::referrer, optional>, row<"report-to", &policy::report_to, optional>,
      row<"report-uri", &policy::report_uri, optional>,
      row<"require-sri-for", &policy::require_sri_for, optional>,
      row<"require-trusted-types-for", &policy::require_trusted_types_for, optional>,
      row<"sandbox", &policy::sandbox, optional>, row<"script-src", &policy::script_src, optional>,
      row<"script-src-attr", &policy::script_src_attr, optional>,
      row<"script-src-elem", &policy::script_src_elem, optional>,
      row<"style-src", &policy::style_src, optional>,
      row<"style-src-attr", &policy::style_src_attr, optional>,
      row<"style-src-elem", &policy::style_src_elem, optional>,
      row<"trusted-types", &policy::trusted_types, optional>,
      row<"upgrade-insecure-requests", &policy::upgrade_insecure_requests, optional>,
      row<"worker-src", &policy::worker_src, optional>>;
};

#endif  // QUIRE_V1_CONTENT_SECURITY_POLICY_HPP
