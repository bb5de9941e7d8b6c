// SPDX-License-Identifier: Apache-2.0
// Requests of one release, there and back: what is encoded is decoded to the same values, and what
// is decoded is encoded to the same bytes. Included by the files that instantiate it.
#ifndef QUIRE_TESTS_REQUEST_ROUND_TRIPS_HPP
#define QUIRE_TESTS_REQUEST_ROUND_TRIPS_HPP

#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "support/generated.hpp"
#include "v1/canonical.hpp"
#include "v1/data.hpp"

namespace request_test {

namespace dialects = quire::multipart::dialects;

template <quire::release At>
class round_trips {
 public:
  /// Each recorded event with each recorded environment of the release.
  void of_samples() {
    const auto samples = v1_test::samples_of(At);
    for (const auto& environment : samples) {
      if (!environment.is_environment()) continue;
      for (const auto& event : samples) {
        if (!event.is_environment()) sample(event, environment);
      }
    }
  }

  /// Each type of event, with values made at random.
  void of_generated_values(unsigned rounds) {
    constexpr std::size_t types = std::variant_size_v<decltype(event_type::value)> - 1;
    for (unsigned round = 0; round != rounds; ++round) {
      for (std::size_t type = 0; type != types; ++type) {
        BOOST_TEST_CONTEXT(v1_test::to_text(At) << ", round " << round << ", event " << type)
        generated(round * unsigned{types} + unsigned(type), type);
      }
    }
  }

  [[nodiscard]] std::size_t count() const { return m_count; }

 private:
  using version = quire::v1::at<At>;
  using event_type = typename version::event;

  void sample(const v1_test::sample& event, const v1_test::sample& environment) {
    BOOST_TEST_CONTEXT(v1_test::to_text(At) << ' ' << event.name << ", " << environment.name) {
      const auto sent = quire::make_request(event.json, environment.json);
      const auto first = m_decode(sent->content_type, sent->body);
      BOOST_TEST_REQUIRE(first.ok(), first.error().message());
      const std::string event_json = json(first->event);
      const std::string environment_json = json(first->environment);
      BOOST_TEST((v1_test::canonical::of(event_json) == v1_test::canonical::of(event.json)));
      BOOST_TEST(
          (v1_test::canonical::of(environment_json) == v1_test::canonical::of(environment.json)));
      comes_back(bytes_of(m_encode(*first)), event_json, environment_json);
    }
  }

  void generated(unsigned seed, std::size_t type) {
    support::generator random{seed, At};
    event_type made;
    random.fill_alternative(made, type);
    quire::v1::environment environment;
    random.fill(environment);
    const std::array all{dialects::workerd, dialects::strict, dialects::fetch, dialects::curl};
    const std::optional<quire::fetch_body> body = body_of(seed);
    const auto sent = bytes_of(m_encode.values(
        made, environment, body, {.boundary = {}, .at = At, .dialect = all[seed % all.size()]}));
    std::string event_json;
    std::string environment_json;
    quire::to_json(made, event_json, At);
    quire::to_json(environment, environment_json, At);
    comes_back(sent, event_json, environment_json, all[seed % all.size()]);
    const auto back = m_decode(sent.content_type, sent.body);
    BOOST_TEST_REQUIRE(back.ok());
    BOOST_TEST(back->event.value.index() == type + 1);
    BOOST_REQUIRE(back->fetch_body.has_value() == body.has_value());
    if (!body) return;
    BOOST_TEST(back->fetch_body->bytes == body->bytes);
    BOOST_TEST((back->fetch_body->kind == body->kind));
    if (!body->filename.empty()) BOOST_TEST(back->fetch_body->filename == body->filename);
    if (!body->content_type.empty())
      BOOST_TEST(back->fetch_body->content_type == body->content_type);
  }

  /// Decodes to these documents, and encodes to the same bytes again.
  void comes_back(const quire::made_request& sent, const std::string& event_json,
                  const std::string& environment_json,
                  const quire::multipart::dialect& how = dialects::workerd) {
    const auto back = m_decode(sent.content_type, sent.body);
    BOOST_TEST_REQUIRE(back.ok(), back.error().message());
    BOOST_TEST(back.remarks().count() == 0U);
    BOOST_TEST(json(back->event) == event_json);
    BOOST_TEST(json(back->environment) == environment_json);
    const std::string_view boundary = std::string_view{sent.content_type}.substr(30);
    const auto again = bytes_of(m_encode(*back, {.boundary = boundary, .at = {}, .dialect = how}));
    BOOST_TEST(again.body == sent.body);
    BOOST_TEST(again.content_type == sent.content_type);
    ++m_count;
  }

  static std::optional<quire::fetch_body> body_of(unsigned seed) {
    using quire::field_kind;
    switch (seed % 5) {
      case 1:
        return quire::fetch_body{field_kind::string, "a=b&c=\xC3\xA9", {}, {}};
      case 2:
        return quire::fetch_body{
            field_kind::file, std::string_view{"\0\xFF\r\n--x\r\n", 9}, {}, "a.bin"};
      case 3:
        return quire::fetch_body{field_kind::file, "{}", "application/json", "b"};
      case 4:
        return quire::fetch_body{field_kind::file, "", "text/plain", "c.txt"};
      default:
        return std::nullopt;
    }
  }
  template <class T>
  static std::string json(const T& value) {
    std::string text;
    quire::to_json(value, text);
    return text;
  }
  static quire::made_request bytes_of(const quire::encoder::encoded& out) {
    BOOST_TEST_REQUIRE(out.ok());
    quire::made_request made{std::string{out->content_type()},
                             std::string(out->content_length(), '\0')};
    out->copy(made.body.data());
    return made;
  }

  quire::decoder<version> m_decode;
  quire::encoder m_encode;
  std::size_t m_count = 0;
};

/// Both kinds, of each release. Returns how many requests came back.
template <quire::release... Releases>
std::size_t come_back(unsigned rounds) {
  std::size_t all = 0;
  const auto one = [&all, rounds](auto trips) {
    trips->of_samples();
    trips->of_generated_values(rounds);
    all += trips->count();
  };
  (one(std::make_unique<round_trips<Releases>>()), ...);
  return all;
}

}  // namespace request_test

#endif  // QUIRE_TESTS_REQUEST_ROUND_TRIPS_HPP
