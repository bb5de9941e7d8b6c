// SPDX-License-Identifier: Apache-2.0
// What parser and form hand out lives as long as they say, whatever is called next, whatever
// happens to the chunks, and wherever they are moved to.
#include <quire/multipart.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/event_log.hpp>
#include <support/multipart_run.hpp>
#include <support/read.hpp>

namespace multipart_held {

using namespace quire::multipart;
using support::a_part;
using support::moves;
using support::named;

const quire::mime::boundary boundary = *quire::mime::boundary::from("B");

const std::string_view joined =
    "Content-Disposition: form-data; name=\"\\a\r\nContent-Disposition: 7\"\r\n";
const std::string bodies[] = {
    a_part(named("a"), "1") + a_part(named("b"), "") + a_part(named("a"), "3") + "--B--",
    a_part(named("\\n", "; filename=\"\\f\""), "\r\n--x") + a_part(joined, "\r\n\r\n--\r\n-") +
        a_part(named("\\n"), "--B-") + "--B--\r\n",
    a_part("X: y\r\n" + named("a", "; filename=\"f\"; filename*=utf-8''g") +
           "Content-Type: text/plain\r\n") +
        "--B--",
    a_part("Content-Disposition: form-data;\r\n name=\"a\"\r\nX: 1\r\n 2\r\n") +
        a_part("Content-Disposition: form-data;\r\n\tname=\"b\"\r\n", "\n--B") + "--B--",
    a_part(named("\\n")) + a_part(joined) + "--B",
    a_part(named("\\n")) + "--B\r\nno header\r\n\r\n",
    a_part(named("long \\" + std::string(700, 'n')), std::string(100, '\r')) + "--B--",
    "--B--",
    "",
};

template <grammar G>
void run_in_pieces(std::string_view body) {
  basic_parser<G> first(boundary);
  const support::event_log wanted = support::record(first, body);
  for (const moves when : {moves::never, moves::at_each_step}) {
    support::parser_run<G> run(boundary, {}, when);
    for (std::size_t cut = 0; cut <= body.size(); ++cut) {
      const std::string wrong = run(body, {{cut}}, wanted);
      BOOST_TEST(wrong.empty(), wrong << ", cut at " << cut);
    }
    for (std::size_t chunk = 1; chunk <= 40; ++chunk) {
      const std::string wrong = run(body, {{}, chunk}, wanted);
      BOOST_TEST(wrong.empty(), wrong << ", chunks of " << chunk);
    }
  }
}

template <grammar G>
void run_whole(std::string_view body) {
  basic_parser<G> first(boundary);
  const support::event_log wanted = support::record(first, body);
  for (const moves when : {moves::never, moves::at_each_step})
    BOOST_TEST(support::form_run<G>(boundary, {}, body, wanted)(when) == "");
}

template <class Run>
void each_body(Run run) {
  for (const std::string& body : bodies) {
    BOOST_TEST_CONTEXT(body.substr(0, 200)) { run(body); }
  }
}

constexpr grammar folds = [] {
  grammar all = workerd;
  all.folded_lines = true;
  return all;
}();

BOOST_AUTO_TEST_SUITE(multipart_held)

BOOST_AUTO_TEST_CASE(what_a_parser_tells_stays_until_its_chunk_goes) {
  each_body(run_in_pieces<strict>);
  each_body(run_in_pieces<fetch>);
  each_body(run_in_pieces<workerd>);
  each_body(run_in_pieces<folds>);
}

BOOST_AUTO_TEST_CASE(parts_of_a_form_stay_as_long_as_form_and_body) {
  each_body(run_whole<strict>);
  each_body(run_whole<fetch>);
  each_body(run_whole<workerd>);
  each_body(run_whole<folds>);
}

BOOST_AUTO_TEST_CASE(decoded_names_over_a_block_of_memory_stay_too) {
  std::string body;
  for (int i = 0; i != 60; ++i)
    body += a_part(named("\\" + std::string(100, 'n') + std::to_string(i)));
  run_whole<workerd>(body + "--B--");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_held
