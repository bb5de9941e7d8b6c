// SPDX-License-Identifier: Apache-2.0
// No byte after a chunk or before it is read, and none in it written, by any search of this
// machine: the pages around it cannot be read, its own not written.
#include <quire/multipart.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <fuzz/multipart_parser.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <support/event_log.hpp>
#include <support/read.hpp>
#include <support/text_copies.hpp>

namespace multipart_page_end {

using namespace quire::multipart;
using support::guarded_copy;
using support::page_edge;

const quire::mime::boundary boundary = *quire::mime::boundary::from("boundary-of-some-length");

std::string part(std::string_view headers, std::string_view value) {
  return "--boundary-of-some-length\r\n" + std::string(headers) + "\r\n" + std::string(value) +
         "\r\n";
}

// What keeps searches busy near a chunk's end: line breaks, fronts of the delimiter, long values.
std::vector<std::string> bodies() {
  const std::string close = "--boundary-of-some-length--\r\n";
  const std::string near = "\r\n--boundary-of-some-lengt";
  std::vector<std::string> all;
  for (const std::size_t size : {0U, 1U, 31U, 64U, 200U}) {
    const std::string filler(size, 'x');
    all.push_back(part(support::named("a"), filler + near + filler + "\r\n--\r\n") + close);
    all.push_back(part(support::named("\\a%22", "; filename=\"f\\\"" + filler + "\""), filler) +
                  close + filler);
    all.push_back(filler + "\r\n" + part("X: " + filler + "\r\n" + support::named("b"), "v\r") +
                  close.substr(0, close.size() - 4));
  }
  all.push_back(part("Content-Disposition: form-data; name=\"a\"; filename*=utf-8''%e2%82%ac\r\n"
                     "Content-Type: text/plain; charset=utf-8\r\n",
                     near + near + near) +
                close);
  return all;
}

/// One chunk after the other, each between pages of its own, gone when it was read.
template <class Parser>
bool same_between_pages(Parser& parser, std::string_view body, const support::event_log& wanted,
                        std::size_t at, page_edge edge) {
  parser.reset();
  support::follower sink(body, wanted);
  for (const std::string_view piece : {body.substr(0, at), body.substr(at)}) {
    const guarded_copy chunk(piece, edge);
    parser.feed(chunk.view());
    for (step now = parser.next(); now != step::need_input; now = parser.next()) {
      if (!sink.event(parser, now)) return sink.same();
    }
  }
  sink.event(parser, parser.finish());
  return sink.same();
}

template <grammar G>
std::size_t cut_between_pages(std::string_view body) {
  basic_parser<G> parser(boundary);
  const support::event_log wanted = support::record(parser, body);
  std::size_t runs = 0;
  for (std::size_t at = 0; at <= body.size(); ++at) {
    for (const page_edge edge : {page_edge::end, page_edge::start}) {
      BOOST_TEST_CONTEXT("cut at " << at) {
        BOOST_REQUIRE(quire::fuzz::with_each_search([&] {
          ++runs;
          return same_between_pages(parser, body, wanted, at, edge);
        }));
      }
    }
  }
  return runs;
}

}  // namespace multipart_page_end

BOOST_AUTO_TEST_SUITE(multipart_page_end)

BOOST_AUTO_TEST_CASE(each_body_cut_anywhere) {
  std::size_t runs = 0;
  for (const std::string& body : bodies()) {
    runs += cut_between_pages<fetch>(body) + cut_between_pages<workerd>(body) +
            cut_between_pages<strict>(body);
  }
  BOOST_TEST_MESSAGE(runs << " runs between pages");
  BOOST_TEST(runs > 10'000U);
}

BOOST_AUTO_TEST_CASE(forms_and_content_types_of_each_length) {
  const std::string body = bodies().front();
  const std::string type = "multipart/form-data; a=\"\\\"b\"; boundary=\"boundary-of-some-length\"";
  for (const page_edge edge : {page_edge::end, page_edge::start}) {
    for (std::size_t size = 0; size <= body.size(); ++size) {
      const guarded_copy whole(std::string_view(body).substr(0, size), edge);
      form all(boundary, whole.view());
      std::size_t parts = 0;
      for (const form_part& each : all) parts += each.name().size() != 0;
      BOOST_TEST(parts <= 1U);
      // The line end after the close delimiter may be away, but not half of it.
      const bool complete = size == body.size() || size == body.size() - 2;
      BOOST_TEST(all.error().has_value() != complete);
    }
    for (std::size_t size = 0; size <= type.size(); ++size) {
      const std::string_view front = std::string_view(type).substr(0, size);
      const guarded_copy text(front, edge);
      BOOST_TEST(boundary_from_content_type(text.view()).ok() ==
                 boundary_from_content_type(front).ok());
      (void)quire::mime::media_type::parse(text.view());
    }
  }
}

BOOST_AUTO_TEST_CASE(escaped_names_of_each_length) {
  const std::string text = "utf-8''%e2%82%ac%22\\\"\xE2\x82\xAC\xF0\x9F\x98\x80";
  for (const page_edge edge : {page_edge::end, page_edge::start}) {
    for (std::size_t size = 0; size <= text.size(); ++size) {
      const guarded_copy copy(std::string_view(text).substr(0, size), edge);
      char room[64] = {};
      const auto name = safe_filename(copy.view(), room);
      BOOST_TEST((!name || name->size() <= sizeof room));
      for (const auto how : {decoding::whatwg, decoding::backslash, decoding::extended})
        (void)decode(copy.view(), how, room);
      BOOST_TEST(quire::core::valid_utf8_prefix(copy.view()) <= size);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
