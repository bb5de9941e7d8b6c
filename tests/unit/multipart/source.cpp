// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/source.hpp>
#include <quire/multipart/writer.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace multipart_source {

using namespace quire::multipart;

const quire::mime::boundary b = *quire::mime::boundary::from("B");

std::string head(std::string_view name) {
  return "--B\r\nContent-Disposition: form-data; name=\"" + std::string(name) +
         "\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n";
}

struct outcome {
  std::string bytes;
  std::vector<std::size_t> asked;
  std::optional<write_error> error;
};

// Pulls a body; each value that is asked for is the chunks given.
outcome pull_all(source& body, const std::vector<std::string>& chunks) {
  outcome out;
  std::size_t next = 0;
  for (pull step = body.next();; step = body.next()) {
    if (step == pull::body_end) break;
    if (step == pull::error) {
      out.error = body.error();
      break;
    }
    if (step == pull::piece) {
      out.bytes += body.piece();
      continue;
    }
    if (next == 0) out.asked.push_back(body.part());
    if (next < chunks.size()) {
      body.feed(chunks[next++]);
    } else {
      next = 0;
      body.end_value();
    }
  }
  return out;
}

outcome one_value(const std::vector<std::string>& chunks,
                  std::optional<std::size_t> size = std::nullopt) {
  writer form{dialects::strict, b};
  form.file_in_chunks("f", {}, size);
  auto body = form.pull();
  BOOST_REQUIRE(body.ok());
  return pull_all(*body, chunks);
}

BOOST_AUTO_TEST_SUITE(multipart_source)

BOOST_AUTO_TEST_CASE(values_come_when_their_turn_is) {
  writer form{dialects::strict, b};
  form.text("a", "1");
  form.file_in_chunks("f");
  form.file_in_chunks("g");
  form.text("b", "");
  auto body = form.pull();
  BOOST_REQUIRE(body.ok());
  BOOST_TEST(body->content_type() == "multipart/form-data; boundary=B");
  BOOST_TEST(!body->content_length().has_value());
  const outcome out = pull_all(*body, {"12", "", "3"});
  BOOST_TEST(!out.error);
  BOOST_TEST(out.asked == (std::vector<std::size_t>{1, 2}), boost::test_tools::per_element());
  BOOST_TEST(out.bytes == "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n" +
                              head("f") + "123\r\n" + head("g") +
                              "123\r\n--B\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n"
                              "\r\n--B--\r\n");
  BOOST_TEST((body->next() == pull::body_end));
}

BOOST_AUTO_TEST_CASE(without_such_values_a_source_gives_what_is_gathered) {
  writer form{dialects::strict, b};
  form.text("a", "1");
  auto body = form.pull();
  BOOST_REQUIRE(body.ok());
  const outcome out = pull_all(*body, {});
  BOOST_TEST(out.bytes.size() == form.finish()->content_length());
  BOOST_TEST(body->content_length().value() == out.bytes.size());
}

BOOST_AUTO_TEST_CASE(chunks_are_not_copied) {
  writer form;
  form.file_in_chunks("f");
  auto body = form.pull();
  BOOST_REQUIRE((body->next() == pull::piece));
  BOOST_REQUIRE((body->next() == pull::need_value));
  const std::string chunk = "chunk";
  body->feed(chunk);
  BOOST_REQUIRE((body->next() == pull::piece));
  BOOST_TEST(static_cast<const void*>(body->piece().data()) == chunk.data());
}

BOOST_AUTO_TEST_CASE(a_size_that_was_said_is_counted_and_held) {
  writer form{dialects::strict, b};
  form.file_in_chunks("f", {}, 3);
  auto body = form.pull();
  BOOST_REQUIRE(body.ok());
  const std::size_t length = body->content_length().value();
  BOOST_TEST(pull_all(*body, {"1", "23"}).bytes.size() == length);
  BOOST_TEST((one_value({"1", "2"}, 3).error == write_error{write_errc::value_too_short, 0, 2}));
  BOOST_TEST((one_value({"12", "34"}, 3).error == write_error{write_errc::value_too_long, 0, 3}));
  BOOST_TEST(one_value({"12", "34"}, 3).bytes == head("f") + "12");
  BOOST_TEST(!one_value({}, 0).error);
}

