// SPDX-License-Identifier: Apache-2.0
#include "others.hpp"

#include <quire/core/ascii.hpp>

#include <algorithm>
#include <array>
#include <set>

#include "nodes.hpp"
#include "terminal.hpp"
#include "verdict.hpp"

namespace inspect {

namespace {

using quire::json::errc;

std::string in_small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), quire::core::to_lower);
  return text;
}

/// True if `text`, with its quotes, is one of "\"a\"|\"b\"". Case is passed over, as some enums do.
bool is_one_of(const std::string& text, const std::string& all) {
  return in_small_letters('|' + all + '|').find(in_small_letters('|' + text + '|')) !=
         std::string::npos;
}

struct wire_rule {
  std::string_view wire;  ///< what the name of the type starts with
  std::string_view sent;
  errc code;
};
constexpr std::array<wire_rule, 8> wire_rules{{{"enum", "string", errc::not_a_string},
                                               {"\"", "string", errc::not_a_string},
                                               {"string", "string", errc::not_a_string},
                                               {"number", "number", errc::not_a_number},
                                               {"boolean", "boolean", errc::not_a_boolean},
                                               {"object", "object", errc::not_an_object},
                                               {"map<", "object", errc::not_an_object},
                                               {"array<", "array", errc::not_an_array}}};

/// Why a value of the type `sent` is none of the type `wire`; ok if it is, or may be.
errc code_of(const std::string& wire, const std::string& sent) {
  const bool text_or_object = wire == "object|string";
  const bool has_shapes = wire.find('|') != std::string::npos && !wire.starts_with('"');
  if (has_shapes && !text_or_object) return errc::ok;
  if (text_or_object && sent == "object") return errc::ok;
  const auto rule = std::find_if(wire_rules.begin(), wire_rules.end(), [&](const wire_rule& each) {
    return (text_or_object ? std::string_view{"string"} : std::string_view{wire})
        .starts_with(each.wire);
  });
  if (rule == wire_rules.end() || rule->sent == sent) return errc::ok;
  return sent == "null" ? errc::is_null : rule->code;
}

/// What the rows demand of one document, and the document lacks.
class gaps {
 public:
  gaps(std::string_view body, const document_at& where, const known_types& types)
      : m_text(body.substr(where.offset, where.size)), m_begin(where.offset), m_types(types) {}

  std::vector<mistake> find(const std::string& root, const std::string& schema) {
    const std::vector<node> nodes = nodes_of(m_text, root, schema, m_types);
    for (const node& each : nodes) m_there.insert(each.path);
    absent(root, schema, m_text.find('{'));
    for (const node& each : nodes) {
      if (each.sent == "object") absent(each.path, each.schema, each.offset);
      unknown(each, m_types.texts_of(each.schema));
      other_type(each);
    }
    return m_found;
  }

 private:
  void absent(const std::string& path, const std::string& schema, std::size_t offset) {
    for (const std::string& name : m_types.required_in(schema)) {
      std::string member = path;
      member.append(1, '.').append(name);
      if (!m_there.contains(member)) add(member, errc::missing_member, offset);
    }
  }
  void unknown(const node& each, const std::string& texts) {
    const bool plain = each.text.starts_with('"') && each.text.find('\\') == std::string::npos;
    if (plain && !texts.empty() && !is_one_of(each.text, texts))
      add(each.path, errc::unknown_value, each.offset);
  }
  /// What the official runtime has no remark on: in lazy members and unions.
  void other_type(const node& each) {
    const bool is_raw = each.wire.find("any") != std::string::npos ||
                        (each.wire == "object" && !m_types.has_members(each.schema));
    if (is_raw) return;
    if (const errc code = code_of(each.wire, each.sent); code != errc::ok)
      add(each.path, code, each.offset);
  }
  void add(const std::string& path, errc code, std::size_t offset) {
    m_found.push_back({path, name(code), m_begin + offset});
  }

  std::string_view m_text;
  std::size_t m_begin;
  const known_types& m_types;
  std::set<std::string> m_there;
  std::vector<mistake> m_found;
};

/// True of the codes that remarks have.
bool is_of_type(std::string_view code) {
  return code != name(errc::missing_member) && code != name(errc::unknown_value);
}

/// Why an event is none of the release.
mistake wrong_type(std::string_view body, const document_at& where) {
  const std::vector<node> nodes =
      nodes_of(body.substr(where.offset, where.size), "event", "event", known_types{});
  for (const node& each : nodes) {
    if (each.path == "event") return {"event", name(errc::not_an_object), where.offset};
    if (each.path != "event.type") continue;
    const errc code = each.sent == "string" ? errc::unknown_value
                      : each.sent == "null" ? errc::is_null
                                            : errc::not_a_string;
    return {each.path, name(code), where.offset + each.offset};
  }
  return {"event.type", name(errc::missing_member), where.offset};
}

}  // namespace

mistakes mistakes_in(const capture& from, const options& chosen, const known_types& types) {
  mistakes out;
  const decoder_row* const widest = find_decoder(chosen, "as_runtime");
  if (widest == nullptr || chosen.rules == "as_runtime") return out;
  const verdict found = widest->decode(from, limits_of(chosen), 1);
  if (found.refused) return out;
  for (const quire::error& each : found.remarks)
    out.all.push_back({printable(each.path()), each.code(), each.offset()});
  if (chosen.rules == "as_schema") {
    const auto add = [&](const document_at& where, const char* root, const std::string& schema) {
      for (mistake& each : gaps{from.body, where, types}.find(root, schema)) {
        if (std::find(out.all.begin(), out.all.end(), each) == out.all.end())
          out.all.push_back(std::move(each));
      }
    };
    if (found.known) {
      add(found.event, "event", "event:" + found.type);
    } else {
      out.all.push_back(wrong_type(from.body, found.event));
    }
    add(found.environment, "environment", "environment");
  }
  const auto listed = static_cast<std::size_t>(std::count_if(
      out.all.begin(), out.all.end(), [](const mistake& each) { return is_of_type(each.code); }));
  out.more = found.remark_count - std::min(found.remark_count, listed);
  std::stable_sort(out.all.begin(), out.all.end(),
                   [](const mistake& a, const mistake& b) { return a.offset < b.offset; });
  return out;
}

}  // namespace inspect
