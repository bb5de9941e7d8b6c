// SPDX-License-Identifier: Apache-2.0
// Boost.JSON into a monotonic buffer, its parser and the parser's own buffer used again.
#include <boost/json/src.hpp>

#include <bench/support/json_peers.hpp>
#include <memory>
#include <string>
#include <vector>

namespace quire::bench {
namespace {

namespace json = boost::json;

class monotonic {
 public:
  explicit monotonic(const json_load& load) : m_load(load) {}

  std::size_t read() { return read(m_load.event) + read(m_load.environment); }

 private:
  std::size_t read(const std::string& text) {
    json::monotonic_resource memory(m_values.data(), m_values.size());
    m_parser.reset(&memory);
    json::error_code failed;
    m_parser.write(text, failed);
    if (failed) return 0;
    const json::value parsed = m_parser.release();
    return parsed.is_object() ? parsed.get_object().size() : 0;
  }

  const json_load& m_load;
  std::vector<unsigned char> m_values = std::vector<unsigned char>(1U << 20U);
  std::vector<unsigned char> m_scratch = std::vector<unsigned char>(1U << 18U);
  json::parser m_parser{json::storage_ptr{}, json::parse_options{}, m_scratch.data(),
                        m_scratch.size()};
};

}  // namespace

json_peer boost_json(const json_load& load) {
  return {"Boost.JSON", [own = std::make_shared<monotonic>(load)] { return own->read(); }};
}

}  // namespace quire::bench
