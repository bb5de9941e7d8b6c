// SPDX-License-Identifier: Apache-2.0
// quire::multipart as a C++20 module: `import quire.multipart;` for those whose tools build modules.
// docs/building.md says which were tried. What is in detail, and quire::mime but for the boundary, is
// not exported.
module;

#include <quire/multipart.hpp>
#include <quire/multipart/writer.hpp>

export module quire.multipart;

export namespace quire {
using quire::result;
}  // namespace quire

export namespace quire::mime {
using quire::mime::boundary;
}  // namespace quire::mime

export namespace quire::multipart {

// the parser
using quire::multipart::basic_form;
using quire::multipart::basic_parser;
using quire::multipart::boundary_from_content_type;
using quire::multipart::form;
using quire::multipart::form_part;
using quire::multipart::grammar;
using quire::multipart::limits;
using quire::multipart::parser;
using quire::multipart::part;
using quire::multipart::step;
using quire::multipart::without_disposition;

// grammars
using quire::multipart::fetch;
using quire::multipart::rfc2046;
using quire::multipart::strict;
using quire::multipart::workerd;

// errors
using quire::multipart::describe;
using quire::multipart::errc;
using quire::multipart::error;
using quire::multipart::failure;
using quire::multipart::kind;
using quire::multipart::name;

// names and filenames
using quire::multipart::decode;
using quire::multipart::decode_errc;
using quire::multipart::decoding;
using quire::multipart::longest_filename;
using quire::multipart::safe_filename;

// the writer
using quire::multipart::bytes_view;
using quire::multipart::dialect;
using quire::multipart::gather_list;
using quire::multipart::piece;
using quire::multipart::pull;
using quire::multipart::random_boundary;
using quire::multipart::source;
using quire::multipart::value_in_chunks;
using quire::multipart::write_errc;
using quire::multipart::write_error;
using quire::multipart::writer;

namespace dialects {
using quire::multipart::dialects::curl;
using quire::multipart::dialects::fetch;
using quire::multipart::dialects::strict;
using quire::multipart::dialects::workerd;
}  // namespace dialects

}  // namespace quire::multipart
