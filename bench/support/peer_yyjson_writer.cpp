// SPDX-License-Identifier: Apache-2.0
#include <bench/support/json_written.hpp>
#include <memory>
#include <vector>
#include <yyjson.h>

namespace quire::bench {

json_writing_peer yyjson_writer(const std::string& text) {
  const std::shared_ptr<yyjson_doc> document{yyjson_read(text.data(), text.size(), 0),
                                             &yyjson_doc_free};
  auto pool = std::make_shared<std::vector<char>>(text.size() * 32 + 65536);
  return {"yyjson", [document, pool]() -> std::size_t {
            yyjson_alc memory;
            if (!yyjson_alc_pool_init(&memory, pool->data(), pool->size())) return 0;
            std::size_t size = 0;
            const char* written = yyjson_write_opts(document.get(), 0, &memory, &size, nullptr);
            return written == nullptr ? 0 : size;
          }};
}

}  // namespace quire::bench
