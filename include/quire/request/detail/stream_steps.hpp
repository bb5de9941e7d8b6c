// SPDX-License-Identifier: Apache-2.0
// From the events of a form to the steps of a request: what `stream_decoder` does.
#ifndef QUIRE_REQUEST_DETAIL_STREAM_STEPS_HPP
#define QUIRE_REQUEST_DETAIL_STREAM_STEPS_HPP

#include <quire/core/buffer.hpp>
#include <quire/json.hpp>
#include <quire/json/utf8_stream.hpp>
#include <quire/multipart.hpp>
#include <quire/request/detail/fields.hpp>
#include <quire/request/detail/intake.hpp>
#include <quire/request/detail/reading.hpp>
#include <quire/request/error.hpp>
#include <quire/request/limits.hpp>
#include <quire/request/remarks.hpp>
#include <quire/request/step.hpp>
#include <quire/schema/version.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::detail {

/// The steps of one request. Reused: `start` keeps the memory.
template <version Version, rules Rules>
class stream_steps {
 public:
  explicit stream_steps(const request_limits& limits) noexcept : m_reading(limits), m_in(limits) {}

  void start(std::string_view content_type) noexcept {
    m_reading.begin();
    m_event = m_environment = {};
    m_head.clear();
    m_utf8.reset();
    m_data = {};
    m_field = field::other;
    m_has_event = m_has_environment = m_end_due = false;
    m_state = state::running;
    check(m_in.start(content_type, m_reading.limits().form));
  }

  /// The next step is `error`.
  [[gnu::cold, gnu::noinline]] void refuse(const quire::error& why) noexcept {
    (void)m_reading.refuse(why);
    m_state = state::refused;
  }

  /// Lets `take_in(intake&)` have more bytes, or room for them, and takes the error it returns.
  /// Does not if the request is over.
  template <class TakeIn>
  void hand_over(TakeIn take_in) noexcept {
    if (m_state == state::running) check(take_in(m_in));
  }

  [[nodiscard]] request_step next() noexcept {
    assert_invariant();
    while (m_state == state::running) {
      if (const auto due = due_step()) return *due;
      if (const auto found = take(m_in.next())) return *found;
    }
    return last_step();
  }

  [[nodiscard]] request_step finish() noexcept {
    if (m_state == state::running) check(m_in.check_drained());
    if (m_state == state::running) (void)take(m_in.finish());
    return last_step();
  }

  [[nodiscard]] bool over() const noexcept { return m_state == state::over; }
  [[nodiscard]] bool has_event() const noexcept { return m_has_event; }
  [[nodiscard]] bool has_environment() const noexcept { return m_has_environment; }
  [[nodiscard]] std::string_view data() const noexcept { return m_data; }
  [[nodiscard]] const quire::request<Version>& request() const noexcept {
    return m_reading.request();
  }
  [[nodiscard]] const quire::error& error() const noexcept { return m_reading.error(); }
  [[nodiscard]] const quire::remarks& remarks() const noexcept { return m_reading.remarks(); }

 private:
  enum class state : std::uint8_t { running, refused, complete, over };
  enum class field : std::uint8_t { other, event, environment, fetch_file, fetch_string };
  using maybe_step = std::optional<request_step>;  ///< none: go on

  void assert_invariant() const noexcept {
    assert(m_in.has_form() || m_state == state::over || m_state == state::refused);
    assert(!m_end_due || m_field == field::fetch_string);
    assert(!m_has_event || m_event.found);
    assert(!m_has_environment || m_environment.found);
    assert(m_state != state::complete || (m_has_event && m_has_environment && !error()));
    assert((m_field == field::fetch_file || m_field == field::fetch_string) <=
           request().fetch_body.has_value());
  }

  void check(const quire::error& wrong) noexcept {
    if (wrong) [[unlikely]]
      refuse(wrong);
  }
  /// `refuse` where a step may be told.
  [[nodiscard]] maybe_step fail(request_part where, const auto& why) noexcept {
    refuse({where, why});
    return std::nullopt;
  }
  [[nodiscard]] maybe_step fail(request_errc why) noexcept {
    refuse({request_part::form, why, m_in.form().offset()});
    return std::nullopt;
  }
  /// What is left to be told when the form is done with.
  [[nodiscard]] request_step last_step() noexcept {
    const state was = m_state;
    assert(was != state::running);
    m_state = state::over;
    if (was == state::refused) return request_step::error;
    return was == state::complete ? request_step::end : request_step::need_input;
  }

  // ---- the form

  /// What a piece or the end of a text still has to give.
  [[nodiscard]] maybe_step due_step() noexcept {
    if (m_field != field::fetch_string) return std::nullopt;
    if (m_end_due) return end_fetch_body();
    m_data = m_utf8.next();
    return m_data.empty() ? maybe_step{} : request_step::fetch_body_data;
  }

