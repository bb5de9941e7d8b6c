// SPDX-License-Identifier: Apache-2.0
// request-steps STEPS [SEED]: requests of every order, cut anywhere, by both ways into a stream
// decoder, until it has told so many steps. Each run is held against the whole request, and every
// view against what it said (support/stream_run.hpp). Prints how far it is; ends with status 1 at
// the first difference.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fuzz/request.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

class request_maker {
 public:
  explicit request_maker(std::uint64_t seed) : m_random(seed) {}

  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }
  bool one_in(std::size_t count) { return below(count) == 0; }

  std::string body() {
    std::string all;
    constexpr std::string_view orders[] = {"efb", "ebf", "feb", "fbe", "bef",  "bfe",   "ef",  "fe",
                                           "ef",  "fb",  "e",   "efe", "fefb", "ebfbo", "oefo"};
    for (const char which : orders[below(std::size(orders))]) {
      if (which == 'e') add(all, "event\"", event());
      if (which == 'f') add(all, "environment\"", environment());
      if (which == 'b') add(all, fetch_head(), data());
      if (which == 'o') add(all, "other\"", data());
    }
    all += "--XyZ--\r\n";
    for (std::size_t left = one_in(4) ? 1 + below(3) : 0; left != 0; --left) damage(all);
    return all;
  }

  support::cuts cuts(std::size_t size) {
    support::cuts sizes;
    for (std::size_t left = below(6); left != 0; --left)
      sizes.sizes.push_back(one_in(3) ? below(8) : below(size + 1));
    constexpr std::size_t rests[] = {1, 2, 3, 5, 17, 64, 300, 1400};
    sizes.rest = one_in(3) ? 1 + below(size + 1) : rests[below(std::size(rests))];
    return sizes;
  }

 private:
  static void add(std::string& all, std::string_view name, std::string_view value) {
    all.append("--XyZ\r\nContent-Disposition: form-data; name=\"").append(name);
    all.append("\r\n\r\n").append(value).append("\r\n");
  }
  std::string white() {
    constexpr std::string_view spaces[] = {"", "", "", " ", "\r\n", "\r\n-", "\t\n "};
    return one_in(10) ? std::string{spaces[below(6)]} : "";
  }
  std::string text() {
    constexpr std::string_view pieces[] = {
        "a",    "secret", "\\n",  "\\u00e9",        "\xC3\xA9", "--XyZ",
        " ",    "\\\"",   "\xFF", "\\ud83d\\ude00", "\xE2\x82", "https://example.com/",
        "--Xy-"};
    std::string out;
    for (std::size_t left = below(6); left != 0; --left)
      out += one_in(30) ? pieces[below(std::size(pieces))] : pieces[below(8)];
    return out;
  }
  std::string event() {
    const std::string id = "\"eventId\":\"" + text() + "\",";
    switch (below(5)) {
      case 0:
        return white() + "{" + id + R"("type":"site_view","url":")" + text() +
               R"(","visitor":{"ip":"192.0.2.1","cookies":{"a":")" + text() + "\"}}}" + white();
      case 1:
        return "{\"type\":" + white() + "\"later\",\"x\":[" + white() + "\"" + text() + "\"]}";
      case 2:
        return one_in(4) ? "[1]"
                         : "{" + id + "\"type\":\"ui_render\",\"componentId\":\"" + text() +
                               "\",\"context\":{\"type\":\"document\"}}";
      default:
        return "{" + id + R"("type":"fetch","request":{"method":"post","url":")" + text() +
               R"(","headers":{"a":")" + text() + "\"}}}";
    }
  }
  std::string environment() {
    std::string out = white() + R"({"integration":{"name":")" + text() + "\"}";
    if (one_in(2)) {
      out += ",\"secrets\":{\"first\":\"" + text() + '"';
      for (std::size_t left = one_in(60)  ? below(4000)
                              : one_in(8) ? below(300)
                                          : below(5);
           left != 0; --left)
        out += ",\"s" + std::to_string(left) + "\":\"" + text() + '"';
      out += '}';
    }
    if (one_in(20)) out += ",\"integration\":5";
    return out + "}" + white();
  }
  std::string_view fetch_head() {
    constexpr std::string_view heads[] = {
        "fetch-body\"", "fetch-body\"; filename=\"f\"", "fetch-body\"; filename=\"a\\\"b\"",
        "fetch-body\"; filename=\"f\"\r\nContent-Type: text/plain"};
    return heads[below(std::size(heads))];
  }
  std::string data() {
    constexpr std::string_view pieces[] = {
        "\r\n", "--XyZ",    "\r\n--Xy",     "\xE2", "\x82",         "\xF0\x9F",        "-",
        "text", "\xC3\xA9", "\xE2\x82\xAC", "\r",   "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    std::string out;
    for (std::size_t left = below(20); left != 0; --left) out += pieces[below(std::size(pieces))];
    if (one_in(6)) out.append(below(5000), 'x');
    // No delimiter, except where damage makes one.
    for (std::size_t at = 0; (at = out.find("\r\n--XyZ", at)) != std::string::npos;) out[at] = '.';
    return out;
  }
  void damage(std::string& all) {
    if (all.empty()) return;
    const std::size_t at = below(all.size());
    if (one_in(2)) {
      all[at] = static_cast<char>(below(256));
    } else if (one_in(2)) {
      all.erase(at, 1 + below(20));
    } else {
      all.resize(at + 1);
    }
  }

  std::mt19937_64 m_random;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("Usage: request-steps STEPS [SEED]\n", stderr);
    return 2;
  }
  const std::size_t wanted = std::strtoull(arguments[1], nullptr, 10);
  request_maker make{count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1};
  using quire::fuzz::request_runs;
  std::size_t bodies = 0;
  std::size_t good = 0;
  for (std::size_t told = 0; request_runs::steps() < wanted; ++bodies) {
    request_runs runs{make.body()};
    good += runs.good() ? 1U : 0U;
    for (int run = 0; run != 8; ++run) {
      const support::cuts sizes = make.cuts(runs.body().size());
      const std::string found = runs.difference(sizes);
      if (found.empty()) continue;
      std::printf("%s\nin pieces of", found.c_str());
      for (const std::size_t size : sizes.sizes) std::printf(" %zu", size);
      std::printf(", then %zu:\n%s\n", sizes.rest, runs.body().c_str());
      return 1;
    }
    if (request_runs::steps() / 1'000'000 == told) continue;
    told = request_runs::steps() / 1'000'000;
    std::printf("%zu million steps, %zu requests, %zu of them good\n", told, bodies + 1, good);
    std::fflush(stdout);
  }
  std::printf("%zu steps, %zu requests, %zu of them good: no difference\n", request_runs::steps(),
              bodies, good);
}
