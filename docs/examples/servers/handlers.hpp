// SPDX-License-Identifier: Apache-2.0
// What an integration does, as it is usually done: a login by OAuth, a signed webhook, a block, a
// task, a script. Each function takes what GitBook sent and gives the answer.
#ifndef EXAMPLE_SERVERS_HANDLERS_HPP
#define EXAMPLE_SERVERS_HANDLERS_HPP

#include <quire/v1.hpp>

#include <string>
#include <string_view>

#include "signature.hpp"

namespace example {

using quire::v1::environment;

/// The body of the webhook: what another service posts to the integration's address.
struct delivery {
  std::string_view action;
  std::string_view repository;
  quire::presence present;
};

/// A task as this integration queues it.
struct job {
  std::string_view type;
  std::string_view space;
  quire::presence present;
};

}  // namespace example

template <>
struct quire::schema<example::delivery> {
  using rows = list<row<"action", &example::delivery::action, needed>,
                    row<"repository", &example::delivery::repository, optional>>;
};
template <>
struct quire::schema<example::job> {
  using rows = list<row<"type", &example::job::type>, row<"space", &example::job::space, optional>>;
};

namespace example {

/// The path of an absolute URL, without its query.
[[nodiscard]] inline std::string_view path_of(std::string_view url) {
  const std::size_t host = url.find("://");
  const std::size_t path = host == url.npos ? url.npos : url.find('/', host + 3);
  return path == url.npos ? "/" : url.substr(path, url.find_first_of("?#", path) - path);
}
/// A value of its query as it was sent, "" if there is none.
[[nodiscard]] inline std::string_view query_of(std::string_view url, std::string_view name) {
  std::size_t at = url.find('?');
  while (at < url.size()) {
    const std::string_view pair = url.substr(at + 1, url.find_first_of("&#", at + 1) - at - 1);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
      return pair.substr(name.size() + 1);
    at = url.find('&', at + 1);
  }
  return {};
}
[[nodiscard]] inline std::string_view secret(const environment& all, std::string_view name) {
  const std::string_view* const found = all.secrets.find(name);
  return found == nullptr ? std::string_view{} : *found;
}

/// `…/oauth/login`: off to the provider, with a state that must come back.
[[nodiscard]] inline quire::reply login(const environment& all) {
  const std::string state = random_text();
  std::string provider = "https://provider.example/authorize?response_type=code&client_id=";
  provider.append(secret(all, "CLIENT_ID")).append("&state=").append(state);
  quire::reply answer = quire::reply_redirect(provider);
  answer.add_header("Set-Cookie", "state=" + state + "; Path=/; HttpOnly; Secure; SameSite=Lax");
  answer.add_header("Cache-Control", "no-store");
  return answer;
}
/// `…/oauth/callback?code=…&state=…`: back from there.
[[nodiscard]] inline quire::reply callback(const quire::v1::fetch& event) {
  const std::string_view state = query_of(event.request.url, "state");
  if (state.empty() || event.request.headers.cookie("state") != state)
    return quire::reply_error(403, "This login was not started here");
  // Here the code is changed for a token, which goes to the installation by GitBook's API.
  quire::reply answer = quire::reply_text("Connected");
  answer.add_header("Set-Cookie", "state=; Path=/; Max-Age=0");
  return answer;
}

/// `…/webhook/signed`: the signature is over the bytes as they were sent, so it comes before any
/// reading.
[[nodiscard]] inline quire::reply webhook(const quire::v1::fetch& event, const environment& all,
                                          std::string_view body) {
  const std::string_view key = secret(all, "WEBHOOK_SECRET");
  const std::string_view* const signature = event.request.headers.find("X-Signature");
  if (key.empty() || signature == nullptr || !is_signed(key, body, *signature))
    return quire::reply_error(401, "The signature is wrong");
  const auto sent = quire::read<delivery>(body);
  if (!sent.ok())
    return quire::reply_error(400, "No delivery: " + std::string{sent.error().path.view()});
  return quire::reply_text("Thanks for the " + std::string{sent->action});
}

/// A block of ContentKit that counts its clicks: its state comes back with each `action`.
[[nodiscard]] inline quire::reply counter(const quire::v1::ui_render& event) {
  const quire::json::raw state = event.state ? quire::json::raw{*event.state} : quire::json::raw{};
  double count = quire::json::to_number(find(state, "count")).value_or(0);
  if (event.action && quire::json::to_text(find(*event.action, "action")) == "click") ++count;
  return quire::reply_json([&](quire::json::writer& out) {
    const auto member = [&out](std::string_view key, std::string_view text) {
      out.key(key);
      out.string(text);
    };
    out.begin_object();
    member("type", "element");
    out.key("state");
    out.begin_object();
    out.key("count");
    out.number(count);
    out.end_object();
    out.key("element");
    out.begin_object();
    member("type", "button");
    member("label", "Clicked " + std::to_string(static_cast<long long>(count)) + " times");
    out.key("onPress");
    out.begin_object();
    member("action", "click");
    out.end_object();
    out.end_object();
    out.end_object();
  });
}

/// A task: the object that this integration has queued itself.
[[nodiscard]] inline quire::reply work(const quire::v1::task& event) {
  const auto job = quire::read<example::job>(event.task);
  if (!job.ok()) return quire::reply_internal_error();
  // Here the work of type `job->type` is done.
  return quire::reply_ok();
}

/// A script for published pages, which may be kept for an hour.
[[nodiscard]] inline quire::reply script(const quire::v1::fetch_published_script& event) {
  if (!event.site_id) return quire::reply_script();
  quire::reply answer = quire::reply_script("console.log('hello');\n");
  answer.add_header("Cache-Control", "max-age=3600");
  return answer;
}

}  // namespace example

#endif  // EXAMPLE_SERVERS_HANDLERS_HPP
