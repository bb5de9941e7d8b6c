// SPDX-License-Identifier: Apache-2.0
// Requests encoded from JSON and from typed values, and typed values written as JSON beside other
// writers of the same documents. Ends with 1 if quire allocated anything once warm.
#include <quire/v1.hpp>

#include <bench/support/contest.hpp>
#include <bench/support/json_loads.hpp>
#include <bench/support/json_simdjson.hpp>
#include <bench/support/options.hpp>
#include <bench/support/report.hpp>
#include <bench/support/write_peers.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace quire::bench;

constexpr const char* usage = "bench-writing [OPTION...]\n\n";

/// What is not done: both documents copied.
contestant copy_of(const json_load& load) {
  const auto once = [&load, room = std::make_shared<std::vector<char>>(1U << 18U)] {
    for (const json_document& each : load.documents) {
      std::memcpy(room->data(), each.text.data(), each.text.size());
      keep(room->data());
    }
    return true;
  };
  return repeated("memcpy of both documents", once, outcome::ceiling);
}

/// The part of a request's time that is the operating system's.
contestant random_bits() {
  const auto once = [] {
    const auto drawn = quire::multipart::random_boundary::draw();
    return drawn ? drawn->text().size() : 0;
  };
  return repeated("128 random bits for a boundary", once, outcome::part);
}

/// What the parts of a request say, which is read again for that.
std::uint64_t hash_of_request(const quire::multipart::gather_list& out) {
  std::string body;
  for (const auto& piece : out) body.append(piece.data, piece.size);
  quire::v1::decoder decode;
  const std::string type{out.content_type()};
  const auto request = decode(type, body);
  if (!request.ok()) return 0;
  std::string event;
  std::string environment;
  quire::to_json(request->event, event);
  quire::to_json(request->environment, environment);
  return hash_of_json(event) + hash_of_json(environment);
}

/// `write` is given an encoder, and returns what that returns.
template <class Write>
contestant encoded(std::string name, const json_load& load, Write write) {
  const auto encode = std::make_shared<quire::encoder>();
  const auto once = [write, encode] {
    const auto out = write(*encode);
    return out.ok() ? out->content_length() : 0;
  };
  contestant made = repeated(std::move(name), once);
  if (const auto out = write(*encode);
      out.ok() && hash_of_request(*out) != expected_of(load).names_and_values)
    made.seen = outcome::other;
  return made;
}

contestant from_json(const json_load& load, std::string_view boundary) {
  return encoded(boundary.empty() ? "quire, from JSON" : "quire, from JSON, given boundary", load,
                 [&load, boundary](quire::encoder& encode) {
                   return encode.json(load.event(), load.environment(), std::nullopt,
                                      {.boundary = boundary});
                 });
}

/// The typed values, and the decoders that they lie in.
struct typed {
  explicit typed(const json_load& load)
      : event(of_event.event(load.event())),
        environment(of_environment.environment(load.environment())) {
    if (!event.ok() || !environment.ok()) std::exit(1);
  }
  typed(const typed&) = delete;
  typed& operator=(const typed&) = delete;
  ~typed() = default;

  quire::v1::decoder of_event;
  quire::v1::decoder of_environment;
  decltype(of_event.event({})) event;
  decltype(of_environment.environment({})) environment;
};

contestant from_values(const typed& values, const json_load& load) {
  return encoded("quire, from typed values", load, [&values](quire::encoder& encode) {
    return encode.values(values.event->event, values.environment->environment);
  });
}

/// Marks a writer whose JSON does not say what the document says.
contestant compared_with(contestant made, const std::string& document, const std::string& text) {
  if (made.seen == outcome::same && hash_of_json(text) != hash_of_json(document))
    made.seen = outcome::other;
  return made;
}

template <class T>
contestant to_json_of(const T& value, const std::string& document) {
  const auto out = std::make_shared<std::string>();
  const auto once = [&value, out] {
    out->clear();
    quire::to_json(value, *out);
    return out->size();
  };
  contestant made = repeated("quire, to_json", once);
  return compared_with(std::move(made), document, *out);
}

[[maybe_unused]] contestant writer(std::string name, const json_write& write,
                                   const std::string& document) {
  contestant made = repeated_peer(std::move(name), [write] { return write().size(); });
  return compared_with(std::move(made), document, std::string{write()});
}

std::vector<contestant> writers_of(contestant ours, const std::string& document) {
  std::vector<contestant> field{std::move(ours)};
#if defined(QUIRE_BENCH_YYJSON)
  field.push_back(writer("yyjson_write", yyjson_write_document(document), document));
#endif
#if defined(QUIRE_BENCH_RAPIDJSON)
  field.push_back(writer("RapidJSON Writer", rapidjson_write(document), document));
#endif
  (void)document;
  return field;
}

void race(report& out, const std::string& name, const json_load& load, std::size_t bytes,
          const std::vector<contestant>& field) {
  out.begin({name, load.name, load.note, bytes, 1});
  out.race(field);
}

void race_load(report& out, const json_load& load) {
  const typed values{load};
  race(out, "request", load, load.bytes(),
       {copy_of(load), random_bits(), from_json(load, ""),
        from_json(load, "0123456789abcdef0123456789abcdef"), from_values(values, load)});
  race(out, "event", load, load.event().size(),
       writers_of(to_json_of(values.event->event, load.event()), load.event()));
  race(out, "environment", load, load.environment().size(),
       writers_of(to_json_of(values.environment->environment, load.environment()),
                  load.environment()));
}

}  // namespace

int main(int argc, char** argv) {
  const options asked(argc, argv, {"--table", "--check", "--json", "--json=", "--rounds="},
                      (std::string{usage} + report_usage).c_str());
  report out(asked, 81);
  const std::vector<json_load> loads = json_loads();
  out.expect(3 * loads.size());
  for (const json_load& load : loads) race_load(out, load);
  if (out.allocated() != 0) std::fprintf(stderr, "%zu allocations once warm\n", out.allocated());
  return out.status() == 0 && out.allocated() == 0 ? 0 : 1;
}
