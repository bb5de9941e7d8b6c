// SPDX-License-Identifier: Apache-2.0
// What the JSON layer says of a text, in a form that tests compare whole.
#ifndef QUIRE_TESTS_SUPPORT_JSON_OUTCOME_HPP
#define QUIRE_TESTS_SUPPORT_JSON_OUTCOME_HPP

#include <quire/codec.hpp>
#include <quire/core/arena.hpp>
#include <quire/json.hpp>

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace support {

namespace json = quire::json;

/// The first error, or none.
struct outcome {
  json::errc code = json::errc::ok;
  std::size_t offset = 0;
  std::string path;

  outcome() = default;
  outcome(json::errc what, std::size_t where, std::string_view way = {})
      : code(what), offset(where), path(way) {}
  explicit outcome(const json::error& error)
      : outcome(error.code, error.offset, error.path.view()) {}

  [[nodiscard]] bool ok() const { return code == json::errc::ok; }
  friend bool operator==(const outcome&, const outcome&) = default;
  friend std::ostream& operator<<(std::ostream& out, const outcome& is) {
    return out << name(is.code) << " at " << is.offset << " in \"" << is.path << '"';
  }
};

/// A document and the memory of what is decoded from it, used again and again as a decoder does.
struct decoding {
  quire::core::arena memory;
  json::document document;
  json::limits limits;

  /// Walks past the whole document without reading any of it.
  outcome check(std::string_view text) {
    return run(text, [](json::reader& in) { return in.skip(); });
  }
  /// Decodes a document into `out` by the rows of release `At`.
  template <quire::rules Rules, quire::release At = quire::latest_release, class T>
  outcome decode(std::string_view text, T& out) {
    out = T{};
    using context = quire::codec::context<At, Rules>;
    return run(text, [&out](json::reader& in) {
      return quire::codec::of<T>::template read<context>(in, out);
    });
  }
  /// Hands a reader at the start of the document to `walk`.
  template <class Walk>
  outcome run(std::string_view text, Walk&& walk) {
    memory.reset();
    if (const json::error found = document.load(text, limits, memory)) return outcome{found};
    if (!document.is_object()) return outcome{document.not_an_object()};
    json::reader_state state = document.walk();
    json::reader in{state};
    (void)walk(in);
    return outcome{document.finish(in)};
  }
};

/// The same as a document of its own.
inline outcome check(std::string_view text) { return decoding{}.check(text); }

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_JSON_OUTCOME_HPP
