// SPDX-License-Identifier: Apache-2.0
// What a decoder reports of a request instead of refusing it.
#ifndef QUIRE_REQUEST_REMARKS_HPP
#define QUIRE_REQUEST_REMARKS_HPP

#include <quire/json/document.hpp>
#include <quire/json/remarks.hpp>
#include <quire/request/error.hpp>

#include <cstddef>
#include <iterator>

namespace quire {

/// A member that was passed over because its JSON is of another type, or null: told as the error
/// that refusing it would give, with code, offset in the body, path and message.
using remark = error;

/// The remarks on one request: the first eight, and how many there were. A view into the decoder,
/// which makes each remark when it is asked for: valid as long as the values of the request.
///
///     for (const quire::remark& each : request.remarks()) log(each.message());
class remarks {
 public:
  /// No remarks.
  remarks() noexcept = default;
  /// Those on two documents whose texts start at these bytes of the body. Both must outlive this.
  remarks(const json::document& event, std::size_t event_offset, const json::document& environment,
          std::size_t environment_offset) noexcept
      : m_event(&event),
        m_environment(&environment),
        m_event_offset(event_offset),
        m_environment_offset(environment_offset) {}

  /// How many there were.
  [[nodiscard]] std::size_t count() const noexcept {
    return m_event == nullptr ? 0 : m_event->remarks().count() + m_environment->remarks().count();
  }
  [[nodiscard]] bool empty() const noexcept { return count() == 0; }
  /// How many can be asked for: at most eight, the first ones.
  [[nodiscard]] std::size_t size() const noexcept {
    const std::size_t all = count();
    return all < json::remark_list::most_kept ? all : json::remark_list::most_kept;
  }
  /// Runs through the document for the path. Precondition: `index < size()`.
  [[nodiscard]] remark operator[](std::size_t index) const noexcept {
    const std::size_t first = m_event->remarks().size();
    if (index < first) return {request_part::event, m_event->remark_at(index), m_event_offset};
    return {request_part::environment, m_environment->remark_at(index - first),
            m_environment_offset};
  }

  /// Goes from remark to remark and makes each.
  class iterator {
   public:
    using value_type = remark;
    using difference_type = std::ptrdiff_t;
    using reference = remark;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;

    iterator(const remarks& of, std::size_t index) noexcept : m_of(&of), m_index(index) {}
    [[nodiscard]] remark operator*() const noexcept { return (*m_of)[m_index]; }
    iterator& operator++() noexcept {
      ++m_index;
      return *this;
    }
    [[nodiscard]] friend bool operator==(const iterator& a, const iterator& b) noexcept {
      return a.m_index == b.m_index;
    }

   private:
    const remarks* m_of;
    std::size_t m_index;
  };
  [[nodiscard]] iterator begin() const& noexcept { return {*this, 0}; }
  [[nodiscard]] iterator end() const& noexcept { return {*this, size()}; }

 private:
  const json::document* m_event = nullptr;
  const json::document* m_environment = nullptr;
  std::size_t m_event_offset = 0;
  std::size_t m_environment_offset = 0;
};

}  // namespace quire

#endif  // QUIRE_REQUEST_REMARKS_HPP
