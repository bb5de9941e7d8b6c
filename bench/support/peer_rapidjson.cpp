// SPDX-License-Identifier: Apache-2.0
// RapidJSON in situ, which writes into the text, so that each reading starts with a copy; and as a
// writer.
#include <bench/support/json_hash.hpp>
#include <bench/support/json_peers.hpp>
#include <bench/support/write_peers.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>
#include <string_view>
#include <vector>

namespace quire::bench {
namespace {

std::uint64_t hash(const rapidjson::Value& value) {
  if (value.IsString()) return json_hash::of_text({value.GetString(), value.GetStringLength()});
  if (value.IsNumber()) return json_hash::of_number(value.GetDouble());
  if (value.IsBool()) return json_hash::of_boolean(value.GetBool());
  if (value.IsNull()) return json_hash::of_null();
  if (value.IsArray()) {
    json_hash::of_array all;
    for (const auto& each : value.GetArray()) all.add(hash(each));
    return all.value();
  }
  json_hash::of_object all;
  for (const auto& each : value.GetObject())
    all.add({each.name.GetString(), each.name.GetStringLength()}, hash(each.value));
  return all.value();
}

class in_situ {
 public:
  explicit in_situ(const json_load& load) : m_load(load) {}

  /// `take` is given each document's value; its results are added up. 0 if one is refused.
  template <class Take>
  std::uint64_t read(Take take) {
    std::uint64_t all = 0;
    for (const json_document& each : m_load.documents) {
      const std::string& text = each.text;
      std::memcpy(m_copy.data(), text.c_str(), text.size() + 1);
      pool values(m_values.data(), m_values.size());
      pool stack(m_stack.data(), m_stack.size());
      document parsed(&values, m_stack.size() / 2, &stack);
      parsed.ParseInsitu(m_copy.data());
      if (parsed.HasParseError()) return 0;
      all += take(parsed);
    }
    return all;
  }

 private:
  using pool = rapidjson::MemoryPoolAllocator<>;
  using document = rapidjson::GenericDocument<rapidjson::UTF8<>, pool, pool>;

  const json_load& m_load;
  std::vector<char> m_copy = std::vector<char>(1U << 18U);
  std::vector<char> m_values = std::vector<char>(1U << 20U);
  std::vector<char> m_stack = std::vector<char>(1U << 18U);
};

}  // namespace

json_peer rapidjson_in_situ(const json_load& load) {
  const auto own = std::make_shared<in_situ>(load);
  return {"RapidJSON in situ, with its copy",
          [own] {
            return static_cast<std::size_t>(
                own->read([](const rapidjson::Value& value) { return value.MemberCount(); }));
          },
          [own] { return own->read(hash); }};
}

json_write rapidjson_write(const std::string& document) {
  struct writing {
    rapidjson::Document parsed;
    rapidjson::StringBuffer out;
  };
  auto own = std::make_shared<writing>();
  own->parsed.Parse(document.c_str());
  return [own]() -> std::string_view {
    own->out.Clear();
    rapidjson::Writer<rapidjson::StringBuffer> writer(own->out);
    if (!own->parsed.Accept(writer)) return {};
    return {own->out.GetString(), own->out.GetSize()};
  };
}

}  // namespace quire::bench
