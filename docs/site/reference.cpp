// SPDX-License-Identifier: Apache-2.0
// Prints a page of the documentation, in Markdown, of what the library itself knows: its rows.
//
//   reference errors    every code of every component, when it comes, what to do
//   reference events    every event and the environment: members, C++ types, releases
//
// docs/site/run builds and runs it. One file, so that it can be read from top to bottom.
#include <quire/json/error.hpp>
#include <quire/lines/error.hpp>
#include <quire/mime/error.hpp>
#include <quire/multipart/decode.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/write_error.hpp>
#include <quire/request/error.hpp>
#include <quire/v1/types.hpp>
#include <quire/webhook/error.hpp>

#include <iostream>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

// ---- errors

constexpr std::string_view of_sender = "answer the status, log the message: the sender is at fault";
constexpr std::string_view of_value =
    "refused only by rules that refuse types; else a remark: look whether the sender changed";
constexpr std::string_view of_limit =
    "raise the limit of that name if an honest sender needs more; else refuse";
constexpr std::string_view of_cut =
    "the sender went away, or the server lost the end: answer if you still can";
constexpr std::string_view of_caller = "a mistake in the program that calls: mend it";

std::string_view advice(quire::multipart::errc code) {
  switch (quire::multipart::kind(code)) {
    case quire::multipart::failure::truncated:
      return of_cut;
    case quire::multipart::failure::limit:
      return of_limit;
    case quire::multipart::failure::internal:
      return code == quire::multipart::errc::out_of_memory ? "answer 503, or lower the limits"
                                                           : of_caller;
    case quire::multipart::failure::malformed:
    default:
      return of_sender;
  }
}
std::string_view advice(quire::json::errc code) {
  using quire::json::errc;
  if (code == errc::ok) return "no error";
  if (code == errc::depth_limit || code == errc::size_limit) return of_limit;
  if (code == errc::out_of_memory) return "raise `request_limits::memory`, or answer 503";
  return code >= errc::is_null ? of_value : of_sender;
}
std::string_view advice(quire::request_errc code) {
  if (code >= quire::request_errc::steps_not_taken) return of_caller;
  return code == quire::request_errc::unsupported_version
             ? "answer 400; behind a tunnel of development, look at no path"
             : of_sender;
}
std::string_view advice(quire::multipart::write_errc) {
  return "no form was made: change the name, value or dialect, or mend the order of calls";
}
std::string_view advice(quire::multipart::decode_errc) {
  return "take the text as it is, or refuse the part";
}

std::string_view advice(quire::webhook::errc code) {
  using quire::webhook::errc;
  if (code == errc::ok) return "no error";
  if (code == errc::no_secret || code == errc::crypto_failed) return of_caller;
  if (code == errc::body_too_long) return of_limit;
  return code == errc::bad_event ? "log the event's own error" : "answer 401, and do nothing else";
}

template <class Errc, std::size_t Size>
void print_codes(std::string_view title, std::string_view about,
                 const quire::core::error_row<Errc> (&rows)[Size]) {
  std::cout << "## " << title << "\n\n"
            << about << "\n\n| code | when | what to do |\n|---|---|---|\n";
  for (const auto& row : rows)
    std::cout << "| `" << row.name << "` | " << row.phrase << " | " << advice(row.code) << " |\n";
  std::cout << '\n';
}

// ---- types by name

/// The text of a template argument, as the compiler prints it.
template <class T>
std::string compiler_name() {
  const std::string_view text = __PRETTY_FUNCTION__;
  const std::size_t begin = text.find("T = ") + 4;
  return std::string{text.substr(begin, text.find_first_of(";]", begin) - begin)};
}
template <auto Member>
std::string member_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text = text.substr(0, text.find_first_of(";]", text.find("Member = ")));
  return std::string{text.substr(text.rfind("::") + 2)};
}

