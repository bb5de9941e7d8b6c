// SPDX-License-Identifier: Apache-2.0
// A decoder that has seen its largest request allocates nothing any more. Every way to memory is
// counted: malloc and what stands on it, the arena's own calls among them.
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#if defined(__SANITIZE_ADDRESS__)
#define QUIRE_TESTS_HOOK_MALLOC 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define QUIRE_TESTS_HOOK_MALLOC 1
#endif
#endif
#if !defined(QUIRE_TESTS_HOOK_MALLOC)
#include <bench/support/allocations.hpp>
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/capture.hpp"

#if defined(QUIRE_TESTS_HOOK_MALLOC)
// As in sanitizer/allocator_interface.h, which GCC's packages leave out.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void*,
                                                                           std::size_t),
                                                         void (*on_free)(const volatile void*));
#endif

namespace request_allocations {

#if defined(QUIRE_TESTS_HOOK_MALLOC)
// malloc belongs to the sanitizer, which tells of each call.
std::size_t hooked_calls = 0;

std::size_t allocations() {
  static const int installed = __sanitizer_install_malloc_and_free_hooks(
      [](const volatile void*, std::size_t) { ++hooked_calls; }, [](const volatile void*) {});
  BOOST_REQUIRE(installed > 0);
  return hooked_calls;
}
#else
std::size_t allocations() { return quire::bench::allocations; }
#endif

struct wire_request {
  std::string name;
  std::string content_type;
  std::string body;
  bool good;
};

wire_request made(std::string name, bool good, std::string_view event,
                  std::string_view environment) {
  return {std::move(name), std::string{support::form_type}, support::request(event, environment),
          good};
}

/// A request as a client sent it.
wire_request captured(const std::string& name, const std::string& boundary) {
  return {name, "multipart/form-data; boundary=" + boundary,
          support::read_data("captures/node20-fetch/" + name + ".body"), true};
}

/// What follows the first "--" of a captured body.
wire_request captured(const std::string& name) {
  const std::string body = support::read_data("captures/node20-fetch/" + name + ".body");
  return captured(name, body.substr(2, body.find('\r') - 2));
}

/// Each recorded event of the newest release, whatever its type, and the recorded environments.
void add_samples(std::vector<wire_request>& all, const std::string& typical) {
  const std::string lines = support::read_data("v1/samples/0.201.0.tsv");
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t tab = lines.find('\t', at);
    const std::size_t end = lines.find('\n', tab);
    const std::string name = lines.substr(at, tab - at);
    const std::string json = lines.substr(tab + 1, end - tab - 1);
    all.push_back(name.starts_with("environment")
                      ? made(name, true, R"({"type":"site_view"})", json)
                      : made(name, true, json, typical));
    at = end + 1;
  }
}

/// What is remarked takes no memory of its own, however much of it there is.
void add_remarked(std::vector<wire_request>& all) {
  std::string many = R"({"integration":{"scopes":[1,2,3,"x"],"name":null},"secrets":{"A":1)";
  for (int i = 0; i != 50; ++i) many += ",\"B\":{},\"C" + std::to_string(i) + "\":[null]";
  all.push_back(made("members of another type", true,
                     R"({"type":"site_view","visitor":{"ip":5},"url":[],"visitor":{"ip":{}}})",
                     many + "}}"));
}

void add_refused(std::vector<wire_request>& all, const std::string& typical) {
  const auto refused = [&](std::string name, std::string_view event, std::string_view environment) {
    all.push_back(made(std::move(name), false, event, environment));
  };
  refused("event is cut", R"({"type":"site_view","url":"x)", typical);
  refused("event lacks what is needed", R"({"type":"fetch","request":{"url":5}})", typical);
  refused("event has a bad escape", R"({"type":"site_view","url":"\q"})", typical);
  refused("event is nested too deep", std::string(2000, '['), typical);
  refused("environment is empty", R"({"type":"site_view"})", "{}");
  refused("environment has a wrong type", R"({"type":"site_view"})", R"({"integration":7})");
  all.push_back({"no boundary", "multipart/form-data", all.front().body, false});
  all.push_back(
      {"another boundary", "multipart/form-data; boundary=other", all.front().body, false});
  all.push_back({"body is cut", std::string{support::form_type},
                 support::request("{}", typical).substr(0, 300), false});
  all.push_back({"no environment", std::string{support::form_type},
                 support::form({{"name=\"event\"", "{}"}}), false});
}

