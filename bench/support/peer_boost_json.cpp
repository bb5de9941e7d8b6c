// SPDX-License-Identifier: Apache-2.0
// Boost.JSON into a monotonic buffer, its parser and the parser's own buffer used again.
#include <boost/json/src.hpp>

#include <bench/support/json_hash.hpp>
#include <bench/support/json_peers.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace quire::bench {
namespace {

namespace json = boost::json;

std::uint64_t hash(const json::value& value) {
  if (const auto* text = value.if_string()) return json_hash::of_text({text->data(), text->size()});
  if (const auto* flag = value.if_bool()) return json_hash::of_boolean(*flag);
  if (value.is_null()) return json_hash::of_null();
  if (value.is_number()) return json_hash::of_number(value.to_number<double>());
  if (const auto* array = value.if_array()) {
    json_hash::of_array all;
    for (const json::value& each : *array) all.add(hash(each));
    return all.value();
  }
  json_hash::of_object all;
  for (const auto& each : value.get_object())
    all.add({each.key().data(), each.key().size()}, hash(each.value()));
  return all.value();
}

class monotonic {
 public:
  explicit monotonic(const json_load& load) : m_load(load) {}

  /// `take` is given each document's value; its results are added up. 0 if one is refused.
  template <class Take>
  std::uint64_t read(Take take) {
    std::uint64_t all = 0;
    for (const json_document& each : m_load.documents) {
      json::monotonic_resource memory(m_values.data(), m_values.size());
      m_parser.reset(&memory);
      json::error_code failed;
      m_parser.write(each.text, failed);
      if (failed) return 0;
      const json::value parsed = m_parser.release();
      all += take(parsed);
    }
    return all;
  }

 private:
  const json_load& m_load;
  std::vector<unsigned char> m_values = std::vector<unsigned char>(1U << 20U);
  std::vector<unsigned char> m_scratch = std::vector<unsigned char>(1U << 18U);
  json::parser m_parser{json::storage_ptr{}, json::parse_options{}, m_scratch.data(),
                        m_scratch.size()};
};

}  // namespace

json_peer boost_json(const json_load& load) {
  const auto own = std::make_shared<monotonic>(load);
  return {"Boost.JSON",
          [own] {
            return static_cast<std::size_t>(
                own->read([](const json::value& value) { return value.get_object().size(); }));
          },
          [own] { return own->read(hash); }};
}

}  // namespace quire::bench
