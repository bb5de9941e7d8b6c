// SPDX-License-Identifier: Apache-2.0
// sender-texts: the public functions that read a sender's text, and what is hard for each.
//   sender-texts --list        their names, one a line, with `scan` where a text is looked through
//   sender-texts KIBIBYTES...  reads each text at each size: a line with name and bytes of each.
// What is to be counted is in `measured`.
#include <quire/json.hpp>
#include <quire/lines.hpp>
#include <quire/mime.hpp>
#include <quire/multipart.hpp>
#include <quire/v1.hpp>
#include <quire/webhook.hpp>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace quire;

std::vector<char> room;

bool decode(std::string_view text, multipart::decoding how) {
  return multipart::decode(text, how, room).ok();
}
/// Everything that a list of parameters, or header lines, has.
template <class List>
bool walk(const List& list) {
  std::size_t count = 0;
  for (const auto& each : list) count += each.name.size();
  return count != 0;
}
bool find(std::string_view text) { return json::find(json::raw{text}, "x").text.data() != nullptr; }
bool stream(std::string_view text) {
  json::utf8_stream in;
  std::size_t size = 0;
  in.feed(text);
  for (std::string_view piece = in.next(); !piece.empty(); piece = in.next()) size += piece.size();
  return size != 0;
}
bool lines(std::string_view text) {
  std::size_t good = 0;
  for (const auto& line : events_of(text)) good += line.ok();
  return good != 0;
}
bool fed_lines(std::string_view text) {
  v1::event_lines in;
  in.feed(text);
  while (in.next()) continue;
  return in.finish();
}
/// Documents of the newest release; what is wrong is told, and all of it is read.
bool event(std::string_view text) {
  static v1::decoder decode;
  return decode.event(text).ok();
}
bool environment(std::string_view text) {
  static v1::decoder decode;
  return decode.environment(text).ok();
}
bool opens(std::string_view header, std::string_view body) {
  static constexpr std::array<std::string_view, 1> secrets{"a secret"};
  return webhook::verify<webhook::openssl>(secrets, header, body) == webhook::errc::ok;
}