std::vector<wire_request> requests() {
  const std::string typical = support::read_data("captures/inputs/environment.json");
  const std::string fetch = support::read_data("captures/inputs/fetch.json");
  std::vector<wire_request> all;
  for (const char* const name : {"absent", "blob", "blob-64k", "blob-empty", "string", "large-env"})
    all.push_back(captured(name));
  add_samples(all, typical);
  add_remarked(all);
  all.push_back(
      made("escapes", true,
           R"({"type":"ui_render","componentId":"a\u00e9\n","props":{"\u0061":["\t",{}]},)"
           R"("context":{"type":"document","theme":"\u006cight","spaceId":"\\"}})",
           typical));
  all.push_back(made("unknown", true, R"({"type":"later","x":["\n",{"y":1e400}]})", typical));
  all.push_back(made("not an object", true, "[1,2]", typical));
  all.push_back(made("not UTF-8", true, "{\"type\":\"site_view\",\"url\":\"\xC3\xFF\"}", typical));
  all.push_back({"filename with an escape, text that is not UTF-8", std::string{support::form_type},
                 support::form({{"name=\"event\"", fetch},
                                {"name=\"environment\"", typical},
                                {"name=\"fetch-body\"", "\xFF\xFE text"},
                                {"name=\"fetch-body\"; filename=\"a%22b\"", "second"}}),
                 true});
  add_refused(all, typical);
  return all;
}

/// Numbers that look random, the same in each run.
class sequence {
 public:
  std::size_t below(std::size_t limit) {
    m_state = m_state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(m_state >> 33U) % limit;
  }

 private:
  std::uint64_t m_state = 1;
};

/// Calls `decode` with each request twice, then 10,000 times with one or another; counts the calls
/// to the allocator of the latter.
template <class Decode>
std::size_t allocations_once_warm(const std::vector<wire_request>& all, Decode decode) {
  for (int round = 0; round != 2; ++round) {
    for (const wire_request& each : all) {
      BOOST_TEST_INFO_SCOPE(each.name);
      BOOST_TEST(decode(each) == each.good);
    }
  }
  sequence numbers;
  std::size_t wrong = 0;
  const std::size_t before = allocations();
  for (int turn = 0; turn != 10'000; ++turn) {
    const wire_request& each = all[numbers.below(all.size())];
    wrong += decode(each) == each.good ? 0U : 1U;
  }
  const std::size_t counted = allocations() - before;
  BOOST_TEST(wrong == 0U);
  return counted;
}

}  // namespace request_allocations

BOOST_AUTO_TEST_SUITE(request_allocations)

BOOST_AUTO_TEST_CASE(the_counter_sees_malloc_and_new) {
  const std::size_t before = allocations();
  void* volatile memory = std::malloc(5);  // volatile: a compiler may drop memory nobody uses
  BOOST_TEST(allocations() == before + 1);
  std::free(memory);
  char* volatile object = new char;
  BOOST_TEST(allocations() == before + 2);
  delete object;
}

BOOST_AUTO_TEST_CASE(whole_requests) {
  const auto all = requests();
  quire::v1::decoder decode;
  BOOST_TEST(allocations_once_warm(all, [&](const wire_request& each) {
               return decode(each.content_type, each.body).ok();
             }) == 0U);
}

BOOST_AUTO_TEST_CASE(the_environment_on_demand) {
  const auto all = requests();
  quire::v1::decoder decode;
  BOOST_TEST(allocations_once_warm(all, [&](const wire_request& each) {
               const auto first = decode.event_first(each.content_type, each.body);
               return first.ok() && decode.environment().ok();
             }) == 0U);
}

