// SPDX-License-Identifier: Apache-2.0
// RapidJSON in situ: it writes into the text, so each reading starts with a copy.
#include <bench/support/json_peers.hpp>
#include <cstring>
#include <memory>
#include <rapidjson/document.h>
#include <string>
#include <vector>

namespace quire::bench {
namespace {

class in_situ {
 public:
  explicit in_situ(const json_load& load) : m_load(load) {}

  std::size_t read() { return read(m_load.event) + read(m_load.environment); }

 private:
  using pool = rapidjson::MemoryPoolAllocator<>;
  using document = rapidjson::GenericDocument<rapidjson::UTF8<>, pool, pool>;

  std::size_t read(const std::string& text) {
    std::memcpy(m_copy.data(), text.c_str(), text.size() + 1);
    pool values(m_values.data(), m_values.size());
    pool stack(m_stack.data(), m_stack.size());
    document parsed(&values, m_stack.size() / 2, &stack);
    parsed.ParseInsitu(m_copy.data());
    return parsed.HasParseError() ? 0 : parsed.MemberCount();
  }

  const json_load& m_load;
  std::vector<char> m_copy = std::vector<char>(1U << 18U);
  std::vector<char> m_values = std::vector<char>(1U << 20U);
  std::vector<char> m_stack = std::vector<char>(1U << 18U);
};

}  // namespace

json_peer rapidjson_in_situ(const json_load& load) {
  return {"RapidJSON in situ, with its copy",
          [own = std::make_shared<in_situ>(load)] { return own->read(); }};
}

}  // namespace quire::bench
