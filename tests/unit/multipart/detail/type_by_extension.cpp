// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/type_by_extension.hpp>

#include <boost/test/unit_test.hpp>

namespace multipart_type_by_extension {

using quire::multipart::detail::type_by_extension;

static_assert(type_by_extension("a.txt") == "text/plain");
static_assert(type_by_extension("a.b.JPEG") == "image/jpeg");
static_assert(type_by_extension(".svg") == "image/svg+xml");
static_assert(type_by_extension("a.htm") == "text/html");
static_assert(type_by_extension("a.txt ") == "application/octet-stream");
static_assert(type_by_extension("txt") == "application/octet-stream");
static_assert(type_by_extension("") == "application/octet-stream");

BOOST_AUTO_TEST_SUITE(multipart_type_by_extension)
BOOST_AUTO_TEST_CASE(proved_when_compiling) {}
BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_type_by_extension