BOOST_AUTO_TEST_CASE(the_first_error_stays) {
  writer form{dialects::strict, b};
  form.file_in_chunks("f", {}, 3);
  auto body = form.pull();
  BOOST_REQUIRE(body.ok());
  while (body->next() != pull::need_value) continue;
  body->feed("1234");
  body->end_value();
  body->feed("12345");
  body->feed("123");
  body->feed("1");
  BOOST_TEST((body->next() == pull::error));
  BOOST_TEST((body->error() == write_error{write_errc::value_too_long, 0, 3}));
  BOOST_TEST((body->next() == pull::error));
}

// What a source is told after an error, it could also refuse for another reason.
BOOST_AUTO_TEST_CASE(no_later_error_takes_the_place_of_the_first) {
  const auto stays = [](bool is_text, const std::vector<std::string>& chunks, write_errc code) {
    writer form{dialects::strict, b};
    if (is_text)
      form.text_in_chunks("t");
    else
      form.file_in_chunks("f", {}, 3);
    auto body = form.pull();
    const auto first = pull_all(*body, chunks).error;
    BOOST_REQUIRE(first.has_value());
    BOOST_TEST(name(first->code) == name(code));
    for (const std::string_view chunk : {"", "--B", "\xFF", "longer"}) {
      body->feed(chunk);
      BOOST_TEST((body->error() == *first));
      body->end_value();
      BOOST_TEST((body->error() == *first));
      BOOST_TEST((body->next() == pull::error));
    }
  };
  stays(false, {"1"}, write_errc::value_too_short);
  stays(false, {"1234"}, write_errc::value_too_long);
  stays(false, {"--B"}, write_errc::boundary_in_value);
  stays(true, {"--B"}, write_errc::boundary_in_value);
  stays(true, {"\xFF"}, write_errc::invalid_text);
}

BOOST_AUTO_TEST_CASE(each_value_is_counted_on_its_own) {
  writer form{dialects::strict, b};
  form.file_in_chunks("f", {}, 2);
  form.file_in_chunks("g", {}, 2);
  auto body = form.pull();
  BOOST_REQUIRE(body.ok());
  const outcome out = pull_all(*body, {"12"});
  BOOST_TEST(!out.error);
  BOOST_TEST(out.bytes.size() == body->content_length().value());
}

BOOST_AUTO_TEST_CASE(a_length_that_no_number_holds_is_refused) {
  writer form{dialects::strict, b};
  form.file_in_chunks("f", {}, SIZE_MAX);
  BOOST_TEST((form.pull().error() == write_error{write_errc::body_too_long, 0, 0}));
}

BOOST_AUTO_TEST_CASE(a_given_boundary_is_found_across_chunks) {
  const auto at = [](const std::vector<std::string>& chunks) {
    const auto why = one_value(chunks).error;
    BOOST_TEST((!why || why->code == write_errc::boundary_in_value));
    return why ? why->offset : 1000;
  };
  BOOST_TEST(at({"a--B"}) == 1U);
  BOOST_TEST(at({"a-", "-B"}) == 1U);
  BOOST_TEST(at({"a", "-", "-", "B"}) == 1U);
  BOOST_TEST(at({"a--", "x", "--", "-", "B"}) == 5U);
  BOOST_TEST(at({"a--", "A", "--"}) == 1000U);
  // The chunk that completes it is not given out.
  BOOST_TEST(one_value({"a-", "-B"}).bytes == head("f") + "a-");
}

BOOST_AUTO_TEST_CASE(one_value_and_the_next_do_not_make_a_boundary) {
  writer form{dialects::strict, b};
  form.file_in_chunks("f");
  form.file_in_chunks("g");
  auto body = form.pull();
  BOOST_TEST(!pull_all(*body, {"B--"}).error);
}

