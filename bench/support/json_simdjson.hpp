// SPDX-License-Identifier: Apache-2.0
// simdjson three ways: On-Demand typing nothing, On-Demand by hand, DOM, which is also what all
// readers are compared by. All on padded copies made beforehand. On-Demand is compiled for the
// machine that the compiler was told of (without -march its string decoding is plain C++), stage 1
// and DOM choose their code at run time.
#ifndef QUIRE_BENCH_SUPPORT_JSON_SIMDJSON_HPP
#define QUIRE_BENCH_SUPPORT_JSON_SIMDJSON_HPP

#include <simdjson.h>

#include <array>
#include <bench/support/json_hash.hpp>
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

/// The documents, padded, and a parser for one after the other.
template <class Parser>
struct padded {
  explicit padded(const json_load& load) {
    for (const json_document& each : load.documents) documents.emplace_back(each.text);
  }
  std::vector<simdjson::padded_string> documents;
  Parser parser;
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
          [own = std::make_shared<padded<ondemand::parser>>(load)] {
            std::size_t tokens = 0;
            for (const auto& text : own->documents) {
              auto document = own->parser.iterate(text);
              tokens += walk(document.get_object().value());
            }
            return tokens;
          },
          {},
          compared::not_at_all};
}

inline std::uint64_t hash(simdjson::dom::element value);

inline std::uint64_t hash_of_container(simdjson::dom::element value) {
  if (value.is_array()) {
    const simdjson::dom::array elements = value.get_array().value();
    json_hash::of_array all;
    for (const auto each : elements) all.add(hash(each));
    return all.value();
  }
  const simdjson::dom::object members = value.get_object().value();
  json_hash::of_object all;
  for (const auto each : members) all.add(each.key, hash(each.value));
  return all.value();
}

inline std::uint64_t hash(simdjson::dom::element value) {
  if (value.is_string()) return json_hash::of_text(value.get_string().value());
  if (value.is_number()) return json_hash::of_number(value.get_double().value());
  if (value.is_bool()) return json_hash::of_boolean(value.get_bool().value());
  if (value.is_null()) return json_hash::of_null();
  return hash_of_container(value);
}

/// What a text says. 0 if it is no JSON.
inline std::uint64_t hash_of_json(const std::string& text) {
  simdjson::dom::parser parser;
  auto root = parser.parse(text);
  return root.error() == simdjson::SUCCESS ? hash(root.value()) : 0;
}

/// The sum of the hashes of all that is neither array nor object.
inline std::uint64_t values_of(simdjson::dom::element value) {
  std::uint64_t all = 0;
  if (value.is_array()) {
    const simdjson::dom::array elements = value.get_array().value();
    for (const auto each : elements) all += values_of(each);
  } else if (value.is_object()) {
    const simdjson::dom::object members = value.get_object().value();
    for (const auto each : members) all += values_of(each.value);
  } else {
    all = hash(value);
  }
  return all;
}

/// What a program that was written for these documents keeps of them.
struct read_by_hand {
  std::array<std::string_view, 96> texts;
  std::vector<std::pair<std::string_view, std::string_view>> map_entries;
  std::vector<std::string_view> elements;
  std::vector<std::string_view> raw;  // objects as they are written
  std::array<std::int64_t, 4> numbers{};
  std::array<bool, 4> flags{};
  std::size_t text_count = 0;
  std::size_t number_count = 0;
  std::size_t flag_count = 0;

  void clear() {
    text_count = number_count = flag_count = 0;
    map_entries.clear();
    elements.clear();
    raw.clear();
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
    m_out.flags[m_out.flag_count++] = m_object.find_field(key).get_bool().value();
    return *this;
  }
  /// An object that is kept as it is written.
  by_hand& raw(std::string_view key) {
    ondemand::object object = m_object.find_field(key).get_object().value();
    m_out.raw.push_back(object.raw_json().value());
    return *this;
  }
  by_hand& text_or_raw(std::string_view key) {
    ondemand::value value = m_object.find_field(key).value();
    if (value.type() == ondemand::json_type::string)
      m_out.texts[m_out.text_count++] = value.get_string().value();
    else
      m_out.raw.push_back(value.get_object().value().raw_json().value());
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

inline std::uint64_t values_of(const read_by_hand& read) {
  std::uint64_t all = 0;
  for (std::size_t i = 0; i != read.text_count; ++i) all += json_hash::of_text(read.texts[i]);
  for (const auto& entry : read.map_entries) all += json_hash::of_text(entry.second);
  for (const std::string_view each : read.elements) all += json_hash::of_text(each);
  for (std::size_t i = 0; i != read.number_count; ++i)
    all += json_hash::of_number(static_cast<double>(read.numbers[i]));
  for (std::size_t i = 0; i != read.flag_count; ++i) all += json_hash::of_boolean(read.flags[i]);
  simdjson::dom::parser parser;
  for (const std::string_view each : read.raw)
    all += values_of(parser.parse(simdjson::padded_string{each}).value());
  return all;
}

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
  in.text_or_raw("contentSecurityPolicy");
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
  // Of the large environment it leaves out `blocks`, `contentSources`, `spaceInstallation` and
  // `network`, which the other one has not.
  const bool is_large = load.name == "large";
  const bool is_fetch = load.event().find(R"("type":"fetch")") != std::string::npos;
  const auto out = std::make_shared<read_by_hand>();
  // A parser keeps the strings of its last document alone.
  const auto environment_parser = std::make_shared<ondemand::parser>();
  const auto read = [is_fetch, own = std::make_shared<padded<ondemand::parser>>(load),
                     environment_parser, out] {
    out->clear();
    auto event = own->parser.iterate(own->documents[0]);
    const by_hand members{event.get_object().value(), *out};
    is_fetch ? fetch_by_hand(members) : site_view_by_hand(members);
    auto environment = environment_parser->iterate(own->documents[1]);
    environment_by_hand({environment.get_object().value(), *out});
    return out->text_count;
  };
  return {is_large ? "On-Demand by hand, without 4 members" : "On-Demand by hand, get_string", read,
          [read, out] {
            read();
            return values_of(*out);
          },
          is_large ? compared::not_at_all : compared::values};
}

inline json_peer simdjson_dom(const json_load& load) {
  const auto own = std::make_shared<padded<simdjson::dom::parser>>(load);
  return {"simdjson DOM",
          [own] {
            for (const auto& text : own->documents)
              if (own->parser.parse(text).error() != simdjson::SUCCESS) return std::size_t{0};
            return std::size_t{1};
          },
          [own] {
            std::uint64_t all = 0;
            for (const auto& text : own->documents) all += hash(own->parser.parse(text).value());
            return all;
          }};
}

/// What the documents say.
inline expected_json expected_of(const json_load& load) {
  expected_json all;
  simdjson::dom::parser parser;
  for (const json_document& each : load.documents) {
    const simdjson::dom::element root = parser.parse(each.text).value();
    all.names_and_values += hash(root);
    all.values += values_of(root);
  }
  return all;
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_JSON_SIMDJSON_HPP
