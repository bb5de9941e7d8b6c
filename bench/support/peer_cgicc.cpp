// SPDX-License-Identifier: Apache-2.0
// cgicc with its environment and input in memory.
#include <algorithm>
#include <bench/support/peers.hpp>
#include <cgicc/CgiInput.h>
#include <cgicc/Cgicc.h>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace quire::bench {
namespace {

class memory_input : public cgicc::CgiInput {
 public:
  explicit memory_input(const form_text& form) : m_form(form) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, m_form.body.size());
    std::memcpy(to, m_form.body.data(), count);
    return count;
  }
  std::string getenv(const char* name) override {
    const std::string_view asked = name;
    if (asked == "REQUEST_METHOD") return "POST";
    if (asked == "CONTENT_LENGTH") return std::to_string(m_form.body.size());
    if (asked == "CONTENT_TYPE") return "multipart/form-data; boundary=" + m_form.boundary;
    return {};
  }

 private:
  const form_text& m_form;
};

template <class Sink>
void read(const form_text& form, Sink& found) {
  memory_input input(form);
  const cgicc::Cgicc parsed(&input);
  for (const cgicc::FormEntry& each : parsed.getElements()) {
    found.begin(each.getName(), {});
    found.data(each.getValue());
    found.end();
  }
  for (const cgicc::FormFile& each : parsed.getFiles()) {
    found.begin(each.getName(), each.getFilename());
    found.data(each.getData());
    found.end();
  }
}

}  // namespace

peer cgicc_reader(const forms& all) {
  return make_peer("cgicc", [&all](auto& found) {
    for (const form_text& form : all) read(form, found);
  });
}

}  // namespace quire::bench
