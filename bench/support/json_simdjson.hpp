// SPDX-License-Identifier: Apache-2.0
// simdjson three ways: On-Demand typing nothing, On-Demand by hand, DOM. All on padded copies made
// beforehand. On-Demand is compiled for the machine that the compiler was told of (without -march
// its string decoding is plain C++), stage 1 and DOM choose their code at run time.
#ifndef QUIRE_BENCH_SUPPORT_JSON_SIMDJSON_HPP
#define QUIRE_BENCH_SUPPORT_JSON_SIMDJSON_HPP

#include <simdjson.h>

#include <array>
#include <bench/support/json_peers.hpp>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quire::bench {

namespace ondemand = simdjson::ondemand;

/// Two documents with their parsers.
template <class Parser>
struct padded_pair {
  explicit padded_pair(const json_load& load) : event(load.event), environment(load.environment) {}
  simdjson::padded_string event;
  simdjson::padded_string environment;
  Parser event_parser;
  Parser environment_parser;
};

inline std::size_t walk(ondemand::value value);

inline std::size_t walk(ondemand::object object) {
  std::size_t tokens = 1;
  for (auto field : object) {
    tokens += field.key().value().raw() != nullptr ? 1U : 0U;
    tokens += walk(field.value().value());
  }
  return tokens;
}

inline std::size_t walk(ondemand::value value) {
  switch (value.type()) {
    case ondemand::json_type::object:
      return walk(value.get_object().value());
    case ondemand::json_type::array: {
      std::size_t tokens = 1;
      for (auto element : value.get_array().value()) tokens += walk(element.value());
      return tokens;
    }
    default:
      return value.raw_json_token().empty() ? 0 : 1;
  }
}

inline json_peer on_demand_walk(const json_load& load) {
  return {"On-Demand, every token, no types",
          [own = std::make_shared<padded_pair<ondemand::parser>>(load)] {
            auto event = own->event_parser.iterate(own->event);
            const std::size_t tokens = walk(event.get_object().value());
            auto environment = own->environment_parser.iterate(own->environment);
            return tokens + walk(environment.get_object().value());
          }};
}

/// What a program that was written for these documents keeps of them.
struct read_by_hand {
  std::array<std::string_view, 96> texts;
  std::vector<std::pair<std::string_view, std::string_view>> map_entries;
  std::vector<std::string_view> elements;
  std::array<std::int64_t, 4> numbers{};
  std::size_t text_count = 0;
  std::size_t number_count = 0;
  bool flag = false;

  void clear() {
    text_count = number_count = 0;
    map_entries.clear();
    elements.clear();
  }
};

/// Reads members of one object in the order in which they are asked for.
class by_hand {
 public:
  by_hand(ondemand::object object, read_by_hand& out) : m_object(object), m_out(out) {}

  by_hand& texts(std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
      m_out.texts[m_out.text_count++] = m_object.find_field(key).get_string().value();
    return *this;
  }
  by_hand& number(std::string_view key) {
    m_out.numbers[m_out.number_count++] = m_object.find_field(key).get_int64().value();
    return *this;
  }
  by_hand& boolean(std::string_view key) {
    m_out.flag = m_object.find_field(key).get_bool().value();
    return *this;
  }
  /// An object that is kept as it is written.
  by_hand& raw(std::string_view key) {
    ondemand::object object = m_object.find_field(key).get_object().value();
    m_out.texts[m_out.text_count++] = object.raw_json().value();
    return *this;
  }
  by_hand& array(std::string_view key) {
    for (auto each : m_object.find_field(key).get_array().value())
      m_out.elements.push_back(each.get_string().value());
    return *this;
  }
  by_hand& map(std::string_view key) {
    for (auto each : m_object.find_field(key).get_object().value()) {
      const std::string_view name = each.unescaped_key().value();
      m_out.map_entries.emplace_back(name, each.value().get_string().value());
    }
    return *this;
  }
  by_hand& links(std::string_view key) {
    for (auto each : m_object.find_field(key).get_array().value())
      by_hand(each.get_object().value(), m_out).texts({"url", "label"});
    return *this;
  }
  [[nodiscard]] by_hand object(std::string_view key) {
    return {m_object.find_field(key).get_object().value(), m_out};
  }

 private:
  ondemand::object m_object;
  read_by_hand& m_out;
};

inline void site_view_by_hand(by_hand in) {
  in.texts({"eventId", "type", "installationId", "siteId", "spaceId", "siteSpaceId", "pageId"});
  in.object("visitor").texts({"anonymousId"}).map("cookies").texts({"userAgent", "ip", "language"});
  in.texts({"url", "referrer"});
}

inline void fetch_by_hand(by_hand in) {
  in.texts({"eventId", "type", "spaceId", "siteId", "installationId"});
  in.object("auth").texts({"userId"});
  in.object("request").texts({"method", "url"}).map("headers");
}

inline void integration_by_hand(by_hand in) {
  in.texts({"object", "name"}).number("version").texts({"title", "description", "summary"});
  in.array("previewImages").texts({"target"}).boolean("verified").texts({"visibility"});
  in.array("scopes").array("categories").raw("configurations").links("externalLinks").raw("owner");
  in.object("urls").texts(
      {"location", "icon", "app", "assets", "publicEndpoint", "publicContentEndpoint"});
  in.object("permissions").boolean("admin");
}

inline void environment_by_hand(by_hand in) {
  in.texts({"authToken"});
  integration_by_hand(in.object("integration"));
  by_hand installation = in.object("installation");
  installation.texts({"id", "status", "space_selection", "site_selection"}).number("spaces");
  installation.raw("configuration").texts({"createdAt", "updatedAt"});
  installation.object("urls").texts({"location", "app", "publicEndpoint", "publicContentEndpoint"});
  installation.array("externalIds").object("target").texts({"organization"});
  by_hand site = in.object("siteInstallation");
  site.texts({"integration", "installation", "status"}).raw("configuration").array("externalIds");
  site.object("urls").texts({"location", "publicEndpoint", "publicContentEndpoint"});
  site.texts({"site"});
  in.map("secrets").texts({"signingSecret"});
  in.object("signingSecrets").texts({"integration", "installation", "siteInstallation"});
  in.texts({"apiEndpoint"}).object("apiTokens").texts({"integration", "installation"});
}

inline json_peer on_demand_by_hand(const json_load& load) {
  const bool is_fetch = load.event.find(R"("type":"fetch")") != std::string::npos;
  return {"On-Demand by hand, get_string",
          [is_fetch, own = std::make_shared<padded_pair<ondemand::parser>>(load),
           out = std::make_shared<read_by_hand>()] {
            out->clear();
            auto event = own->event_parser.iterate(own->event);
            const by_hand members{event.get_object().value(), *out};
            is_fetch ? fetch_by_hand(members) : site_view_by_hand(members);
            auto environment = own->environment_parser.iterate(own->environment);
            environment_by_hand({environment.get_object().value(), *out});
            return out->text_count;
          }};
}

inline json_peer simdjson_dom(const json_load& load) {
  return {"simdjson DOM", [own = std::make_shared<padded_pair<simdjson::dom::parser>>(load)] {
            const bool good =
                own->event_parser.parse(own->event).error() == simdjson::SUCCESS &&
                own->environment_parser.parse(own->environment).error() == simdjson::SUCCESS;
            return good ? std::size_t{1} : 0;
          }};
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_JSON_SIMDJSON_HPP
