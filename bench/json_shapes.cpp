// SPDX-License-Identifier: Apache-2.0
// Typed JSON where it is not what is usual: events of mixed types, members in another order, white
// space, small documents; each against simdjson's stage 1 over the same documents.
//
//   bench-json_shapes [rounds]
//
// A row: bytes and nanoseconds a document, median of the rounds' times stage 1, GB/s of the
// fastest.
#include <quire/v1.hpp>

#include <simdjson.h>

#include <algorithm>
#include <bench/support/contest.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <support/capture.hpp>
#include <utility>
#include <vector>

namespace {

using namespace quire::bench;
using documents = std::vector<std::string>;

enum class order { usual, reversed, shuffled };

/// Writes documents once more: their members in another order, or spread over lines.
class rewriter {
 public:
  rewriter(order members, bool spread) : m_order(members), m_spread(spread) {}

  std::string operator()(std::string_view text) {
    quire::core::arena memory;
    quire::json::document document;
    if (document.load(text, {}, memory)) std::exit(1);
    quire::json::reader_state state = document.walk();
    quire::json::reader in{state};
    return value(in, "\n");
  }

 private:
  std::string value(quire::json::reader& in, const std::string& line) {
    const char opening = in.peek();
    std::string_view plain;
    if (opening != '{' && opening != '[') return in.raw(plain) ? std::string{plain} : "null";
    const bool object = opening == '{';
    documents items;
    auto next = object ? in.enter_object() : in.enter_array();
    while (next == quire::json::found::item) {
      std::string item;
      std::string_view key;
      if (object && in.key(key)) item.append("\"").append(key).append(m_spread ? "\": " : "\":");
      items.push_back(item + value(in, line + "  "));
      next = object ? in.next_member() : in.next_element();
    }
    if (object && m_order == order::reversed) std::reverse(items.begin(), items.end());
    if (object && m_order == order::shuffled) std::shuffle(items.begin(), items.end(), m_random);
    std::string all{opening};
    for (const std::string& item : items) {
      if (all.size() != 1) all.append(",");
      if (m_spread) all.append(line).append("  ");
      all.append(item);
    }
    if (m_spread && !items.empty()) all.append(line);
    return all.append(object ? "}" : "]");
  }

  order m_order;
  bool m_spread;
  std::mt19937 m_random{7};
};

documents rewritten(const std::string& text, order members, bool spread) {
  rewriter write{members, spread};
  documents all;
  for (int i = 0; i != (members == order::shuffled ? 16 : 1); ++i) all.push_back(write(text));
  return all;
}

/// The events among the samples of the newest release; `of_type`: of these types alone.
documents samples(std::string_view of_type = {}) {
  const std::string lines = support::read_data("v1/samples/0.201.0.tsv");
  documents all;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = std::string_view{lines}.substr(at, end - at);
    const bool wanted = !line.starts_with("environment") && line.starts_with(of_type);
    if (wanted) all.emplace_back(line.substr(line.find('{')));
    at = end + 1;
  }
  return all;
}
/// Their order cannot be learned.
documents mixed() {
  const documents all = samples();
  documents some;
  std::mt19937 random{11};
  for (int i = 0; i != 512; ++i) some.push_back(all[random() % all.size()]);
  return some;
}

enum class kind { event, environment };

void race(const char* name, kind of, const documents& texts, std::size_t rounds) {
  quire::v1::decoder decode;
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  // simdjson's own, though quire indexes short texts itself: what is compared with stays the same.
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  if (simdjson::get_active_implementation()->create_dom_parser_implementation(1U << 20U, 1, parser))
    std::exit(1);
  const auto stage1 = [&](std::size_t times) {
    while (times-- > 0) {
      for (const std::string& text : texts) {
        const auto* const begin = reinterpret_cast<const std::uint8_t*>(text.data());
        if (parser->stage1(begin, text.size(), simdjson::stage1_mode::regular)) std::exit(1);
      }
    }
  };
  const auto typed = [&](std::size_t times) {
    while (times-- > 0) {
      for (const std::string& text : texts) {
        const bool ok = of == kind::event ? decode.event(text).ok() : decode.environment(text).ok();
        if (!ok) std::exit(1);
      }
    }
  };
  const standing result = hold({{"stage 1", stage1}, {"typed", typed}}, rounds)[1];
  const double count = static_cast<double>(texts.size());
  std::printf("%-28s %7.0f bytes %10.1f ns %6.2f times stage 1 %6.2f GB/s\n", name,
              static_cast<double>(bytes) / count, result.nanoseconds / count, 1 / result.ratio,
              static_cast<double>(bytes) / result.fastest);
}

void race_orders(const char* name, kind of, const std::string& text, std::size_t rounds) {
  const std::string start{name};
  race(name, of, {text}, rounds);
  race((start + ", reversed").c_str(), of, rewritten(text, order::reversed, false), rounds);
  race((start + ", shuffled").c_str(), of, rewritten(text, order::shuffled, false), rounds);
  race((start + ", on lines").c_str(), of, rewritten(text, order::usual, true), rounds);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t rounds = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 41;
  const std::string inputs = "captures/inputs/";
  race("mixed", kind::event, mixed(), rounds);
  race_orders("site_view", kind::event, support::read_data(inputs + "site_view.json"), rounds);
  race_orders("environment", kind::environment, support::read_data(inputs + "environment.json"),
              rounds);
  race("large environment", kind::environment,
       {support::read_data(inputs + "environment-large.json")}, rounds);
  race("content_compute_document", kind::event, samples("content_compute_document.full"), rounds);
  race("small", kind::event,
       {R"({"eventId":"evt_01JC8Q4Z7M","type":"space_content_updated",)"
        R"("spaceId":"Hq3VbN8tYw1Z","revisionId":"rvB1xC3z"})"},
       rounds);
}