struct reading {
  std::string_view name;  ///< of the function in the headers
  std::string_view head;  ///< the text: this, then
  std::string_view unit;  ///< this as often as there is room
  std::string_view tail;
  bool (*run)(std::string_view);
  bool scan = true;  ///< false if it decodes documents
};
using sv = std::string_view;
const reading readings[] = {
    {"parse", "a/b", ";a=\"\\\"\"", "", [](sv s) { return mime::media_type::parse(s).ok(); }},
    {"parse", "a/", "b", "", [](sv s) { return mime::media_type::parse(s).ok(); }},
    {"parse", "a/b", ";x=y", "",
     [](sv s) { return mime::media_type::parse(s)->find("boundary").has_value(); }},
    {"parameter_list", "", ";a=\"b\"", "", [](sv s) { return walk(mime::parameter_list(s)); }},
    {"parameter_list", "", ";", "", [](sv s) { return walk(mime::parameter_list(s)); }},
    {"from", "", "b", "", [](sv s) { return mime::boundary::from(s).ok(); }},
    {"boundary_from_content_type", "multipart/form-data", ";boundary", "",
     [](sv s) { return multipart::boundary_from_content_type(s).ok(); }},
    {"parse_disposition", "form-data; name=\"", "\\\"", "\"",
     [](sv s) { return mime::parse_disposition<multipart::workerd.disposition>(s).ok(); }},
    {"parse_disposition", "form-data", "; a=b", "",
     [](sv s) { return mime::parse_disposition<multipart::fetch.disposition>(s).ok(); }},
    {"header_block", "", "a: b\r\n", "", [](sv s) { return walk(mime::header_block(s)); }},
    {"header_block", "", ":", "", [](sv s) { return walk(mime::header_block(s)); }},
    {"is_token", "", "a", "", [](sv s) { return mime::is_token(s); }},
    {"decode", "", "%0d", "", [](sv s) { return decode(s, multipart::decoding::whatwg); }},
    {"decode", "", "\\\"", "", [](sv s) { return decode(s, multipart::decoding::backslash); }},
    {"decode", "UTF-8''", "%e2%82%ac", "",
     [](sv s) { return decode(s, multipart::decoding::extended); }},
    {"safe_filename", "", "../\\:", "",
     [](sv s) { return multipart::safe_filename(s, room).has_value(); }},
    {"safe_filename", "", ".", "",
     [](sv s) { return multipart::safe_filename(s, room).has_value(); }},
    {"version_segment", "/", "a", "?", [](sv s) { return !version_segment(s).empty(); }},
    {"version_segment", "http://", "a", "", [](sv s) { return !version_segment(s).empty(); }},
    {"validate", "[", "[],", "1]", [](sv s) { return json::validate(s).code == json::errc::ok; }},
    {"validate", "\"", "\\u00e9", "\"",
     [](sv s) { return json::validate(s).code == json::errc::ok; }},
    {"locate", "{\"a\":[", "1,", "", [](sv s) { return json::locate(s, s.size()).view().empty(); }},
    {"find", "{\"a\":[", "{},", "1],\"x\":1}", find},
    {"find", "{", "\"\\u0078y\":1,", "\"x\":1}", find},
    {"is_utf8", "", "\xE2\x82\xAC", "", [](sv s) { return core::is_utf8(s) && json::is_utf8(s); }},
    {"valid_utf8_prefix", "", "\xE2\x82\xAC", "",
     [](sv s) { return core::valid_utf8_prefix(s) != 0; }},
    {"repair_utf8", "", "\xE2\x82", "",
     [](sv s) {
       std::size_t size = 0;
       core::repair_utf8(s, [&size](sv piece) { size += piece.size(); });
       return size != 0;
     }},
    {"feed", "", "\xE2\x82\xACx", "", stream},
    {"unescape", "", "\\ud83d\\ude00", "",
     [](sv s) { return json::unescape(s, room.data()) != sv::npos; }},
    {"unescape", "", "\\n", "", [](sv s) { return json::unescape(s, room.data()) != sv::npos; }},
    {"find_invalid_escape", "", "\\u00e9", "",
     [](sv s) { return json::find_invalid_escape(s) == sv::npos; }},
    {"unescaped_size", "", "a", "", [](sv s) { return json::unescaped_size(s) != 0; }},
    {"copy_unescaped", "", "a", "", [](sv s) { return json::copy_unescaped(s, room.data()) != 0; }},
    {"is_number", "1.", "0", "1", [](sv s) { return json::is_number(s); }},
    {"to_double", "1.", "0", "1", [](sv s) { return json::to_double(s).has_value(); }},
    {"to_integer", "1", "0", "", [](sv s) { return json::to_integer(s).has_value(); }},
    {"to_time", "2025-01-01T00:00:00.", "0", "Z", [](sv s) { return to_time(s).has_value(); }},
    {"to_enum", "", "a", "",
     [](sv s) { return to_enum<v1::translation_language>(s) == v1::translation_language{}; }},
    {"events_of", "", "{}\n", "", lines, false},
    {"events_of", "", " \n", "", lines},
    {"events_of", "{", "\"a\":1,", "", fed_lines, false},
    // An object is read again where a name comes again after a value of another type.
    {"environment", R"({"integration":{"externalLinks":[)", R"({"url":1,"label":"a","url":"b"},)",
     R"({"label":"a","url":"b"}]}})", environment, false},
    {"environment", R"({"integration":{"externalLinks":[)",
     R"({"url":1,"label":"\n","\u0075rl":"b"},)", R"({"label":"a","url":"b"}]}})", environment,
     false},
    {"environment", R"({"integration":)", R"({},"integration":)", "{}}", environment, false},
    {"event", "{", R"("eventId":1,"eventId":"a",)", R"("type":"a"})", event, false},
    {"event", "{", R"("\u0065ventId":1,)", R"("type":"a"})", event, false},
    {"event", R"({"type":"a",)", R"("type":"b",)", R"("type":"a"})", event, false},
    {"is_truncated", "{\"a\":[", "1,", "",
     [](sv s) {
       const auto why = json::validate(s);
       return is_truncated(s, json::error{why.code, why.offset, {}});
     },
     false},
    {"parse_signature", "", "t=1,", "v1=a", [](sv s) { return webhook::parse_signature(s).ok(); }},
    {"parse_signature", "", ",", "", [](sv s) { return webhook::parse_signature(s).ok(); }},
    {"verify", "t=1,v1=", "a", "", [](sv s) { return opens(s, "{}"); }},
    {"verify", "", "{\"a\":1}", "",
     [](sv s) {
       return opens("t=1,v1=0123456789012345678901234567890123456789012345678901234567890123", s);
     }},
    {"cookie", "", "a=b; ", "",
     [](sv s) {
       const entry<sv> one{"Cookie", s};
       return headers{{&one, 1}}.cookie("x").has_value();
     }},
};

std::string text_of(const reading& of, std::size_t size) {
  std::string text{of.head};
  while (text.size() + of.unit.size() + of.tail.size() <= size) text += of.unit;
  return text.append(of.tail);
}

}  // namespace

// Not inlined and of a name without decoration: counting starts and ends with it.
extern "C" [[gnu::noinline]] bool measured(bool (*run)(std::string_view), const std::string& text) {
  return run(text);
}

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("Usage: sender-texts --list | KIBIBYTES...\n", stderr);
    return 2;
  }
  const bool listed = std::string_view{arguments[1]} == "--list";
  for (const reading& each : readings) {
    if (listed) std::printf("%s %s\n", each.name.data(), each.scan ? "scan" : "decodes");
    for (int i = 1; i < count && !listed; ++i) {
      const std::string text = text_of(each, std::strtoull(arguments[i], nullptr, 10) << 10U);
      room.resize(text.size());
      (void)measured(each.run, text);
      std::printf("%s %zu\n", each.name.data(), text.size());
    }
  }
}
