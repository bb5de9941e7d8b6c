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

}  // namespace

peer cgicc_reader(const form_text& form) {
  return {"cgicc", [&form] {
            memory_input input(form);
            const cgicc::Cgicc read(&input);
            tally found;
            for (const cgicc::FormEntry& each : read.getElements()) {
              ++found.parts;
              found.bytes += each.getValue().size();
            }
            for (const cgicc::FormFile& each : read.getFiles()) {
              ++found.parts;
              found.bytes += each.getDataLength();
            }
            return found;
          }};
}

}  // namespace quire::bench
