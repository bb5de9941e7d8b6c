// SPDX-License-Identifier: Apache-2.0
// Nothing after a text or before it is read, and nothing in it written, by any of simdjson's
// kernels: the pages do not let them. They are the instrument, for simdjson comes as a library:
// AddressSanitizer does not see into it, while the processor stops it at the first byte, whoever
// compiled it. (Without the look at the last byte in `structural_index::build` the fallback kernel
// is stopped here.)
#include <quire/json.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <support/implementations.hpp>
#include <support/json_outcome.hpp>
#include <support/rfc8259.hpp>
#include <support/text_copies.hpp>

using namespace quire::json;

namespace json_page_end {

/// The code for a text that ends at the end of its page, or starts at its start, by each kernel.
errc code_at_page_end(std::string_view text) {
  const support::guarded_copy ends(text);
  const support::guarded_copy starts(text, support::page_edge::start);
  errc first = errc::ok;
  bool is_first = true;
  support::with_each_implementation([&] {
    const errc code = support::check(ends.view()).code;
    BOOST_TEST((support::check(starts.view()).code == code));
    BOOST_TEST(is_utf8(ends.view()) == is_utf8(starts.view()));
    if (is_first) first = code;
    is_first = false;
    BOOST_TEST((code == first));
  });
  return first;
}

}  // namespace json_page_end

BOOST_AUTO_TEST_SUITE(json_page_end)

BOOST_AUTO_TEST_CASE(a_text_that_ends_inside_a_character) {
  for (const std::string_view cut :
       {"\xC3", "\xE2", "\xE2\x82", "\xF0", "\xF0\x9F", "\xF0\x9F\x98", "\xED\xA0", "\x80", "\xFF",
        "\xF8\x88\x80\x80", "\xE0\x80", "\xF4\x90\x80"}) {
    for (std::size_t before = 0; before != 140; ++before) {
      const std::string open = "{\"a\":\"" + std::string(before, 'x');
      BOOST_TEST((code_at_page_end(open + std::string{cut}) == errc::unclosed_string));
    }
    BOOST_TEST((code_at_page_end("{}" + std::string{cut}) == errc::trailing_content));
    BOOST_TEST((code_at_page_end(cut) != errc::ok));
  }
}

BOOST_AUTO_TEST_CASE(a_text_that_is_cut_anywhere) {
  const std::string whole =
      "{\"a\xC3\xA9\":[\"\xE2\x82\xAC\",1.5e3,\"\\u00e9\",true],"
      "\"b\":{\"\xF0\x9F\x98\x80\":null}}";
  for (std::size_t size = 0; size != whole.size(); ++size)
    BOOST_TEST((code_at_page_end(whole.substr(0, size)) != errc::ok));
  BOOST_TEST((code_at_page_end(whole) == errc::ok));
}

BOOST_AUTO_TEST_CASE(good_documents) {
  for (const auto& document : support::good_documents()) (void)code_at_page_end(document.text);
}

BOOST_AUTO_TEST_SUITE_END()
