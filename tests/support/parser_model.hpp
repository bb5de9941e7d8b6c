// SPDX-License-Identifier: Apache-2.0
// A plain model of multipart::parser: what it must answer to any call, legal or not, of a form
// whose parts the model has made up itself.
#ifndef QUIRE_TESTS_SUPPORT_PARSER_MODEL_HPP
#define QUIRE_TESTS_SUPPORT_PARSER_MODEL_HPP

#include <quire/multipart.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "event_log.hpp"

namespace support {

/// Calls members of one parser in any order. `call()` is false at the first answer that the model
/// does not allow; `fault()` says which. `Random` is asked for every choice.
template <class Random>
class basic_parser_model {
 public:
  explicit basic_parser_model(Random random) : m_random(std::move(random)) { start_new(); }

  bool call() {
    ++m_calls;
    if (m_over && below(3) == 0) return restart();
    switch (below(32)) {
      case 0:
        return restart();
      case 1:
        m_parser = std::make_unique<parser>(std::move(*m_parser));
        m_piece_lives = false;
        return look();
      case 2: {
        parser other(*quire::mime::boundary::from("other"));
        other = std::move(*m_parser);
        *m_parser = std::move(other);
        m_piece_lives = false;
        return look();
      }
      case 3:
        return finish();
      case 4:
        m_parser->feed("");
        return look();
      case 5:
      case 6:
        return feed();
      default:
        return m_drained && !m_over && !m_refused ? feed() : next();
    }
  }

  /// Where choices come from.
  [[nodiscard]] const Random& random() const { return m_random; }
  [[nodiscard]] const std::string& fault() const { return m_fault; }
  [[nodiscard]] std::size_t calls() const { return m_calls; }
  [[nodiscard]] std::size_t forms_read() const { return m_read; }
  [[nodiscard]] std::size_t refused() const { return m_illegal; }

 private:
  using parser = quire::multipart::parser;
  using step = quire::multipart::step;

  struct made_part {
    std::string name;
    std::string value;
  };

  std::size_t below(std::size_t limit) {
    return limit == 0 ? 0 : static_cast<std::size_t>(m_random() % limit);
  }
  bool breach(std::string what) {
    m_fault = std::move(what);
    return false;
  }

  void make_form() {
    constexpr std::string_view pieces[] = {"\r\n", "--B", "\r", "\n--", "text", "-", "\r\n--"};
    m_parts.clear();
    m_body.clear();
    for (std::size_t left = below(4); left != 0; --left) {
      made_part part{std::string(1 + below(20), static_cast<char>('a' + below(26))), {}};
      for (std::size_t more = below(8); more != 0; --more) part.value += pieces[below(7)];
      while (part.value.find("\r\n--" + m_boundary) != std::string::npos) part.value.pop_back();
      if (("\r\n" + part.value + "\r\n").find("\r\n--" + m_boundary) != std::string::npos)
        part.value.clear();
      m_body += "--" + m_boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name +
                "\"\r\n\r\n" + part.value + "\r\n";
      m_parts.push_back(std::move(part));
    }
    m_body += "--" + m_boundary + "--";
    m_complete = m_body.size();  // as many bytes make a good form
    if (below(2) == 0) m_body += "\r\n";
  }

  // A fresh state of the model, in which the parser must be, too.
  void begin() {
    make_form();
    m_fed = m_next = 0;
    m_got.clear();
    m_in_part = m_part_lives = m_piece_lives = m_over = m_refused = false;
    m_drained = true;
  }
  void start_new() {
    m_boundary = std::string(1 + below(12), 'B');
    m_parser = std::make_unique<parser>(*quire::mime::boundary::from(m_boundary));
    begin();
  }
  bool restart() {
    switch (below(3)) {
      case 0:
        m_parser->reset();
        begin();
        break;
      case 1:
        m_boundary = std::string(1 + below(12), 'C');
        m_parser->reset(*quire::mime::boundary::from(m_boundary));
        begin();
        break;
      default:
        start_new();
    }
    m_chunk.reset();
    return look();
  }

