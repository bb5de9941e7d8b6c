// SPDX-License-Identifier: Apache-2.0
// Requests that arrive in 1, 2 and 20 pieces, by both ways into a stream decoder, against the whole
// body at once. What a socket does, copying bytes to where they are read, is done for each: into
// the decoder's room, or into a buffer that is used again and again.
//
//   bench-stream [--rounds=N]
//
// A row: median of the rounds (fastest round), median of the rounds' times the whole one's.
#include <quire/v1.hpp>

#include <algorithm>
#include <bench/support/allocations.hpp>
#include <bench/support/contest.hpp>
#include <bench/support/json_loads.hpp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace quire::bench;
using quire::request_step;

template <class Once>
contestant repeated(std::string name, Once once) {
  if (!once()) {
    std::fprintf(stderr, "%s fails\n", name.c_str());
    std::exit(1);
  }
  return {std::move(name), [once](std::size_t times) {
            while (times-- > 0) keep(once());
          }};
}

/// One body after the other in memory that the bytes are copied to first.
struct received {
  std::vector<char> bytes = std::vector<char>(std::size_t{1} << 20U);

  std::string_view take(std::string_view from) {
    std::memcpy(bytes.data(), from.data(), from.size());
    return {bytes.data(), from.size()};
  }
};

contestant whole(const json_load& load) {
  return repeated("whole", [&load, decode = std::make_shared<quire::v1::decoder>(),
                            in = std::make_shared<received>()] {
    return (*decode)(load.content_type, in->take(load.body)).ok();
  });
}

std::size_t size_of_piece(const json_load& load, std::size_t pieces) {
  return (load.body.size() + pieces - 1) / pieces;
}

contestant prepared(const json_load& load, std::size_t pieces) {
  return repeated("prepare, " + std::to_string(pieces),
                  [&load, in = std::make_shared<quire::v1::stream_decoder>(),
                   size = size_of_piece(load, pieces)] {
                    in->reset(load.content_type);
                    for (std::string_view rest = load.body; !rest.empty() && !in->over();) {
                      const auto room = in->prepare(size);
                      const std::size_t read = std::min(room.size(), rest.size());
                      std::memcpy(room.data(), rest.data(), read);
                      rest.remove_prefix(read);
                      for (auto step = in->commit(read); step != request_step::need_input;
                           step = in->next())
                        if (step == request_step::fetch_body_data) keep(in->data().data());
                    }
                    return !in->error() && in->over();
                  });
}

contestant fed(const json_load& load, std::size_t pieces) {
  return repeated("feed, " + std::to_string(pieces),
                  [&load, in = std::make_shared<quire::v1::stream_decoder>(),
                   from = std::make_shared<received>(), size = size_of_piece(load, pieces)] {
                    in->reset(load.content_type);
                    for (std::string_view rest = load.body; !rest.empty() && !in->over();) {
                      const std::string_view chunk = from->take(rest.substr(0, size));
                      rest.remove_prefix(chunk.size());
                      for (auto step = in->feed(chunk); step != request_step::need_input;
                           step = in->next())
                        if (step == request_step::fetch_body_data) keep(in->data().data());
                    }
                    return !in->error() && in->over();
                  });
}

}  // namespace

#if defined(QUIRE_BENCH_BEFORE)
// An earlier state of the decoder, compiled under another name: see docs/performance.md.
contestant before(const std::string& type, const std::string& body, std::size_t pieces);
#endif

int main(int argc, char** argv) {
  std::size_t rounds = 41;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view{argv[i]}.starts_with("--rounds="))
      rounds = std::strtoul(argv[i] + 9, nullptr, 10);
  }
  for (const json_load& load : json_loads()) {
    std::vector<contestant> field{whole(load)};
    for (const std::size_t pieces : {1U, 2U, 20U}) {
      field.push_back(prepared(load, pieces));
      field.push_back(fed(load, pieces));
#if defined(QUIRE_BENCH_BEFORE)
      field.push_back(before(load.content_type, load.body, pieces));
#endif
    }
    std::printf("%s, %s: body %zu bytes\n", load.name.c_str(), load.note.c_str(), load.body.size());
    for (const standing& one : hold(field, rounds))
      std::printf("  %-14s %11.1f ns (%.1f)  %5.2f times the whole (%.2f)\n", one.name.c_str(),
                  one.nanoseconds, one.fastest, 1 / one.ratio, 1 / one.ratio_of_fastest);
  }
}
