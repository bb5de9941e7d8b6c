// SPDX-License-Identifier: Apache-2.0
// IntegrationEnvironment: for whom an integration runs, and with which secrets.
#ifndef QUIRE_V1_ENVIRONMENT_HPP
#define QUIRE_V1_ENVIRONMENT_HPP

#include <quire/schema.hpp>
#include <quire/v1/installation.hpp>
#include <quire/v1/integration.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

/// Tokens for GitBook's API. The official runtime takes `installation`, and `integration` without.
struct api_tokens {
  std::string_view integration;
  std::optional<std::string_view> installation;
  quire::presence present;
};

/// Secrets to check signatures with, one for each of the integration's installations.
struct signing_secrets {
  std::string_view integration;
  std::optional<std::string_view> installation;
  std::optional<std::string_view> space_installation;
  std::optional<std::string_view> site_installation;
  quire::presence present;
};

struct environment {
  std::optional<std::string_view> auth_token;  ///< deprecated in favour of `api_tokens`
  v1::integration integration;
  std::optional<v1::installation> installation;
  std::optional<v1::space_installation> space_installation;
  std::optional<v1::site_installation> site_installation;
  map<std::string_view> secrets;
  std::optional<std::string_view> signing_secret;  ///< deprecated in favour of `signing_secrets`
  v1::signing_secrets signing_secrets;
  std::string_view api_endpoint;
  v1::api_tokens api_tokens;
  std::optional<v1::network> network;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::api_tokens> {
  using tokens = v1::api_tokens;
  using rows = list<row<"integration", &tokens::integration>,
                    row<"installation", &tokens::installation, optional>>;
};
template <>
struct quire::schema<quire::v1::signing_secrets> {
  using secrets = v1::signing_secrets;
  using rows =
      list<row<"integration", &secrets::integration>,
           row<"installation", &secrets::installation, optional>,
           row<"spaceInstallation", &secrets::space_installation, optional>,
           row<"siteInstallation", &secrets::site_installation, optional, since<0, 74, 0>>>;
};
template <>
struct quire::schema<quire::v1::environment> {
  using environment = v1::environment;
  using rows = list<
      row<"authToken", &environment::auth_token, optional, deprecated>,
      row<"integration", &environment::integration, needed>,
      row<"installation", &environment::installation, optional>,
      row<"spaceInstallation", &environment::space_installation, optional>,
      row<"siteInstallation", &environment::site_installation, optional, since<0, 74, 0>>,
      row<"secrets", &environment::secrets>,
      row<"signingSecret", &environment::signing_secret, optional, deprecated, since<0, 12, 0>>,
      row<"signingSecrets", &environment::signing_secrets, since<0, 34, 0>>,
      row<"apiEndpoint", &environment::api_endpoint>,
      row<"apiTokens", &environment::api_tokens, since<0, 12, 0>>,
      row<"network", &environment::network, optional, since<0, 167, 0>>>;
};

#endif  // QUIRE_V1_ENVIRONMENT_HPP
