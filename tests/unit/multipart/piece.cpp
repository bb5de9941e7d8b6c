// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/piece.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#if __has_include(<boost/asio/buffer.hpp>)
#include <boost/asio/buffer.hpp>
#endif

namespace multipart_piece {

using namespace quire::multipart;

// A value outlives its form: what would be gone before does not compile.
static_assert(std::is_constructible_v<bytes_view, const std::string&>);
static_assert(std::is_constructible_v<bytes_view, std::string&>);
static_assert(std::is_constructible_v<bytes_view, std::string_view>);
static_assert(std::is_constructible_v<bytes_view, std::span<const std::byte>>);
static_assert(std::is_constructible_v<bytes_view, std::vector<unsigned char>&>);
static_assert(std::is_constructible_v<bytes_view, const char*>);
static_assert(!std::is_constructible_v<bytes_view, std::string>);
static_assert(!std::is_constructible_v<bytes_view, const std::string>);
static_assert(!std::is_constructible_v<bytes_view, std::vector<char>>);
static_assert(!std::is_constructible_v<bytes_view, std::array<char, 4>>);
static_assert(!std::is_constructible_v<bytes_view, std::u16string&>);
static_assert(!std::is_constructible_v<bytes_view, std::vector<int>&>);

// A buffer of some library.
struct their_buffer {
  their_buffer(const void* first, std::size_t length) : data(first), size(length) {}
  const void* data;
  std::size_t size;
};
static_assert(std::is_convertible_v<piece, their_buffer>);
static_assert(std::is_convertible_v<piece, std::string_view>);
static_assert(!std::is_convertible_v<piece, std::string>);
static_assert(!std::is_convertible_v<piece, int>);

#if __has_include(<boost/asio/buffer.hpp>)
static_assert(boost::asio::is_const_buffer_sequence<std::span<const piece>>::value);
#endif

BOOST_AUTO_TEST_SUITE(multipart_piece)

BOOST_AUTO_TEST_CASE(a_piece_is_a_text_and_a_buffer) {
  const std::string text = "text";
  const piece one{text.data(), text.size()};
  const std::string_view view = one;
  const their_buffer buffer = one;
  BOOST_TEST(view == text);
  BOOST_TEST(buffer.data == static_cast<const void*>(text.data()));
  BOOST_TEST(buffer.size == text.size());
}

BOOST_AUTO_TEST_CASE(bytes_of_any_type_of_one_byte) {
  const std::vector<unsigned char> bytes{1, 0, 2};
  BOOST_TEST(static_cast<const void*>(bytes_view(bytes).get().data()) == bytes.data());
  BOOST_TEST(bytes_view(bytes).get().size() == 3U);
  BOOST_TEST(bytes_view("abc").get() == "abc");
  BOOST_TEST(bytes_view().get().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_piece
