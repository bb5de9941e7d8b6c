// SPDX-License-Identifier: Apache-2.0
#include "verdict.hpp"

#include <quire/v1/revisions.hpp>

namespace inspect {

namespace {

std::vector<decoder_row>& all_rows() {
  static std::vector<decoder_row> rows;
  return rows;
}

}  // namespace

registration::registration(std::vector<decoder_row> rows) {
  all_rows().insert(all_rows().end(), rows.begin(), rows.end());
}

const decoder_row* find_decoder(const options& chosen, std::string_view rules) {
  const quire::release wanted = quire::v1::revision_of(chosen.release);
  for (const decoder_row& row : all_rows()) {
    if (row.release == wanted && row.rules == rules) return &row;
  }
  return nullptr;
}

const decoder_row& decoder_for(const options& chosen) {
  if (const decoder_row* const found = find_decoder(chosen, chosen.rules); found != nullptr)
    return *found;
  const quire::release wanted = quire::v1::revision_of(chosen.release);
  throw trouble{"this build has no decoder of release " + text_of(wanted) + " by the rules " +
                chosen.rules +
                ": build it with -DQUIRE_INSPECT_RELEASES=ON, as the preset `install` does"};
}

std::string text_of(quire::release at) {
  return std::to_string(at.major) + '.' + std::to_string(at.minor) + '.' + std::to_string(at.patch);
}

std::vector<std::string> rules_names() { return {"as_runtime", "as_typed", "as_schema"}; }

std::string revision_text(const options& chosen) {
  const quire::release used = quire::v1::revision_of(chosen.release);
  return used == chosen.release
             ? text_of(used)
             : text_of(used) + ", whose types " + text_of(chosen.release) + " has";
}

quire::request_limits limits_of(const options& chosen) {
  quire::request_limits limits;
  if (!chosen.unlimited) return limits;
  constexpr auto all = quire::multipart::limits::none;
  limits.form = quire::multipart::limits::unlimited();
  limits.event = limits.environment = {all, quire::json::max_depth};
  limits.memory = all;
  return limits;
}

}  // namespace inspect
