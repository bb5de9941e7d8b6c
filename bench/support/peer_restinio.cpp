// SPDX-License-Identifier: Apache-2.0
// RESTinio's split of a whole body, then its parser for each part.
#include <bench/support/peers.hpp>
#include <restinio/helpers/multipart_body.hpp>
#include <string>

namespace quire::bench {

peer restinio_splitter(const form_text& form) {
  return {"RESTinio", [&form, wanted = "--" + form.boundary] {
            tally found;
            for (const auto& text : restinio::multipart_body::split_multipart_body(
                     restinio::string_view_t(form.body), wanted)) {
              const auto part = restinio::multipart_body::try_parse_part(text);
              if (!part) continue;
              if (!part->fields.has_field("content-disposition")) continue;
              ++found.parts;
              found.bytes += part->body.size();
            }
            return found;
          }};
}

}  // namespace quire::bench
