// SPDX-License-Identifier: Apache-2.0
// One revision's decoders, as `revision` wants them. Included by the files that instantiate them.
#ifndef QUIRE_TESTS_V1_READ_HPP
#define QUIRE_TESTS_V1_READ_HPP

#include <quire/codec.hpp>
#include <quire/core/arena.hpp>
#include <quire/json.hpp>
#include <quire/v1/environment.hpp>
#include <quire/v1/event.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "v1/revision.hpp"

namespace v1_test {

/// The text in memory of its own, with nothing readable behind it.
[[nodiscard]] inline std::unique_ptr<char[]> exact_copy(std::string_view text) {
  auto copy = std::make_unique<char[]>(text.size());
  text.copy(copy.get(), text.size());
  return copy;
}

template <class Event>
void name_event(const Event& event, outcome& out) {
  visit(event, [&out](const auto& held) {
    out.type = held.type;
    out.known = !std::is_same_v<decltype(held), const quire::v1::unknown_event&>;
  });
}

template <class T, class Context>
[[nodiscard]] outcome read(std::string_view json) {
  const auto copy = exact_copy(json);
  quire::core::arena arena;
  quire::json::document document;
  outcome out;
  out.error = document.load({copy.get(), json.size()}, {}, arena);
  if (out.error) return out;
  if (!document.is_object()) return out.error = document.not_an_object(), out;
  auto state = document.walk();
  quire::json::reader walk{state};
  T value;
  (void)quire::codec::of<T>::template read<Context>(walk, value);
  out.error = document.finish(walk);
  if (out.error) return out;
  if constexpr (requires { value.value.index(); }) name_event(value, out);
  quire::json::writer writer{out.written};
  quire::codec::of<T>::write(writer, value, {});
  return out;
}

template <quire::release At>
[[nodiscard]] constexpr revision revision_at() {
  using event = quire::v1::event_at<At>;
  using environment = quire::v1::environment;
  using runtime = quire::codec::context<At, quire::as_runtime>;
  using schema = quire::codec::context<At, quire::as_schema>;
  return {At, read<event, runtime>, read<event, schema>, read<environment, runtime>,
          read<environment, schema>};
}

}  // namespace v1_test

#endif  // QUIRE_TESTS_V1_READ_HPP
