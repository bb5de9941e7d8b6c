// SPDX-License-Identifier: Apache-2.0
// Every public function that reads what a sender wrote takes time in proportion to its length, on
// texts that are made against it. Four times the text is let take eight times as long; a function
// that is quadratic takes sixteen.
#include <quire/mime.hpp>
#include <quire/multipart.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace multipart_scaling {

using namespace quire;

std::size_t sink = 0;

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

double seconds(const std::function<void()>& run) {
  double best = 1e9;
  double all = 0;
  for (int i = 0; i < 7 || (all < 0.02 && i < 100); ++i) {
    const std::clock_t begin = std::clock();  // of the processor: other programs run too
    run();
    const double spent = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    best = spent < best ? spent : best;
    all += spent;
  }
  return best;
}

// Four times the text takes so many times as long. Two nanoseconds a byte are fast enough, whatever
// the caches do to the ratio. A second and third try, as other programs run on the machine too.
double ratio_of(const std::string& once, const std::string& four,
                const std::function<void(std::string_view)>& run) {
  double ratio = 99;
  for (int attempt = 0; attempt < 3 && ratio > 8; ++attempt) {
    const double spent = seconds([&] { run(four); });
    if (spent < 2e-9 * static_cast<double>(four.size())) return 4;
    ratio = spent / seconds([&] { run(once); });
  }
  return ratio;
}

// `run` reads a text; the texts are pieces repeated.
void is_linear(std::string_view what, const std::vector<std::string>& pieces,
               const std::function<void(std::string_view)>& run) {
  constexpr std::size_t size = 8192;
  for (const std::string& piece : pieces) {
    const double ratio = ratio_of(repeated(piece, size), repeated(piece, 4 * size), run);
    BOOST_TEST(ratio <= 8, what << ", repeated " << piece << ": ratio " << ratio);
  }
}

const std::vector<std::string> texts{"a",        "-",       " ",
                                     "\t",       ".",       "/",
                                     "\\",       "\"",      ";",
                                     "=",        ",",       "%22",
                                     "%",        "\\\"",    ";a=b",
                                     ";a",       "; ",      ";=",
                                     ";a=\"",    "a,b/c",   "\xC3\xA4",
                                     "\xC3",     "\r\n",    "\r",
                                     "\n",       "X:y\r\n", ":",
                                     "a/b;c=d,", "''",      "x-y: ",
                                     "CON ",     "a\\\"",   ";aa=\"b\";a=c"};

// Parameters of different names, which a comparison of each with each would be slow on.
std::string different_parameters(std::size_t size) {
  std::string text;
  for (int i = 0; text.size() < size; ++i) text += ";p" + std::to_string(i) + "=v";
  return text;
}

void is_linear_in_parameters(std::string_view what,
                             const std::function<void(std::string_view)>& run) {
  const double ratio = ratio_of(different_parameters(8192), different_parameters(4 * 8192), run);
  BOOST_TEST(ratio <= 8, what << " of different parameters: ratio " << ratio);
}

std::string part_of(std::string_view header) {
  return "--B\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n" +
         std::string(header) + "\r\n\r\nv\r\n--B--";
}

template <multipart::grammar G>
void write_types(std::string_view body) {
  multipart::basic_form<G> form(*mime::boundary::from("B"), body, multipart::limits::unlimited());
  for (const multipart::form_part& part : form) {
    multipart::write_type<G>(part, [](char c) { sink += static_cast<unsigned char>(c); });
  }
}

template <multipart::grammar G>
void read_form(std::string_view body) {
  multipart::basic_form<G> form(*mime::boundary::from("B"), body, multipart::limits::unlimited());
  sink += form.find("zz").has_value();
}

BOOST_AUTO_TEST_SUITE(multipart_scaling)

BOOST_AUTO_TEST_CASE(media_types) {
  const auto run = [](std::string_view text) {
    const auto type = mime::media_type::parse(text);
    if (!type.ok()) return;
    type->serialize([](char c) { sink += static_cast<unsigned char>(c); });
    sink += type->find("zz").has_value();
    sink += mime::boundary::of(*type).ok();
  };
  is_linear("media type", texts, [&](std::string_view text) { run("a/b" + std::string(text)); });
  is_linear_in_parameters("media type", [&](std::string_view text) {
    const std::string type = "a/b" + std::string(text);
    run(type);
  });
}

