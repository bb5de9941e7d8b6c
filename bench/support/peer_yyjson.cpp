// SPDX-License-Identifier: Apache-2.0
// yyjson as a reader of documents and of lines, and as a writer. Its memory comes from pools that
// are reset.
#include <bench/support/json_hash.hpp>
#include <bench/support/json_peers.hpp>
#include <bench/support/write_peers.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
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

std::uint64_t hash(yyjson_val* value) {
  if (yyjson_is_str(value))
    return json_hash::of_text({yyjson_get_str(value), yyjson_get_len(value)});
  if (yyjson_is_num(value)) return json_hash::of_number(yyjson_get_num(value));
  if (yyjson_is_bool(value)) return json_hash::of_boolean(yyjson_get_bool(value));
  if (yyjson_is_null(value)) return json_hash::of_null();
  if (yyjson_is_arr(value)) {
    json_hash::of_array all;
    yyjson_arr_iter at = yyjson_arr_iter_with(value);
    while (yyjson_val* const each = yyjson_arr_iter_next(&at)) all.add(hash(each));
    return all.value();
  }
  json_hash::of_object all;
  yyjson_obj_iter at = yyjson_obj_iter_with(value);
  while (yyjson_val* const name = yyjson_obj_iter_next(&at))
    all.add({yyjson_get_str(name), yyjson_get_len(name)}, hash(yyjson_obj_iter_get_val(name)));
  return all.value();
}

/// `take` is given each document's value; its results are added up. 0 if one is refused.
template <class Take>
std::uint64_t read_all(const json_load& load, pool& memory, Take take) {
  std::uint64_t all = 0;
  for (const json_document& each : load.documents) {
    yyjson_read_err why{};
    // It does not write to the text unless it is told to parse in situ.
    yyjson_doc* const parsed = yyjson_read_opts(const_cast<char*>(each.text.data()),
                                                each.text.size(), 0, memory.fresh(), &why);
    if (parsed == nullptr) return 0;
    all += take(yyjson_doc_get_root(parsed));
  }
  return all;
}

}  // namespace

json_peer yyjson_dom(const json_load& load) {
  const auto memory = std::make_shared<pool>(std::size_t{1} << 22U);
  return {"yyjson",
          [&load, memory] {
            return static_cast<std::size_t>(
                read_all(load, *memory, [](yyjson_val* root) { return yyjson_obj_size(root); }));
          },
          [&load, memory] { return read_all(load, *memory, hash); }};
}

json_write yyjson_write_document(const std::string& document) {
  struct writing {
    std::unique_ptr<yyjson_doc, freed> parsed;
    pool out{std::size_t{1} << 21U};
  };
  auto own = std::make_shared<writing>();
  own->parsed.reset(yyjson_read(document.data(), document.size(), 0));
  return [own]() -> std::string_view {
    std::size_t size = 0;
    const char* const text =
        yyjson_write_opts(own->parsed.get(), 0, own->out.fresh(), &size, nullptr);
    return text == nullptr ? std::string_view{} : std::string_view{text, size};
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
