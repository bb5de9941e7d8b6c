// SPDX-License-Identifier: Apache-2.0
// The harness that cuts bodies, held against parsers that are wrong on purpose.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/read.hpp>
#include <support/splits.hpp>

namespace splits {

using namespace quire::multipart;

const quire::mime::boundary boundary = *quire::mime::boundary::from("B");
const std::string body = support::a_part(support::named("a"), "a\r\n-value") + "--B--";

// A parser with one fault.
enum class fault { none, data, offset, lost_event };

class faulty {
 public:
  faulty(fault what, std::size_t when) : m_parser(boundary), m_fault(what), m_when(when) {}

  void reset() {
    m_parser.reset();
    m_chunks = 0;
  }
  void feed(std::string_view chunk) {
    ++m_chunks;
    m_parser.feed(chunk);
  }
  step next() {
    const step found = m_parser.next();
    const bool lost = m_fault == fault::lost_event && found == step::part_end && struck();
    return lost ? m_parser.next() : found;
  }
  step finish() { return m_parser.finish(); }
  bool over() const { return m_parser.over(); }
  const quire::multipart::part& part() const { return m_parser.part(); }
  std::string_view data() const {
    return m_fault == fault::data && struck() ? m_parser.data().substr(1) : m_parser.data();
  }
  std::size_t offset() const {
    return m_parser.offset() + (m_fault == fault::offset && struck() ? 1 : 0);
  }
  quire::multipart::error error() const { return m_parser.error(); }

 private:
  bool struck() const { return m_chunks >= m_when; }

  parser m_parser;
  fault m_fault;
  std::size_t m_when;
  std::size_t m_chunks = 0;
};

bool same(fault what) {
  parser right(boundary);
  const support::event_log wanted = support::record(right, body);
  faulty wrong(what, 2);
  return support::follows(wrong, body, wanted, {{20, 10}});
}

BOOST_AUTO_TEST_SUITE(splits)

BOOST_AUTO_TEST_CASE(a_parser_without_a_fault_passes) { BOOST_TEST(same(fault::none)); }

BOOST_AUTO_TEST_CASE(each_fault_is_seen) {
  BOOST_TEST(!same(fault::data));
  BOOST_TEST(!same(fault::offset));
  BOOST_TEST(!same(fault::lost_event));
}

BOOST_AUTO_TEST_CASE(wrong_data_of_a_whole_body_is_seen) {
  faulty wrong(fault::data, 1);
  BOOST_TEST((support::record(wrong, body).verdict == step::need_input));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace splits
