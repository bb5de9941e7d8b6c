// SPDX-License-Identifier: Apache-2.0
#include <quire/codec.hpp>
#include <quire/codec/scalar.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <support/json_outcome.hpp>
#include <support/text_copies.hpp>

using quire::as_schema;
using quire::json::errc;
using support::decoding;
using support::outcome;

namespace codec_scalar {

struct scalars {
  std::string_view text;
  bool flag = false;
  quire::json::number number;
  std::int64_t integer = 0;
  quire::json::raw any;
  quire::json::raw_object object;
  quire::presence present;
};

}  // namespace codec_scalar

template <>
struct quire::schema<codec_scalar::scalars> {
  using rows = list<row<"text", &codec_scalar::scalars::text, optional>,
                    row<"flag", &codec_scalar::scalars::flag, optional>,
                    row<"number", &codec_scalar::scalars::number, optional>,
                    row<"integer", &codec_scalar::scalars::integer, optional>,
                    row<"any", &codec_scalar::scalars::any, optional>,
                    row<"object", &codec_scalar::scalars::object, optional>>;
};

namespace codec_scalar {

void ok(std::string_view text, std::string_view written) {
  decoding use;
  scalars out;
  const support::exact_copy copy(text);
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST((use.decode<as_schema>(copy.view(), out)) == outcome());
    std::string back;
    quire::to_json(out, back);
    BOOST_TEST(back == written);
  }
}
void same(std::string_view text) { ok(text, text); }
void bad(std::string_view text, errc code, std::string_view path) {
  decoding use;
  scalars out;
  const support::exact_copy copy(text);
  const outcome expected{code, text.find(':') + 1, path};
  BOOST_TEST_CONTEXT(text) { BOOST_TEST((use.decode<as_schema>(copy.view(), out)) == expected); }
}

}  // namespace codec_scalar

BOOST_AUTO_TEST_SUITE(codec_scalar)

BOOST_AUTO_TEST_CASE(writes_back_what_it_read) {
  same(R"({"text":""})");
  same(R"({"flag":true})");
  same(R"({"flag":false})");
  same(R"({"number":1.50e+2})");
  same(R"({"number":123456789012345678901234567890})");
  same(R"({"integer":-9223372036854775808})");
  same(R"({"any":[1, {"a":null}]})");
  same(R"({"any":null})");
  same(R"({"any":"\ud800"})");
  same(R"({"object":{ "a" : 1e999 }})");
  ok(R"({"integer":1e2})", R"({"integer":100})");
  ok(R"({"text":"\u0041\/"})", R"({"text":"A/"})");
  ok(R"({"text":"\ud800"})", "{\"text\":\"\xEF\xBF\xBD\"}");
  ok(R"({"object":{},"text":"a","unknown":[1,2]})", R"({"text":"a","object":{}})");
}

BOOST_AUTO_TEST_CASE(a_value_of_another_type_is_named) {
  bad(R"({"text":1})", errc::not_a_string, "text");
  bad(R"({"text":null})", errc::is_null, "text");
  bad(R"({"flag":"true"})", errc::not_a_boolean, "flag");
  bad(R"({"number":"1"})", errc::not_a_number, "number");
  bad(R"({"number":1e309})", errc::number_out_of_range, "number");
  bad(R"({"integer":1.5})", errc::not_an_integer, "integer");
  bad(R"({"integer":1e19})", errc::number_out_of_range, "integer");
  bad(R"({"integer":true})", errc::not_a_number, "integer");
  bad(R"({"object":[]})", errc::not_an_object, "object");
  bad(R"({"object":null})", errc::is_null, "object");
}

BOOST_AUTO_TEST_CASE(what_was_never_decoded_is_written_as_json_too) {
  std::string text;
  quire::json::writer out{text};
  out.begin_array();
  quire::codec::of<quire::json::number>::write(out, {}, {});
  quire::codec::of<quire::json::raw>::write(out, {}, {});
  quire::codec::of<quire::json::raw_object>::write(out, {}, {});
  quire::codec::of<std::string_view>::write(out, {}, {});
  out.end_array();
  BOOST_TEST(text == R"([0,null,{},""])");
}

BOOST_AUTO_TEST_SUITE_END()
