// SPDX-License-Identifier: Apache-2.0
// RESTinio's split of a whole body, then its parsers for each part and its Content-Disposition.
#include <bench/support/peers.hpp>
#include <restinio/helpers/http_field_parsers/content-disposition.hpp>
#include <restinio/helpers/multipart_body.hpp>
#include <string>
#include <string_view>

namespace quire::bench {
namespace {

std::string_view value_of(
    const restinio::http_field_parsers::content_disposition_value_t& disposition,
    std::string_view name) {
  const auto value = restinio::http_field_parsers::find_first(disposition.parameters, name);
  return value ? std::string_view{value->data(), value->size()} : std::string_view{};
}

template <class Sink>
void read(const form_text& form, const std::string& wanted, Sink& found) {
  using restinio::http_field_parsers::content_disposition_value_t;
  for (const auto& text :
       restinio::multipart_body::split_multipart_body(restinio::string_view_t(form.body), wanted)) {
    const auto part = restinio::multipart_body::try_parse_part(text);
    if (!part) continue;
    const auto field = part->fields.opt_value_of("content-disposition");
    if (!field) continue;
    const auto disposition = content_disposition_value_t::try_parse(*field);
    if (!disposition) continue;
    found.begin(value_of(*disposition, "name"), value_of(*disposition, "filename"));
    found.data({part->body.data(), part->body.size()});
    found.end();
  }
}

}  // namespace

peer restinio_splitter(const forms& all) {
  return make_peer("RESTinio", [&all, wanted = "--" + all.front().boundary](auto& found) {
    for (const form_text& form : all) read(form, wanted, found);
  });
}

}  // namespace quire::bench
