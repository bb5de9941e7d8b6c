// SPDX-License-Identifier: Apache-2.0
// RapidJSON as a writer.
#include <bench/support/write_peers.hpp>
#include <memory>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace quire::bench {

json_write rapidjson_write(const std::string& document) {
  struct writing {
    rapidjson::Document parsed;
    rapidjson::StringBuffer out;
  };
  auto own = std::make_shared<writing>();
  own->parsed.Parse(document.c_str());
  return [own]() -> std::size_t {
    own->out.Clear();
    rapidjson::Writer<rapidjson::StringBuffer> writer(own->out);
    return own->parsed.Accept(writer) ? own->out.GetSize() : 0;
  };
}

}  // namespace quire::bench
