// SPDX-License-Identifier: Apache-2.0
// The main function of tests of mutants (tests/hardening/mutate).
//
//   QUIRE_MUTANT   number of the mutant that is switched on: the first failed check ends the
//   program QUIRE_CASES    file with the names of the cases to run, one a line; all if not set
//   QUIRE_MET      file to write to: for each case its name, microseconds of the processor, and the
//                  mutants it met, between tabs; first those met by asserts at the start,
//                  under the name "-"
#include "switch.hpp"

#define BOOST_TEST_NO_MAIN
#define BOOST_TEST_ALTERNATIVE_INIT_API
#include <boost/test/tree/observer.hpp>
#include <boost/test/tree/traverse.hpp>
#include <boost/test/tree/visitor.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <set>
#include <string>
#include <unistd.h>

namespace test = boost::unit_test;

extern "C" {
int quire_mutant = 0;
unsigned char quire_mutants_met[1 << 16];
void quire_failed() { _exit(77); }
}

namespace {

// Before the asserts of other files run.
[[gnu::constructor(101)]] void choose() {
  if (const char* number = std::getenv("QUIRE_MUTANT")) quire_mutant = std::atoi(number);
}

class watch : public test::test_observer {
 public:
  explicit watch(const char* path) : m_file(path ? std::fopen(path, "w") : nullptr) {}

  // After Boost's own: 1.74 asks one of those whether it has failed, and sets that when it starts.
  int priority() override { return 4; }
  void assertion_result(test::assertion_result result) override {
    if (quire_mutant != 0 && result == test::AR_FAILED) _exit(77);
  }
  void exception_caught(const boost::execution_exception&) override {
    if (quire_mutant != 0) _exit(78);
  }
  void test_unit_start(const test::test_unit& unit) override {
    if (m_file == nullptr) return;
    if (!m_started) write("-", 0);
    m_started = true;
    if (unit.p_type == test::TUT_CASE) {
      std::memset(quire_mutants_met, 0, sizeof quire_mutants_met);
      m_began = std::clock();
    }
  }
  void test_unit_finish(const test::test_unit& unit, unsigned long) override {
    if (m_file == nullptr || unit.p_type != test::TUT_CASE) return;
    write(unit.full_name(), (std::clock() - m_began) * 1000000 / CLOCKS_PER_SEC);
  }

 private:
  void write(const std::string& name, std::clock_t microseconds) {
    std::fprintf(m_file, "%s\t%ld\t", name.c_str(), microseconds);
    for (std::size_t i = 0; i != sizeof quire_mutants_met; ++i) {
      if (quire_mutants_met[i] != 0) std::fprintf(m_file, "%zu ", i);
    }
    std::fprintf(m_file, "\n");
    std::fflush(m_file);
  }

  std::FILE* m_file;
  std::clock_t m_began = 0;
  bool m_started = false;
};

// Leaves out cases that were not asked for.
class choice : public test::test_tree_visitor {
 public:
  explicit choice(const char* path) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) m_names.insert(line);
  }
  void visit(const test::test_case& each) override {
    if (each.p_name.get() == "nothing" || m_names.count(each.full_name()) != 0) return;
    const_cast<test::test_case&>(each).p_default_status.value = test::test_unit::RS_DISABLED;
  }

 private:
  std::set<std::string> m_names;
};

// There must be a case to run.
BOOST_AUTO_TEST_CASE(nothing) { BOOST_TEST(quire_mutant >= 0); }

bool begin() {
  static watch the_watch(std::getenv("QUIRE_MET"));
  test::framework::register_observer(the_watch);
  if (const char* path = std::getenv("QUIRE_CASES")) {
    choice chosen(path);
    test::traverse_test_tree(test::framework::master_test_suite(), chosen, true);
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) { return test::unit_test_main(&begin, count, arguments); }
