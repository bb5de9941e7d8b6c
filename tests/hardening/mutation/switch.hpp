// SPDX-License-Identifier: Apache-2.0
// Chooses mutants; included before all else in a test of headers that have them (schemata.py).
#ifndef QUIRE_TESTS_MUTATION_SWITCH_HPP
#define QUIRE_TESTS_MUTATION_SWITCH_HPP

extern "C" {
extern int quire_mutant;                          // the chosen one, or 0
extern unsigned char quire_mutants_met[1 << 16];  // those that were asked for
void quire_failed();
}

#define QM(n) \
  (!__builtin_is_constant_evaluated() && ((quire_mutants_met[n] = 1), quire_mutant == (n)))

// What a test asserts while it is compiled, once more when it runs, where mutants can be chosen.
template <class Value>
bool quire_holds(const Value& value, const char* = "") {
  if (!static_cast<bool>(value)) quire_failed();
  return true;
}

#define QM_JOIN(a, b) a##b
#define QM_NAME(a, b) QM_JOIN(a, b)
#define QM_ASSERT(...) \
  [[maybe_unused]] static bool QM_NAME(qm_held_, __COUNTER__) = quire_holds(__VA_ARGS__)

#endif  // QUIRE_TESTS_MUTATION_SWITCH_HPP