std::string short_name(std::string name) {
  for (const std::string_view space : {"quire::v1::", "quire::"}) {
    for (std::size_t at = name.find(space); at != std::string::npos; at = name.find(space))
      name.erase(at, space.size());
  }
  return name;
}

std::string between(const quire::lifetime& span) {
  const auto text = [](quire::release at) {
    return std::to_string(at.major) + '.' + std::to_string(at.minor) + '.' +
           std::to_string(at.patch);
  };
  const bool from = span.since != quire::lifetime{}.since;
  const bool to = span.until != quire::lifetime{}.until;
  if (!from && !to) return "all";
  if (!to) return "from " + text(span.since);
  return from ? text(span.since) + " to " + text(span.until) : "up to " + text(span.until);
}

// ---- the book: a section for each struct and enum that an event or the environment reaches

struct book {
  std::map<std::string, std::string> structs;  ///< by name, so that the order is that of a reader
  std::map<std::string, std::string> enums;
};

/// How a type is shown in a table, and what it leads to. This one is for all that has no rows.
template <class T>
struct shown {
  static std::string name(book&) {
    std::string text = short_name(compiler_name<T>());
    if (text == "std::basic_string_view<char>") text = "std::string_view";
    if (text == "long int" || text == "long") text = "std::int64_t";
    return '`' + text + '`';
  }
};

template <class T>
std::string inside(std::string_view outer, book& all) {
  return '`' + std::string{outer} + "` of " + shown<T>::name(all);
}
template <class T>
struct shown<std::optional<T>> {
  static std::string name(book& all) { return inside<T>("optional", all); }
};
template <class T>
struct shown<quire::nullable<T>> {
  static std::string name(book& all) { return inside<T>("nullable", all); }
};
template <class T>
struct shown<std::span<const T>> {
  static std::string name(book& all) { return inside<T>("array", all); }
};
template <class T>
struct shown<quire::map<T>> {
  static std::string name(book& all) { return inside<T>("map", all); }
};
template <class T>
struct shown<quire::lazy<T>> {
  static std::string name(book& all) { return inside<T>("lazy", all); }
};
template <class T>
struct shown<quire::text_or<T>> {
  static std::string name(book& all) { return inside<T>("text_or", all); }
};
template <quire::fixed_string Text>
struct shown<quire::constant<Text>> {
  static std::string name(book&) {
    return "`constant<\"" + std::string{quire::constant<Text>::expected} + "\">`";
  }
};

template <class Enum, class... Values>
std::string values_of(quire::list<Values...>) {
  std::string text = "| text | enumerator | releases |\n|---|---|---|\n";
  ((text += "| `" + std::string{Values::text} + "` | `" + member_name<Values::is>() + "` | " +
            between(Values::span) + " |\n"),
   ...);
  return text + '\n';
}
template <class Enum>
struct shown<quire::enumeration<Enum>> {
  static std::string name(book& all) {
    const std::string name = short_name(compiler_name<Enum>());
    if (!all.enums.contains(name))
      all.enums[name] = values_of<Enum>(typename quire::enum_schema<Enum>::values{});
    return "`enumeration` of [" + name + "](#" + name + ')';
  }
};

template <quire::fixed_string Discriminator, class Unknown, class... Alternatives>
struct shown<quire::tagged_union<Discriminator, Unknown, Alternatives...>> {
  static std::string name(book& all) {
    std::string text = "union by `" + std::string{Discriminator.view()} + '`';
    ((text += ", " + shown<typename Alternatives::type>::name(all)), ...);
    return text;
  }
};

