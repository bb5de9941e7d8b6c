// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/part_head.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace multipart_part_head {

using namespace quire::multipart;
using quire::multipart::detail::part_head;

std::string copied(const part_head& head) {
  std::string out(head.size(), '\0');
  BOOST_TEST((head.copy(out.data()) == out.data() + out.size()));
  return out;
}

BOOST_AUTO_TEST_SUITE(multipart_part_head)

BOOST_AUTO_TEST_CASE(a_text_and_a_file) {
  const dialect& how = dialects::fetch;
  BOOST_TEST(copied({"a", "", how}) == "a\"\r\n\r\n");
  BOOST_TEST(copied({"a", "T/x", how}) == "a\"\r\nContent-Type: t/x\r\n\r\n");
  BOOST_TEST(copied({"a\n", file_info{"b\n", "t/x"}, how}) ==
             "a%0D%0A\"; filename=\"b%0A\"\r\nContent-Type: t/x\r\n\r\n");
  BOOST_TEST(copied({"a", file_info{}, how}) ==
             "a\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n");
  BOOST_TEST(copied({"a", file_info{"", "t/x"}, how}) == "a\"\r\nContent-Type: t/x\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(what_comes_first_is_refused_first) {
  const part_head all{"%", file_info{"%", "%"}, dialects::strict};
  BOOST_TEST((all.refusal() == write_error{write_errc::invalid_name, 0, 0}));
  const part_head two{"a", file_info{"", "%"}, dialects::strict};
  BOOST_TEST((two.refusal() == write_error{write_errc::empty_filename, 0, 0}));
  const part_head one{"a", file_info{"b", "%"}, dialects::strict};
  BOOST_TEST((one.refusal() == write_error{write_errc::invalid_type, 0, 1}));
  BOOST_TEST((!part_head{"a", file_info{"b", "t/x"}, dialects::strict}.refusal()));
}

BOOST_AUTO_TEST_CASE(the_boundary_may_be_in_no_text) {
  const detail::boundary_search search("--B");
  const auto refusal_of = [&](part_head head) {
    head.look_for(search);
    return head.refusal();
  };
  const dialect& how = dialects::curl;
  BOOST_TEST((refusal_of({"a--B", "", how}) == write_error{write_errc::invalid_name, 0, 1}));
  BOOST_TEST((refusal_of({"a", file_info{"--B", ""}, how}) ==
              write_error{write_errc::invalid_filename, 0, 0}));
  BOOST_TEST((refusal_of({"a", "a/--b", how}) == write_error{write_errc::invalid_type, 0, 2}));
  BOOST_TEST((!refusal_of({"--b", "a/b", how})));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_part_head
