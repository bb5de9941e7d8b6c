// SPDX-License-Identifier: Apache-2.0
// Values that nobody reads: checked to be JSON, not kept, and therefore not written.
#ifndef QUIRE_CODEC_PASSED_HPP
#define QUIRE_CODEC_PASSED_HPP

#include <quire/codec/codec.hpp>
#include <quire/schema/projection.hpp>

#include <type_traits>

namespace quire::codec {

template <>
struct of<passed> : leaf {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, passed&) noexcept {
    return in.skip();
  }
  template <class Value>
  static void write(json::writer&, const Value&, const shape&) {
    static_assert(!std::is_same_v<Value, passed>,
                  "quire: a projection is not written: it lacks what it did not read. Write "
                  "request.event_json, or decode all");
  }
};

}  // namespace quire::codec

#endif  // QUIRE_CODEC_PASSED_HPP