  /// Takes one event of the form.
  [[nodiscard]] maybe_step take(multipart::step what) noexcept {
    switch (what) {
      case multipart::step::need_input:
        return request_step::need_input;
      case multipart::step::part_begin:
        return begin_field(m_in.form().part());
      case multipart::step::data:
        return take_data(m_in.form().data());
      case multipart::step::part_end:
        return end_field();
      case multipart::step::end:
        return end_form();
      case multipart::step::error:
        return fail(request_part::form, m_in.form().error());
    }
    return std::nullopt;
  }

  /// Of each name the first field counts (FormData.get).
  [[nodiscard]] maybe_step begin_field(const multipart::part& part) noexcept {
    const bool file = part.filename().has_value();
    m_field = field::other;
    if (part.name() == "event" && !m_event.found) return begin_json(field::event, file);
    if (part.name() == "environment" && !m_environment.found)
      return begin_json(field::environment, file);
    if (part.name() == "fetch-body" && !request().fetch_body) return begin_fetch_body(part, file);
    return std::nullopt;
  }
  [[nodiscard]] maybe_step begin_json(field which, bool file) noexcept {
    m_field = which;
    document() = {{}, m_in.form().offset(), true, file};
    if (file)
      return fail(which == field::event ? request_errc::event_is_a_file
                                        : request_errc::environment_is_a_file);
    m_in.open(json::largest_document(bounds()));
    return std::nullopt;
  }
  /// What is told of the head is copied.
  [[nodiscard]] maybe_step begin_fetch_body(const multipart::part& part, bool file) noexcept {
    auto& head = m_reading.request().fetch_body;
    head = head_of(part, m_head);
    if (!head)
      return fail(request_part::form,
                  multipart::error{multipart::errc::out_of_memory, m_in.form().offset()});
    m_field = file ? field::fetch_file : field::fetch_string;
    return request_step::fetch_body_begin;
  }

  [[nodiscard]] maybe_step take_data(std::string_view piece) noexcept {
    switch (m_field) {
      case field::other:
        return std::nullopt;
      case field::event:
      case field::environment:
        return gather(piece);
      case field::fetch_string:
        m_utf8.feed(piece);
        return std::nullopt;
      case field::fetch_file:
        m_data = piece;
        return request_step::fetch_body_data;
    }
    return std::nullopt;
  }

  [[nodiscard]] maybe_step end_field() noexcept {
    switch (m_field) {
      case field::other:
        return std::nullopt;
      case field::event:
        m_has_event = m_reading.event(complete_document());
        return end_document(m_has_event, request_step::event);
      case field::environment:
        m_has_environment = m_reading.environment(complete_document());
        return end_document(m_has_environment, request_step::environment);
      case field::fetch_string:
        m_end_due = true;
        m_data = m_utf8.finish();
        return m_data.empty() ? end_fetch_body() : request_step::fetch_body_data;
      case field::fetch_file:
        return end_fetch_body();
    }
    return std::nullopt;
  }
  [[nodiscard]] maybe_step end_fetch_body() noexcept {
    m_field = field::other;
    m_end_due = false;
    return request_step::fetch_body_end;
  }

  [[nodiscard]] maybe_step end_form() noexcept {
    if (!m_has_event) return fail(request_errc::missing_event);
    if (!m_has_environment) return fail(request_errc::missing_environment);
    m_state = state::complete;
    return std::nullopt;
  }

  // ---- the document that comes in: `m_field` says which

  [[nodiscard]] json_field& document() noexcept {
    return m_field == field::event ? m_event : m_environment;
  }
  [[nodiscard]] const json::limits& bounds() const noexcept {
    return m_field == field::event ? m_reading.limits().event : m_reading.limits().environment;
  }
  [[nodiscard]] maybe_step gather(std::string_view piece) noexcept {
    const json::errc wrong = m_in.add(piece);
    if (wrong == json::errc::ok) [[likely]]
      return std::nullopt;
    const bool too_long = wrong == json::errc::size_limit;
    const std::size_t where = too_long ? json::largest_document(bounds()) : 0;
    refuse({m_field == field::event ? request_part::event : request_part::environment,
            json::error{wrong, where, {}}, document().offset});
    return std::nullopt;
  }
  [[nodiscard]] const json_field& complete_document() noexcept {
    json_field& done = document();
    done.text = m_in.close();
    return done;
  }
  [[nodiscard]] maybe_step end_document(bool good, request_step told) noexcept {
    if (good) return told;
    m_state = state::refused;
    return std::nullopt;
  }

  reading<Version, Rules> m_reading;
  intake m_in;
  json_field m_event;
  json_field m_environment;
  core::buffer m_head;       // content type and filename of the fetch body
  json::utf8_stream m_utf8;  // of a fetch body that is a string
  std::string_view m_data;
  field m_field = field::other;  // what the part is that comes in
  bool m_has_event = false;
  bool m_has_environment = false;
  bool m_end_due = false;  // the fetch body's end is the next step
  state m_state = state::over;
};

}  // namespace quire::detail

#endif  // QUIRE_REQUEST_DETAIL_STREAM_STEPS_HPP
