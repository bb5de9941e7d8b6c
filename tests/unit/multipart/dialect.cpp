// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/dialect.hpp>

#include <boost/test/unit_test.hpp>

namespace multipart_dialect {

using namespace quire::multipart;

static_assert(dialect{} == dialect{.escape = escaping::none,
                                   .crlf_in_names = false,
                                   .crlf_in_texts = false,
                                   .crlf_at_end = true,
                                   .nameless = nameless_file::blob,
                                   .empty_names = empty_filename::write,
                                   .types = type_rule::no_controls,
                                   .no_type = default_type::octet_stream,
                                   .utf8 = utf8_rule::as_it_is,
                                   .refused = {},
                                   .refuses_empty_name = false,
                                   .refuses_final_backslash = false,
                                   .refuses_byte_order_mark = false,
                                   .refuses_look_alikes = false,
                                   .has_engine = false},
              "the rules of a dialect that names none");

static_assert(as_engine(dialects::strict) == dialects::strict, "strict has no engine");
static_assert(as_engine(dialects::workerd) != dialects::workerd);
static_assert(as_engine(as_engine(dialects::workerd)) == as_engine(dialects::workerd));
static_assert(as_engine(dialects::workerd).refuses_final_backslash,
              "the engine refuses that itself");
static_assert(as_engine(dialects::fetch).empty_names == empty_filename::leave_out);
static_assert(as_engine(dialects::curl).nameless == nameless_file::refuse);

BOOST_AUTO_TEST_SUITE(multipart_dialect)

BOOST_AUTO_TEST_CASE(strict_refuses_each_byte_that_needs_an_escape) {
  for (int c = 0; c < 256; ++c) {
    const bool refused =
        dialects::strict.refused.find(static_cast<char>(c)) != std::string_view::npos;
    BOOST_TEST(refused == (c < 0x20 || c == 0x7F || c == '"' || c == '\\' || c == '%'), c);
  }
}

BOOST_AUTO_TEST_CASE(no_dialect_lets_a_line_end_out) {
  for (const dialect& how :
       {dialects::strict, dialects::fetch, dialects::workerd, dialects::curl}) {
    const bool percent = how.escape == escaping::percent;
    const bool lf = percent || how.escape == escaping::backslash;
    BOOST_TEST((percent || how.refused.find('\r') != std::string_view::npos));
    BOOST_TEST((lf || how.refused.find('\n') != std::string_view::npos));
    BOOST_TEST((how.types != type_rule::any));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_dialect
