// SPDX-License-Identifier: Apache-2.0
// Gather lists of forms with 1,000 fields, against the least that can be done for them: the header
// lines copied into memory at hand, one memcpy a field. Ends with 1 if anything was allocated.
// Usage: bench-multipart_writer [rounds]
#include <quire/multipart/writer.hpp>

#include <array>
#include <bench/support/allocations.hpp>
#include <bench/support/contest.hpp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

using namespace quire::bench;
namespace multipart = quire::multipart;
namespace dialects = quire::multipart::dialects;

constexpr std::size_t fields = 1000;

struct field {
  std::string name;
  std::string value;
};

std::vector<field> make_fields() {
  std::vector<field> made;
  for (std::size_t i = 0; i < fields; ++i) {
    made.push_back({"field-" + std::to_string(i), "the value of field " + std::to_string(i)});
  }
  return made;
}

/// The header lines as the writer writes them, all of one size.
class baseline {
 public:
  baseline() : m_room(fields * head_size) {}

  void run(const std::vector<field>& form) {
    char* at = m_room.data();
    for (const field& each : form) {
      std::memcpy(at, m_head.data(), head_size);
      keep(each.value.data());
      at += head_size;
    }
    keep(m_room.data());
  }

 private:
  static constexpr std::size_t head_size = 93;
  std::array<char, head_size> m_head{};
  std::vector<char> m_room;
};

void gather(multipart::writer& form, const std::vector<field>& from) {
  for (const field& each : from) form.text(each.name, each.value);
  const auto body = form.finish();
  if (!body.ok()) std::abort();
  keep(body->content_length());
}

struct named_dialect {
  const char* name;
  const multipart::dialect& how;
};
constexpr named_dialect all_dialects[] = {{"strict", dialects::strict},
                                          {"fetch", dialects::fetch},
                                          {"workerd", dialects::workerd},
                                          {"curl", dialects::curl}};

std::size_t allocations_of(multipart::writer& form, const std::vector<field>& from) {
  for (int warm = 0; warm < 3; ++warm) {
    form.reset();
    gather(form, from);
  }
  const std::size_t before = allocations;
  for (int round = 0; round < 10; ++round) {
    form.reset();
    gather(form, from);
  }
  return allocations - before;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t rounds = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 201;
  const std::vector<field> from = make_fields();
  const auto given = quire::mime::boundary::from("0123456789abcdef0123456789abcdef");
  baseline least;
  std::vector<contestant> field_of{{"memcpy of the header lines", [&](std::size_t times) {
                                      while (times-- > 0) least.run(from);
                                    }}};
  std::size_t allocated = 0;
  for (const named_dialect& each : all_dialects) {
    multipart::writer form(each.how);
    allocated += allocations_of(form, from);
    field_of.push_back({std::string(each.name) + ", random boundary", [&](std::size_t times) {
                          static multipart::writer reused;
                          reused = multipart::writer(each.how);
                          for (; times > 0; --times) {
                            reused.reset();
                            gather(reused, from);
                          }
                        }});
    field_of.push_back({std::string(each.name) + ", given boundary", [&](std::size_t times) {
                          multipart::writer reused(each.how, *given);
                          for (; times > 0; --times) {
                            reused.reset(*given);
                            gather(reused, from);
                          }
                        }});
  }
  for (const standing& each : hold(field_of, rounds, 1e6)) {
    std::printf("%-28s %6.1f ns a field (fastest round %.1f)\n", each.name.c_str(),
                each.nanoseconds / fields, each.fastest / fields);
  }
  std::printf("allocations once warm: %zu\n", allocated);
  return allocated == 0 ? 0 : 1;
}