template <class Row>
std::string line_of(book& all) {
  const std::string wire{Row::wire_name};
  std::string note;
  if (Row::is_optional) note += Row::is_either ? "one of these" : "may be absent";
  if (Row::is_needed) note += "demanded by all rules";
  if (!Row::variant_name.empty())
    note += (note.empty() ? "shape " : ", shape ") + std::string{Row::variant_name};
  if (Row::is_deprecated) note += note.empty() ? "deprecated" : ", deprecated";
  if (!wire.empty()) note += (note.empty() ? "`" : ", `") + wire + '`';
  return "| `" + std::string{Row::key} + "` | `" + member_name<Row::member>() + "` | " +
         shown<typename Row::type>::name(all) + " | " + between(Row::span) + " | " + note + " |\n";
}
template <class... Rows>
std::string table_of(book& all, quire::list<Rows...>) {
  std::string text = "| JSON | member | C++ type | releases | |\n|---|---|---|---|---|\n";
  ((text += line_of<Rows>(all)), ...);
  return text + '\n';
}
template <class T>
requires quire::described<T>
struct shown<T> {
  static std::string name(book& all) {
    const std::string name = short_name(compiler_name<T>());
    if (!all.structs.contains(name)) {
      all.structs[name] = "";  // first, so that a struct inside itself ends
      const std::string table = table_of(all, typename quire::schema<T>::rows{});
      all.structs[name] = table;
    }
    return '[' + name + "](#" + name + ')';
  }
};

// ---- the two pages

void print_errors() {
  std::cout
      << "# Errors\n\nEvery code of every component, from the library's own rows. `code()` of an "
         "error is the text in the first column; `message()` has path, phrase and byte.\n\n";
  print_codes("Forms",
              "`quire::multipart::errc`, of the parser, of a whole form, of the Content-Type.",
              quire::multipart::error_rows);
  print_codes("JSON", "`quire::json::errc`, of a document or of a value in it.",
              quire::json::error_rows);
  print_codes("Requests", "`quire::request_errc`, beside those of form and JSON.",
              quire::request_error_rows);
  print_codes("Writing forms", "`quire::multipart::write_errc`.",
              quire::multipart::write_error_rows);
  print_codes("Names and filenames", "`quire::multipart::decode_errc`, of `decode`.",
              quire::multipart::decode_error_rows);
  print_codes("Webhooks", "`quire::webhook::errc`, of a receiver.", quire::webhook::error_rows);
  std::cout << "## Event logs\n\nThe codes of JSON, with the line: [event logs](event-logs.md).\n";
}

template <class Event>
void print_event(book& all) {
  std::cout << "### " << Event::texts << "\n\nReleases: " << between(Event::span)
            << ". Struct `quire::v1::" << short_name(compiler_name<typename Event::type>())
            << "`.\n\n"
            << table_of(all, typename quire::schema<typename Event::type>::rows{})
            << "<!-- sample: " << Event::texts << " -->\n\n";
}
template <class... Events>
void print_events(book& all, quire::list<Events...>) {
  (print_event<Events>(all), ...);
}

void print_sections(std::string_view title, const std::map<std::string, std::string>& sections) {
  std::cout << "## " << title << "\n\n";
  for (const auto& [name, text] : sections) std::cout << "### " << name << "\n\n" << text;
}

void print_all_events() {
  book all;
  std::cout
      << "# Events and environment, member by member\n\n"
         "Made from the rows that decode them. Releases are those of the publisher's types: "
         "\"from\" "
         "is the first of the examined ones that has it. [Events](events.md) tells when each is "
         "sent; [kinds of member](events.md#kinds-of-member) explains the types.\n\n## Events\n\n";
  print_events(all, quire::v1::all_events{});
  std::cout << "## The environment\n\n"
            << table_of(all, quire::schema<quire::v1::environment>::rows{})
            << "<!-- sample: environment -->\n\n";
  print_sections("Structs", all.structs);
  print_sections("Enums", all.enums);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view page = argc == 2 ? argv[1] : "";
  if (page == "errors") {
    print_errors();
  } else if (page == "events") {
    print_all_events();
  } else {
    std::cerr << "Usage: reference errors|events\n";
    return 2;
  }
  return std::cout.flush() ? 0 : 1;
}