BOOST_AUTO_TEST_CASE(types_of_files) {
  const auto run = [](std::string_view text) {
    const std::string body = part_of("Content-Type: a/b" + std::string(text));
    write_types<multipart::fetch>(body);
    write_types<multipart::workerd>(body);
  };
  is_linear("write_type", {";a=b", "a/b,", "c,", "\",", "\\", ";a=\"\\\""}, run);
  is_linear_in_parameters("write_type", run);
}

BOOST_AUTO_TEST_CASE(content_types_and_boundaries) {
  is_linear("boundary_from_content_type", texts, [](std::string_view text) {
    const std::string type = "multipart/form-data; boundary=" + std::string(text);
    const auto limits = multipart::limits::unlimited();
    sink += multipart::boundary_from_content_type(type, limits).ok();
    sink += multipart::boundary_from_content_type<multipart::strict>(type, limits).ok();
  });
  is_linear("boundary", texts, [](std::string_view text) {
    const auto boundary = mime::boundary::from(text, {multipart::limits::none, true});
    if (boundary.ok()) sink += boundary->size() + (*boundary == text);
  });
}

BOOST_AUTO_TEST_CASE(dispositions_and_header_lines) {
  is_linear("parse_disposition", texts, [](std::string_view text) {
    const std::string value = "form-data; name=\"a\"" + std::string(text);
    sink += mime::parse_disposition<multipart::fetch.disposition>(value, text.size()).ok();
    sink += mime::parse_disposition<multipart::strict.disposition>(value, text.size()).ok();
    sink += mime::parse_disposition<multipart::workerd.disposition>(value, text.size()).ok();
  });
  is_linear("header_block", texts, [](std::string_view text) {
    const mime::header_block block(text);
    sink += block.find("zz").has_value();
    block.join("x", [](std::string_view piece) { sink += piece.size(); });
  });
  is_linear("header lines of a part", {"X: y\r\n", "Content-Disposition: form-data; name=a\r\n"},
            [](std::string_view text) {
              const std::string body = part_of(text);
              read_form<multipart::fetch>(body);
              read_form<multipart::workerd>(body);
            });
}

BOOST_AUTO_TEST_CASE(names_and_filenames) {
  is_linear("decode and safe_filename", texts, [](std::string_view text) {
    std::vector<char> room(text.size() + 16);
    using multipart::decoding;
    for (const decoding how : {decoding::raw, decoding::whatwg, decoding::backslash}) {
      sink += multipart::decode(text, how, room).ok();
    }
    const std::string extended = "utf-8''" + std::string(text);
    sink += multipart::decode(extended, decoding::extended, room).ok();
    sink += multipart::safe_filename(text, room).has_value();
  });
}

BOOST_AUTO_TEST_CASE(forms) {
  const std::string part = "--B\r\nContent-Disposition: form-data; name=\"\\a\"\r\n\r\nv\r\n";
  is_linear("form", {part, "\r\n--", "--", "-", "\r", "\r\n", "--B", "\n--B\r\n"},
            [](std::string_view text) {
              const std::string body = part_of("") + std::string(text);
              const std::string value = part_of("X: y\r\n\r\n" + std::string(text));
              for (const std::string_view each :
                   {std::string_view(body), std::string_view(value), text}) {
                read_form<multipart::fetch>(each);
                read_form<multipart::workerd>(each);
                read_form<multipart::strict>(each);
              }
            });
}

// In `strict` the boundary is looked for at every place: values full of its beginnings, whole and
// in chunks of 4 KiB.
BOOST_AUTO_TEST_CASE(values_full_of_beginnings_of_the_boundary) {
  for (const std::string& boundary :
       {std::string("B"), std::string(70, '-'), std::string(32, '-'), std::string("a-a-a-a-b"),
        std::string(69, '0') + "1", std::string("----formdata-undici-058210430722")}) {
    const std::string dashed = "--" + boundary;
    const std::string cut = dashed.substr(0, dashed.size() - 1);
    for (const std::size_t chunk : {std::size_t{4096}, multipart::limits::none}) {
      is_linear("strict", {cut + "\n", "\r\n" + cut + "!", "\r\n--", "-x", "\r", cut + "x"},
                [&](std::string_view text) {
                  const std::string body =
                      dashed + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" +
                      std::string(text);
                  multipart::basic_parser<multipart::strict> form(*mime::boundary::from(boundary));
                  for (std::size_t at = 0; at < body.size(); at += chunk) {
                    form.feed(std::string_view(body).substr(at, chunk));
                    while (form.next() != multipart::step::need_input) continue;
                    if (body.size() - at <= chunk) break;
                  }
                  sink += form.over();
                });
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_scaling
