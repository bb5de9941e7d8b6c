-- SPDX-License-Identifier: Apache-2.0
-- wrk posts the body in the file QUIRE_BODY again and again, and says at the end in one line, as JSON,
-- what it did. There is no function `request` or `response`: either would be called each time.
local file = assert(io.open(os.getenv("QUIRE_BODY"), "rb"))
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Content-Type"] = os.getenv("QUIRE_CONTENT_TYPE")
file:close()

function done(summary, latency)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "refused": %d, "broken": %d, "p50": %d, "p99": %d}\n',
    summary.requests, summary.duration, errors.status, broken,
    latency:percentile(50), latency:percentile(99)))
end
