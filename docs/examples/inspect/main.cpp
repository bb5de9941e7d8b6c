// SPDX-License-Identifier: Apache-2.0
// Shows what is in a captured request: the event, the environment with its secrets masked, the
// fetch body; or where and why it was refused. Here: which of its ways it takes. One concept a file
// beside.
#include <cstdio>
#include <exception>
#include <string>

#include "capture.hpp"
#include "command_line.hpp"
#include "diff.hpp"
#include "explain.hpp"
#include "form_output.hpp"
#include "json_output.hpp"
#include "mask.hpp"
#include "options.hpp"
#include "stats.hpp"
#include "terminal.hpp"
#include "tree.hpp"
#include "types.hpp"
#include "verdict.hpp"

namespace {

using inspect::capture;
using inspect::options;

/// True if it was decoded.
bool show(const capture& from, const options& chosen, const inspect::known_types& types) {
  const std::string shown = chosen.show_secrets ? from.body : inspect::masked(from.body);
  if (!chosen.grammar.empty()) return print_form(from, shown, chosen, types);
  const auto found = decoder_for(chosen).decode(from, limits_of(chosen), 301);
  if (chosen.json) {
    print_json(from, found, shown, chosen, types);
  } else if (!found.refused) {
    print_tree(from, found, shown, chosen, types);
  } else if (chosen.explain) {
    print_explanation(from, found.refused, shown, chosen, types);
  } else {
    print_refusal(from, found.refused, shown, chosen);
  }
  return !found.refused;
}

/// A release between two revisions is decoded as it should be, but not by rows of its own name.
void tell_release(const options& chosen) {
  if (!quire::v1::is_revision(chosen.release))
    std::fprintf(stderr, "quire-inspect: note: decoding by release %s\n",
                 inspect::revision_text(chosen).c_str());
}

int run(const options& chosen) {
  tell_release(chosen);
  if (chosen.stats) return print_stats(chosen) ? inspect::good : inspect::refused;
  const auto files = find_files(chosen);
  if (chosen.diff) {
    if (files.size() != 2) throw inspect::trouble{"--diff compares two requests"};
    const bool same = print_diff(load(files[0], chosen), load(files[1], chosen), chosen);
    return same ? inspect::good : inspect::refused;
  }
  const inspect::known_types types{chosen.release};
  bool all = true;
  for (const std::string& file : files) all = show(load(file, chosen), chosen, types) && all;
  return all ? inspect::good : inspect::refused;
}

}  // namespace

int main(int argc, char** argv) try {
  const auto chosen = inspect::read_command_line(argc, argv);
  if (!chosen) return inspect::good;
  inspect::choose_color(chosen->color);
  return run(*chosen);
} catch (const std::exception& problem) {
  std::fflush(stdout);
  std::fprintf(stderr, "quire-inspect: %s\n", problem.what());
  return inspect::trouble_met;
}
