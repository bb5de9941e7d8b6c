// SPDX-License-Identifier: Apache-2.0
// What --help says after the options.
#ifndef QUIRE_INSPECT_HELP_HPP
#define QUIRE_INSPECT_HELP_HPP

namespace inspect {

inline constexpr const char* about =
    "Shows what is in a captured GitBook integration request, or why it is refused.";

inline constexpr const char* help = R"(
A request is refused? quire-inspect --explain FILE: the rule, the byte, what to change,
and what every rule set and every grammar says of it.

FILE is one of
  NAME.headers       the head of a request, with its body beside it in NAME.body
  anything else      head and body in one file, as HTTP/1.1 has it (chunked, too);
                     with --content-type a body alone
  -                  the same from standard input
  a directory        all captures below it: *.headers, *.http, *.dump, *.request
  *.jsonl, *.ndjson, *.log    with --stats: an event log, one event a line

Two questions, each with its own choices
  RULES: may the members of event and environment be like this? The decoder asks it.
    as_runtime       all that the official runtime takes; members of another type are
                     passed over (default)
    as_typed         the same, but a member of another type, or null, is refused
    as_schema        all that the release's types demand: members that must be there,
                     types, known values
  GRAMMAR: is this a form? The decoder always reads it by workerd. With --grammar nothing
  is decoded: the parts are listed, of any form.
    workerd          what GitBook's own engine takes: LF alone, text around the form
    fetch            what browsers' formData() takes; the default of quire::multipart
    strict           no form that two readers take for two different ones
    rfc2046          any multipart body, as multipart/mixed; parts need no name

Releases that changed the types; one between two has the types of the older one
  )";

inline constexpr const char* examples = R"(

Examples
  quire-inspect --explain refused.http           why, and what to change
  quire-inspect capture.headers                  a tree: offset, name, type, value
  nc -l 8080 | quire-inspect -                   what a client sends
  quire-inspect --rules as_schema --release 0.137.0 capture.http
  quire-inspect --grammar strict upload.http     any form: its parts
  quire-inspect --stats captures/ events.jsonl   types, sizes, what was refused where
  quire-inspect --diff old.http new.http         verdicts, forms, members that differ
  quire-inspect --json capture.http | jq .event.type

Exit status: 0 all decoded, or no difference; 1 one was refused, or they differ;
2 wrong usage, or a file that cannot be read.)";

}  // namespace inspect

#endif  // QUIRE_INSPECT_HELP_HPP
