// SPDX-License-Identifier: Apache-2.0
// Shows what is in a captured request: the event, the environment with its secrets masked, the
// fetch body; or where and why it was refused. Here: the command line. One concept a file beside.
#include <quire/version.hpp>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>

#include "capture.hpp"
#include "diff.hpp"
#include "explain.hpp"
#include "grammars.hpp"
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

constexpr const char* about =
    "Shows what is in a captured GitBook integration request, or why it is refused.";

constexpr const char* examples = R"(
FILE is one of
  NAME.headers       the head of a request, with its body beside it in NAME.body
  anything else      head and body in one file, as HTTP/1.1 has it (chunked, too);
                     with --content-type a body alone
  -                  the same from standard input
  a directory        all captures below it: *.headers, *.http, *.dump, *.request
  *.jsonl, *.ndjson, *.log    with --stats: an event log, one event a line

Examples
  quire-inspect capture.headers                  a tree: offset, name, type, value
  quire-inspect --explain refused.http           the rule, the byte, what to change
  nc -l 8080 | quire-inspect -                   what a client sends
  quire-inspect --rules as_schema --release 0.137.0 capture.http
  quire-inspect --grammar strict upload.http     any form: its parts
  quire-inspect --stats captures/ events.jsonl   types, sizes, refusals
  quire-inspect --diff old.http new.http         members that differ
  quire-inspect --json capture.http | jq .event.type

Exit status: 0 all decoded, or no difference; 1 one was refused, or they differ;
2 wrong usage, or a file that cannot be read.)";

quire::release release_from(const std::string& text) {
  unsigned major = 0;
  unsigned minor = 0;
  unsigned patch = 0;
  char rest = 0;
  const int found = std::sscanf(text.c_str(), "%3u.%4u.%4u%c", &major, &minor, &patch, &rest);
  if (found != 3) throw inspect::trouble{text + " is no release: write it as 0.137.0"};
  const quire::release at{static_cast<std::uint16_t>(major), static_cast<std::uint16_t>(minor),
                          static_cast<std::uint16_t>(patch)};
  if (at < quire::v1::revisions.front())
    throw inspect::trouble{"no release is older than " +
                           inspect::text_of(quire::v1::revisions.front())};
  return at;
}

std::string version() {
  return std::to_string(QUIRE_VERSION_MAJOR) + '.' + std::to_string(QUIRE_VERSION_MINOR) + '.' +
         std::to_string(QUIRE_VERSION_PATCH);
}

void describe(CLI::App& app, options& chosen, std::string& release) {
  app.add_option("FILE", chosen.files, "captures, directories, -");
  app.add_option("-t,--content-type", chosen.content_type,
                 "the request's Content-Type; then FILE is a body");
  app.add_option("-p,--path", chosen.path, "the request's path, in place of the captured one");
  app.add_option("-r,--release", release, "decode by this release of the types; default: newest");
  app.add_option("--rules", chosen.rules, "as_runtime (default), as_typed, as_schema")
      ->check(CLI::IsMember({"as_runtime", "as_typed", "as_schema"}));
  app.add_option("-g,--grammar", chosen.grammar,
                 "list the parts of any form: workerd, fetch, strict, rfc2046")
      ->check(CLI::IsMember(inspect::grammar_names()));
  app.add_option("--color", chosen.color, "auto (default), always, never; NO_COLOR turns it off")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_flag("-e,--explain", chosen.explain, "say at length why a request is refused");
  app.add_flag("-s,--stats", chosen.stats, "count types, sizes and refusals");
  app.add_flag("-d,--diff", chosen.diff, "compare two requests, member by member");
  app.add_flag("-j,--json", chosen.json, "one JSON object a request, for programs");
  app.add_flag("--unlimited", chosen.unlimited, "without the limits of a server");
  app.add_flag("--show-secrets", chosen.show_secrets, "do not mask secrets, tokens and cookies");
  app.set_version_flag("--version", version());
  app.footer(examples);
}

/// True if it was decoded.
bool show(const capture& from, const options& chosen, const inspect::known_types& types) {
  const std::string shown = chosen.show_secrets ? from.body : inspect::masked(from.body);
  if (!chosen.grammar.empty()) return print_form(from, shown, chosen);
  const auto found = decoder_for(chosen).decode(from, limits_of(chosen), 301);
  if (chosen.json) {
    print_json(from, found, shown, chosen);
  } else if (!found.refused) {
    print_tree(from, found, shown, types);
  } else if (chosen.explain) {
    print_explanation(from, found.refused, shown, chosen);
  } else {
    print_refusal(from, found.refused, shown);
  }
  return !found.refused;
}

int run(const options& chosen) {
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
  options chosen;
  std::string release;
  CLI::App app{about, "quire-inspect"};
  describe(app, chosen, release);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? inspect::good : inspect::trouble_met;
  }
  if (chosen.files.empty()) throw inspect::trouble{"no FILE is given; --help shows how"};
  if (!release.empty()) chosen.release = release_from(release);
  inspect::choose_color(chosen.color);
  return run(chosen);
} catch (const std::exception& problem) {
  std::fflush(stdout);
  std::fprintf(stderr, "quire-inspect: %s\n", problem.what());
  return inspect::trouble_met;
}
