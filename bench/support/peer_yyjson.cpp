// SPDX-License-Identifier: Apache-2.0
// yyjson as a writer, and as a reader of lines. Its memory comes from pools that are reset.
#include <bench/support/write_peers.hpp>
#include <cstring>
#include <memory>
#include <vector>
#include <yyjson.h>

namespace quire::bench {
namespace {

/// Memory for one document after the other.
class pool {
 public:
  explicit pool(std::size_t size) : m_room(size) {}

  /// An allocator over all of it: what was allocated before is gone.
  [[nodiscard]] const yyjson_alc* fresh() {
    return yyjson_alc_pool_init(&m_all, m_room.data(), m_room.size()) ? &m_all : nullptr;
  }

 private:
  std::vector<char> m_room;
  yyjson_alc m_all{};
};

struct freed {
  void operator()(yyjson_doc* document) const { yyjson_doc_free(document); }
};

}  // namespace

json_write yyjson_write_document(const std::string& document) {
  struct writing {
    std::unique_ptr<yyjson_doc, freed> parsed;
    pool out{std::size_t{1} << 21U};
  };
  auto own = std::make_shared<writing>();
  own->parsed.reset(yyjson_read(document.data(), document.size(), 0));
  return [own]() -> std::size_t {
    std::size_t size = 0;
    const char* const text =
        yyjson_write_opts(own->parsed.get(), 0, own->out.fresh(), &size, nullptr);
    return text == nullptr ? 0 : size;
  };
}

std::size_t yyjson_lines(std::string_view log) {
  static pool memory{std::size_t{1} << 20U};
  std::size_t documents = 0;
  for (const char* at = log.data(); at != log.data() + log.size();) {
    const std::size_t left = log.size() - static_cast<std::size_t>(at - log.data());
    const auto* const end = static_cast<const char*>(std::memchr(at, '\n', left));
    const std::size_t size = end == nullptr ? left : static_cast<std::size_t>(end - at);
    yyjson_read_err why{};
    // It does not write to the text unless it is told to parse in situ.
    if (yyjson_read_opts(const_cast<char*>(at), size, 0, memory.fresh(), &why) != nullptr)
      ++documents;
    at += end == nullptr ? size : size + 1;
  }
  return documents;
}

}  // namespace quire::bench
