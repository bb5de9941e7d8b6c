// SPDX-License-Identifier: Apache-2.0
// Runs parser and form as a caller may who knows their contracts to the letter, and trusts them.
#ifndef QUIRE_TESTS_SUPPORT_MULTIPART_RUN_HPP
#define QUIRE_TESTS_SUPPORT_MULTIPART_RUN_HPP

#include <quire/multipart.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "event_log.hpp"
#include "held_views.hpp"
#include "moving.hpp"

namespace support {

/// When the object that runs is moved to another place.
enum class moves { never, at_each_step };

/// Takes every view at every step and compares all that must still live at every later one. A chunk
/// is overwritten and gone as soon as it may be.
template <multipart::grammar G>
class parser_run {
 public:
  using parser = multipart::basic_parser<G>;

  parser_run(const quire::mime::boundary& boundary, const multipart::limits& most, moves when)
      : m_form(boundary, most), m_moves(when == moves::at_each_step) {}

  /// "" if the steps are those of `wanted` and every view lived as long as it must; else what went
  /// wrong.
  std::string operator()(std::string_view body, const cuts& sizes, const event_log& wanted) {
    m_fault.clear();
    forget();
    m_form->reset();
    follower steps(body, wanted);
    bool goes_on = true;
    for (std::size_t index = 0; !body.empty() && goes_on; ++index) {
      const heap_chunk chunk(body.substr(0, sizes.at(index)));
      body.remove_prefix(chunk.view().size());
      m_form->feed(chunk.view());
      goes_on = drain(m_form->next(), steps);
      forget();
    }
    if (goes_on) drain(m_form->finish(), steps);
    if (!steps.same()) breach("other steps");
    return m_fault;
  }

 private:
  void breach(const char* what) {
    if (m_fault.empty()) m_fault = what;
  }
  void forget() {
    m_part.forget();
    m_data.forget();
  }

  /// False once the verdict was told.
  bool drain(multipart::step now, follower& steps) {
    for (; now != multipart::step::need_input; now = m_form->next()) {
      take(now);
      const bool goes_on = steps.event(*m_form, now);
      check();
      if (!goes_on) return false;
      m_data.forget();
      if (now == multipart::step::part_end) m_part.forget();
    }
    move();
    check();
    return true;
  }

  void take(multipart::step now) {
    if (now == multipart::step::part_begin) m_part.hold(m_form->part());
    if (now == multipart::step::data) {
      const std::string piece{m_form->data()};
      move();
      if (m_form->data() != piece) breach("another piece after the move");
      m_data.hold(m_form->data());
    } else {
      move();
    }
  }
  void move() {
    if (!m_moves) return;
    m_form.move();
    m_form.move_into(parser{m_other});
  }
  void check() {
    if (!m_part.intact()) breach("the part has changed");
    if (!m_data.intact()) breach("the piece has changed");
  }

  moving<parser> m_form;
  bool m_moves;
  quire::mime::boundary m_other = *quire::mime::boundary::from("other");
  held_views m_part;
  held_views m_data;
  std::string m_fault;
};

/// Reads a form in every way again and again, and holds all parts that it ever handed out.
template <multipart::grammar G>
class form_run {
 public:
  using form = multipart::basic_form<G>;

  form_run(const quire::mime::boundary& boundary, const multipart::limits& most,
           std::string_view body, const event_log& wanted)
      : m_body(body), m_form(boundary, m_body.view(), most), m_wanted(wanted) {
    while (m_ended < wanted.parts.size() && wanted.parts[m_ended].ended) ++m_ended;
  }

  /// "" if each pass gives the parts of `wanted` and all views lived; else what went wrong.
  std::string operator()(moves when) {
    const std::size_t most = m_ended < 6 ? m_ended : 6;
    for (int round = 0; round != 2; ++round) {
      for (std::size_t parts = 0; parts <= most; ++parts) pass(parts);
      pass(m_ended + 1);
      for (std::size_t index = 0; index != most; ++index) find(index);
      if (m_form->find("no part has this name")) breach("a part that is not there");
      read(m_ended);
      if (m_ended != 0) read(m_ended - 1);
      if (when == moves::at_each_step) m_form.move();
      check();
    }
    return m_fault;
  }

 private:
  void breach(const char* what) {
    if (m_fault.empty()) m_fault = what;
  }
  void check() {
    if (!m_held.intact()) breach("a part that was handed out has changed");
  }

  void take(const multipart::form_part& part, std::size_t index) {
    if (index >= m_ended) return breach("a part too many");
    const logged_part& now = m_wanted.parts[index];
    if (part.name() != now.name || part.filename() != now.filename ||
        part.extended_filename() != now.extended_filename || part.headers().text() != now.headers ||
        part.offset() != now.offset || part.bytes() != m_body.view().substr(now.offset, now.size))
      breach("another part");
    m_held.hold(part);
    m_held.hold(part.bytes());
  }

  /// Reads so many parts, as far as there are, and goes away. Of two or more, asks for the verdict
  /// after the first one, and goes on.
  void pass(std::size_t parts) {
    std::size_t index = 0;
    auto at = m_form->begin();
    for (; index != parts && at != m_form->end(); ++at, ++index) {
      take(*at, index);
      if (index == 0 && parts > 1 && m_form->error() != m_wanted.error) breach("an early verdict");
    }
    check();
    if (index == parts) return;
    if (index != m_ended) breach("a part too few");
    if (m_form->error() != m_wanted.error) breach("another verdict");
  }
  void find(std::size_t index) {
    const std::string name = m_wanted.parts[index].name;
    std::size_t first = 0;
    while (m_wanted.parts[first].name != name) ++first;
    const auto found = m_form->find(name);
    if (found.has_value() == m_wanted.error.has_value()) return breach("found in a refused form");
    if (found) take(*found, first);
    check();
  }
  void read(std::size_t room) {
    std::vector<multipart::form_part> parts(room);
    const auto all = m_form->read(parts);
    if (all.ok() != (room == m_ended && !m_wanted.error)) breach("read says another thing");
    for (std::size_t index = 0; all.ok() && index != all->size(); ++index)
      take((*all)[index], index);
    check();
  }

  heap_chunk m_body;
  moving<form> m_form;
  const event_log& m_wanted;
  std::size_t m_ended = 0;  // parts that are complete
  held_views m_held;
  std::string m_fault;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_MULTIPART_RUN_HPP