  bool feed() {
    const std::string_view piece =
        std::string_view(m_body).substr(m_fed, 1 + below(below(3) == 0 ? 90 : 12));
    if (piece.empty()) return finish();
    if (!m_drained && !m_over) {  // not legal: the form is refused, the chunk not looked at
      if (!m_refused) ++m_illegal;
      m_refused = true;
      m_parser->feed(piece);
      m_piece_lives = false;
      return look();
    }
    m_chunk = std::make_unique<heap_chunk>(piece);
    m_parser->feed(m_chunk->view());
    if (m_over) return look();
    m_fed += piece.size();
    m_drained = false;
    return look();
  }

  bool finish() {
    const bool legal = m_drained || m_over || m_refused;
    if (!legal) ++m_illegal;
    m_refused = m_refused || !legal;
    const step told = m_parser->finish();
    if (m_over) return told == step::need_input ? look() : breach("a step after the last");
    if (m_refused) return end_with(told, step::error);
    // The line end after the close delimiter may be away, but not half of it.
    const bool good = m_fed == m_complete || (m_fed > m_complete && m_fed == m_body.size());
    return end_with(told, good ? step::end : step::error);
  }

  bool end_with(step told, step wanted) {
    if (told != wanted) return breach("finish: another verdict");
    return take(told);
  }

  bool next() {
    const step told = m_parser->next();
    if (m_over) return told == step::need_input ? look() : breach("a step after the last");
    if (m_refused) return end_with(told, step::error);
    if (told == step::error) return breach("an error that nothing caused");
    return take(told);
  }

  bool take(step told) {
    m_piece_lives = false;
    switch (told) {
      case step::need_input:
        m_drained = true;
        m_part_lives = false;
        m_chunk.reset();
        return look();
      case step::part_begin:
        if (m_in_part || m_next == m_parts.size()) return breach("a part that is not there");
        m_in_part = m_part_lives = true;
        m_got.clear();
        if (m_parser->part().name() != m_parts[m_next].name) return breach("another name");
        return look();
      case step::data:
        if (!m_in_part || m_parser->data().empty()) return breach("data of no part");
        m_got += m_parser->data();
        m_piece_lives = true;
        if (!m_parts[m_next].value.starts_with(m_got)) return breach("other data");
        return look();
      case step::part_end:
        if (!m_in_part || m_got != m_parts[m_next].value) return breach("a value cut off");
        m_in_part = m_part_lives = false;
        ++m_next;
        return look();
      default:
        return end(told);
    }
  }
  bool end(step told) {
    m_over = true;
    m_drained = true;
    m_part_lives = false;
    m_chunk.reset();
    if (told == step::error) {
      const bool by_caller = m_parser->error().code == quire::multipart::errc::chunk_not_consumed;
      return by_caller == m_refused ? look() : breach("another code");
    }
    if (m_next != m_parts.size() || m_in_part || m_fed < m_complete)
      return breach("an end before the end");
    ++m_read;
    return look();
  }

  /// What may be asked at any time.
  bool look() {
    if (m_parser->over() != m_over) return breach("over");
    if (m_parser->offset() > m_body.size()) return breach("an offset past the body");
    if (m_piece_lives && !m_got.ends_with(m_parser->data())) return breach("the piece has changed");
    if (m_part_lives && m_parser->part().name() != m_parts[m_next].name)
      return breach("the part has changed");
    return true;
  }

  Random m_random;
  std::unique_ptr<parser> m_parser;
  std::unique_ptr<heap_chunk> m_chunk;
  std::string m_boundary;
  std::vector<made_part> m_parts;
  std::string m_body;
  std::size_t m_complete = 0;
  std::size_t m_fed = 0;
  std::size_t m_next = 0;  // the part that comes or is there
  std::string m_got;       // of its value
  bool m_in_part = false;
  bool m_part_lives = false;
  bool m_piece_lives = false;
  bool m_drained = true;
  bool m_over = false;
  bool m_refused = false;  // the model has made an illegal call
  std::string m_fault;
  std::size_t m_calls = 0;
  std::size_t m_read = 0;
  std::size_t m_illegal = 0;
};

using parser_model = basic_parser_model<std::mt19937_64>;

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_PARSER_MODEL_HPP
