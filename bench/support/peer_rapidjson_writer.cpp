// SPDX-License-Identifier: Apache-2.0
#include <bench/support/json_written.hpp>
#include <memory>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace quire::bench {

json_writing_peer rapidjson_writer(const std::string& text) {
  struct kept {
    rapidjson::Document document;
    rapidjson::StringBuffer out;
  };
  auto own = std::make_shared<kept>();
  own->document.Parse(text.data(), text.size());
  return {"RapidJSON", [own]() -> std::size_t {
            own->out.Clear();
            rapidjson::Writer<rapidjson::StringBuffer> writer{own->out};
            return own->document.Accept(writer) ? own->out.GetSize() : 0;
          }};
}

}  // namespace quire::bench