BOOST_AUTO_TEST_CASE(requests_in_chunks) {
  const auto all = requests();
  quire::v1::stream_decoder in;
  const auto decode = [&in](const wire_request& each, std::size_t size) {
    in.reset(each.content_type);
    for (std::size_t at = 0; at < each.body.size() && !in.over(); at += size) {
      const std::string_view chunk = std::string_view{each.body}.substr(at, size);
      for (auto now = in.feed(chunk); now != quire::request_step::need_input; now = in.next())
        continue;
    }
    if (!in.over()) (void)in.finish();
    return !in.error();
  };
  for (const std::size_t size : {std::size_t{1400}, std::size_t{65536}}) {
    const auto in_chunks = [&](const wire_request& each) { return decode(each, size); };
    BOOST_TEST(allocations_once_warm(all, in_chunks) == 0U);
  }
}

BOOST_AUTO_TEST_CASE(requests_in_its_own_buffer) {
  const auto all = requests();
  const auto decode = [](quire::v1::stream_decoder& in, const wire_request& each, std::size_t size,
                         std::size_t most) {
    in.reset(each.content_type);
    for (std::string_view rest = each.body; !rest.empty() && !in.over();) {
      const auto room = in.prepare(size);
      const std::size_t read = std::min(room.size(), std::min(most, rest.size()));
      rest.copy(room.data(), read);
      rest.remove_prefix(read);
      for (auto now = in.commit(read); now != quire::request_step::need_input; now = in.next())
        continue;
    }
    if (!in.over()) (void)in.finish();
    return !in.error();
  };
  for (const std::size_t size : {std::size_t{1400}, std::size_t{16384}, std::size_t{65536}}) {
    for (const std::size_t most : {std::size_t{300}, std::size_t{65536}}) {
      quire::v1::stream_decoder in;
      BOOST_TEST(allocations_once_warm(all, [&](const wire_request& each) {
                   return decode(in, each, size, most);
                 }) == 0U);
    }
  }
}

// What a fetch body takes does not depend on its size: of a gibibyte not a byte is kept.
BOOST_AUTO_TEST_CASE(a_large_fetch_body) {
  constexpr std::size_t piece = std::size_t{1} << 20U;
  const std::string typical = support::read_data("captures/inputs/environment.json");
  const std::string form =
      support::form({{"name=\"event\"", R"({"type":"fetch","request":{"url":"u"}})"},
                     {"name=\"environment\"", typical},
                     {"name=\"fetch-body\"; filename=\"f\"", ""}});
  const std::string_view head = std::string_view{form}.substr(0, form.find("\r\n--XyZ--"));
  const std::string_view end = std::string_view{form}.substr(head.size());
  const std::string filler(piece, '-');
  quire::request_limits limits;
  limits.form.part_bytes = limits.form.body_bytes = std::size_t{2} << 30U;

  const auto allocations_for = [&](std::size_t pieces) {
    const std::size_t before = allocations();
    quire::v1::stream_decoder in{support::form_type, limits};
    std::size_t seen = 0;
    bool ended = false;
    const auto feed = [&](std::string_view chunk) {
      for (auto now = in.feed(chunk); now != quire::request_step::need_input; now = in.next()) {
        if (now == quire::request_step::fetch_body_data) seen += in.data().size();
        ended = ended || now == quire::request_step::end;
      }
    };
    feed(head);
    for (std::size_t i = 0; i != pieces; ++i) feed(filler);
    feed(end);
    BOOST_TEST(ended);
    BOOST_TEST(seen == pieces * piece);
    return allocations() - before;
  };
  BOOST_TEST(allocations_for(1024) == allocations_for(0));
}

BOOST_AUTO_TEST_CASE(the_rules_of_the_schema) {
  auto all = requests();
  quire::decoder<quire::v1::latest, quire::as_schema> decode;
  for (wire_request& each : all) each.good = decode(each.content_type, each.body).ok();
  BOOST_TEST(allocations_once_warm(all, [&](const wire_request& each) {
               return decode(each.content_type, each.body).ok();
             }) == 0U);
}

BOOST_AUTO_TEST_CASE(a_dispatcher) {
  const auto all = requests();
  quire::dispatcher<quire::v1::latest> dispatch;
  std::size_t handled = 0;
  BOOST_TEST(allocations_once_warm(all, [&](const wire_request& each) {
               const auto count = [&](const auto& request) {
                 handled += request.event.value.index() + 1;
               };
               return !dispatch("/v1?a=b", each.content_type, each.body, count);
             }) == 0U);
  BOOST_TEST(handled > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