BOOST_AUTO_TEST_CASE(a_text_in_chunks_is_what_a_whole_one_is) {
  const std::string text = "one\ntwo\r\nthree\rZo\xC3\xAB\xFF\r";
  for (const dialect& how : {dialects::fetch, dialects::workerd, dialects::curl}) {
    writer form{how, b};
    form.text("a", text, "text/plain");
    form.text("b", "");
    const auto whole = form.finish();
    BOOST_REQUIRE(whole.ok());
    std::string wanted(whole->content_length(), '\0');
    whole->copy(wanted.data());
    for (std::size_t at = 0; at <= text.size(); ++at) {
      form.reset(b);
      form.text_in_chunks("a", "text/plain");
      form.text_in_chunks("b");
      auto body = form.pull();
      BOOST_REQUIRE(body.ok());
      BOOST_TEST(!body->content_length().has_value());
      // Both texts are given the same chunks: only the first one's bytes are those of the whole.
      const outcome out = pull_all(*body, {text.substr(0, at), text.substr(at)});
      BOOST_TEST(!out.error);
      BOOST_TEST(out.asked == (std::vector<std::size_t>{0, 1}), boost::test_tools::per_element());
      const std::size_t first = wanted.find("\r\n--B", 3);
      BOOST_TEST(out.bytes.substr(0, first) == wanted.substr(0, first));
      BOOST_TEST(out.bytes.find("\r\n--B", 3) == first);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_text_in_chunks_is_refused_by_part_and_byte) {
  writer form{dialects::strict, b};
  form.text("a", "1");
  form.text_in_chunks("t");
  const auto told = [&form](const std::vector<std::string>& chunks) {
    auto body = form.pull();
    return pull_all(*body, chunks).error;
  };
  BOOST_TEST(!told({"Zo\xC3", "\xAB"}));
  BOOST_TEST((told({"ab\xFF", "cdef"}) == write_error{write_errc::invalid_text, 1, 2}));
  BOOST_TEST((told({"ab", "c\xC3"}) == write_error{write_errc::invalid_text, 1, 3}));
  BOOST_TEST((told({"\xEF\xBB", "\xBFx"}) == write_error{write_errc::invalid_text, 1, 0}));
  BOOST_TEST((told({"x--", "B"}) == write_error{write_errc::boundary_in_value, 1, 1}));
  BOOST_TEST(name(form.finish().error().code) == "value_in_chunks");
}

BOOST_AUTO_TEST_CASE(a_text_that_is_not_drained_takes_no_chunk) {
  writer form{dialects::fetch, b};
  form.text_in_chunks("t");
  auto body = form.pull();
  (void)body->next();
  body->feed("a\nb");
  BOOST_REQUIRE((body->next() == pull::piece));
  BOOST_TEST(body->piece() == "a");
  body->feed("c");
  BOOST_TEST((body->next() == pull::error));
  BOOST_TEST((body->error() == write_error{write_errc::value_not_wanted, 0, 0}));

  auto ended = form.pull();
  (void)ended->next();
  ended->end_value();
  ended->feed("x");
  BOOST_TEST((ended->next() == pull::error));
}

BOOST_AUTO_TEST_CASE(values_nobody_asked_for_are_errors) {
  writer form{dialects::strict, b};
  form.file_in_chunks("f");
  auto early = form.pull();
  early->feed("x");
  BOOST_TEST((early->next() == pull::error));
  BOOST_TEST((early->error() == write_error{write_errc::value_not_wanted, 0, 0}));
  early->feed("x");
  early->end_value();
  BOOST_TEST((early->error().code == write_errc::value_not_wanted));

  auto twice = form.pull();
  (void)twice->next();
  twice->feed("x");
  twice->feed("y");
  BOOST_TEST((twice->next() == pull::error));

  auto ended = form.pull();
  (void)ended->next();
  ended->end_value();
  ended->end_value();
  BOOST_TEST((ended->next() == pull::error));

  writer two{dialects::strict, b};
  two.text("t", "v");
  two.file_in_chunks("f");
  auto late = two.pull();
  BOOST_TEST(!pull_all(*late, {"x"}).error);
  late->feed("y");
  BOOST_TEST((late->error() == write_error{write_errc::value_not_wanted, 0, 0}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_source
