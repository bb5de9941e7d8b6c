// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"
#include <quire/version.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "grammars.hpp"
#include "help.hpp"
#include "verdict.hpp"

namespace inspect {

namespace {

/// All revisions, as a list that can be read.
std::string all_releases() {
  std::string all;
  for (const quire::release& each : quire::v1::revisions)
    all += (all.empty() ? "" : " ") + text_of(each);
  return all;
}

quire::release release_from(const std::string& text) {
  unsigned major = 0;
  unsigned minor = 0;
  unsigned patch = 0;
  char rest = 0;
  const int found = std::sscanf(text.c_str(), "%3u.%4u.%4u%c", &major, &minor, &patch, &rest);
  const quire::release at{static_cast<std::uint16_t>(major), static_cast<std::uint16_t>(minor),
                          static_cast<std::uint16_t>(patch)};
  std::string wrong;
  if (found != 3) {
    wrong = text + " is no release: write it as 0.137.0";
  } else if (at < quire::v1::revisions.front()) {
    wrong = "release " + text + " is older than " + text_of(quire::v1::revisions.front()) +
            ", the first that is known";
  } else if (at > quire::v1::newest_revision) {
    wrong = "release " + text + " is not known: it is newer than " +
            text_of(quire::v1::newest_revision) + ", the newest of this build";
  }
  if (!wrong.empty()) throw trouble{wrong + ". Releases that changed the types: " + all_releases()};
  return at;
}

std::string version() {
  return std::to_string(QUIRE_VERSION_MAJOR) + '.' + std::to_string(QUIRE_VERSION_MINOR) + '.' +
         std::to_string(QUIRE_VERSION_PATCH);
}

/// An option of the words in `all`, listed once in the help.
void add_choice(CLI::App& app, const char* names, std::string& into, const char* text,
                const std::vector<std::string>& all) {
  std::string listed;
  for (const std::string& each : all) listed += (listed.empty() ? "" : ",") + each;
  app.add_option(names, into, text)
      ->type_name(listed)
      ->check(CLI::Validator{CLI::IsMember(all)}.description(""));
}

void describe(CLI::App& app, options& chosen, std::string& release) {
  app.add_option("FILE", chosen.files, "captures, directories, -")->type_name("");
  app.add_option("-t,--content-type", chosen.content_type,
                 "the request's Content-Type; then FILE is a body");
  app.add_option("-p,--path", chosen.path, "the request's path, in place of the captured one");
  app.add_option("-r,--release", release,
                 "decode by this release of the types, as 0.137.0; default: the newest")
      ->type_name("RELEASE");
  add_choice(
      app, "--rules", chosen.rules,
      "what the decoder does about members that are not as the types say; default: as_runtime",
      rules_names());
  add_choice(app, "-g,--grammar", chosen.grammar,
             "do not decode: list the parts of any form, read by this grammar", grammar_names());
  add_choice(app, "--color", chosen.color, "when to use colours; default: auto; NO_COLOR is none",
             {"auto", "always", "never"});
  app.add_flag("-e,--explain", chosen.explain,
               "why it is refused, and what each rule set and grammar says");
  app.add_flag("-s,--stats", chosen.stats, "count types, sizes and refusals");
  app.add_flag("-d,--diff", chosen.diff, "compare two requests: verdict, form, members");
  app.add_flag("-j,--json", chosen.json, "one JSON object a request, for programs");
  app.add_flag("--unlimited", chosen.unlimited, "without the limits of a server");
  app.add_flag("--show-secrets", chosen.show_secrets, "do not mask secrets, tokens and cookies");
  app.set_version_flag("--version", version());
  app.footer(help + all_releases() + examples);
}

struct conflict {
  const char* a;
  const char* b;
  const char* why;
};
constexpr const char* no_decoder = "a grammar reads the form alone, and nothing is decoded";
constexpr std::array<conflict, 10> conflicts{{
    {"--grammar", "--rules", no_decoder},
    {"--grammar", "--release", no_decoder},
    {"--grammar", "--path", no_decoder},
    {"--grammar", "--stats", "what is counted is what the decoder says"},
    {"--grammar", "--diff", "--diff compares what all grammars say"},
    {"--stats", "--diff", "ask for one of them"},
    {"--stats", "--explain", "--stats lists what was refused; --explain takes captures"},
    {"--stats", "--show-secrets", "--stats shows no values"},
    {"--diff", "--explain", "--diff shows why each is refused; --explain takes captures"},
    {"--json", "--color", "JSON has no colours"},
}};

void check(const CLI::App& app) {
  for (const conflict& each : conflicts) {
    if (app.count(each.a) > 0 && app.count(each.b) > 0)
      throw trouble{std::string{each.a} + " and " + each.b + " do not go together: " + each.why};
  }
}

/// In place of CLI11's words for it.
void check_repeated(const CLI::App& app) {
  for (const CLI::Option* const each : app.get_options()) {
    if (each->get_items_expected_max() == 1 && each->results().size() > 1)
      throw trouble{each->get_name() + " is given " + std::to_string(each->results().size()) +
                    " times: once is enough"};
  }
}

}  // namespace

std::optional<options> read_command_line(int argc, char** argv) {
  options chosen;
  std::string release;
  CLI::App app{about, "quire-inspect"};
  describe(app, chosen, release);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked);
    return std::nullopt;
  } catch (const CLI::ParseError& wrong) {
    check_repeated(app);
    throw trouble{std::string{wrong.what()} + "; --help lists the options"};
  }
  check(app);
  if (chosen.files.empty()) throw trouble{"no FILE is given; --help shows how"};
  if (!release.empty()) chosen.release = release_from(release);
  return chosen;
}

}  // namespace inspect
