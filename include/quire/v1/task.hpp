// SPDX-License-Identifier: Apache-2.0
// TaskEvent: work that the integration put off until later.
#ifndef QUIRE_V1_TASK_HPP
#define QUIRE_V1_TASK_HPP

#include <quire/json/raw.hpp>
#include <quire/schema.hpp>

#include <string_view>

namespace quire::v1 {

struct task {
  std::string_view event_id;
  std::string_view type;
  json::raw_object task;  ///< as the integration wrote it
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::task> {
  using event = v1::task;
  using rows = list<row<"eventId", &event::event_id>, row<"type", &event::type, wire<"\"task\"">>,
                    row<"task", &event::task>>;
};

#endif  // QUIRE_V1_TASK_HPP
