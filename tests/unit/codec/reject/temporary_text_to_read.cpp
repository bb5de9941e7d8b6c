// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// With `read_memory` the value leads into the text; without it the text is copied.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <string>
#include <string_view>

struct settings {
  std::string_view channel;
  quire::presence present;
};
template <>
struct quire::schema<settings> {
  using rows = list<row<"channel", &settings::channel>>;
};

std::string text();

bool read_settings() {
  quire::read_memory memory;
#ifdef QUIRE_ACCEPT
  const std::string kept = text();
  return quire::read<settings>(kept, memory).ok() && quire::read<settings>("{}", memory).ok() &&
         quire::read<settings>(text()).ok();
#else
  return quire::read<settings>(text(), memory).ok();
#endif
}
