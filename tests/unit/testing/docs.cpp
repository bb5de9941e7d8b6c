// SPDX-License-Identifier: Apache-2.0
// The code of docs/testing.md.
#include <quire/testing.hpp>
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(testing_docs)

namespace {

// A handler: what a server would call.
int handle(std::string_view content_type, std::string_view body) {
  thread_local quire::v1::decoder decode;
  const auto request = decode(content_type, body);
  return request.status();
}

const std::string folder = QUIRE_TEST_DATA "/captures/inputs/";

}  // namespace

BOOST_AUTO_TEST_CASE(takes_a_site_view) {
  const auto request = quire::make_request(R"({"type":"site_view"})", R"({"integration":{}})");
  BOOST_TEST(handle(request->content_type, request->body) == 200);
}

BOOST_AUTO_TEST_CASE(takes_a_recorded_fetch) {
  const auto request = quire::testing::request_from_files(
      folder + "fetch.json", folder + "environment.json", folder + "fetch-body.bin");
  BOOST_TEST(handle(request->content_type, request->body) == 200);
}

BOOST_AUTO_TEST_CASE(refuses_a_form_that_is_cut_off) {
  const auto bad = quire::testing::refused("missing_close_delimiter");
  BOOST_TEST(handle(bad->content_type, bad->body) == 500);
}

BOOST_AUTO_TEST_CASE(refuses_all_that_can_be_wrong) {
  for (const auto& row : quire::testing::refusals()) {
    if (row.by != quire::testing::refused_by::decoder) continue;
    const auto bad = quire::testing::refused(row.code);
    quire::dispatcher<quire::v1::latest> dispatch{quire::serve::versions, bad->limits};
    const auto& why = dispatch(bad->target, bad->content_type, bad->body, [](const auto&) {});
    BOOST_TEST(why.code() == row.code);
  }
}

BOOST_AUTO_TEST_CASE(takes_it_in_any_pieces) {
  const auto request = quire::make_request(R"({"type":"site_view"})", R"({"integration":{}})");
  for (std::size_t size = 1; size <= request->body.size(); ++size) {
    quire::v1::stream_decoder in{request->content_type};
    for (const std::string& piece : quire::testing::in_chunks(request->body, size)) {
      for (auto step = in.feed(piece); step != quire::request_step::need_input;) step = in.next();
    }
    if (!in.over()) (void)in.finish();
    BOOST_TEST(in.status() == 200);
  }
}

BOOST_AUTO_TEST_SUITE_END()
