# SPDX-License-Identifier: Apache-2.0
"""Where the example servers differ from the official runtime on Node 20.20.2, and why."""

# Node's engine is stricter than workerd in most places where it reads forms and builds requests, and
# less strict in some. GitBook runs integrations on workerd, and quire follows workerd. A row with this
# reason also fails if the server differs from what was recorded of workerd.
AS_WORKERD = "as workerd does"

# The runtime decodes the same there, on both engines: quire's deviations, in docs/requests.md.
INHERITED = "names of what every JavaScript object inherits are no handlers"

SITE_VIEW = "200 events.site_view"

# For (group, name) of a case: what the runtime says, what the server says, why.
DIFFERENCES = {
    ("multipart", "LF after delimiter only"): ("500", SITE_VIEW, AS_WORKERD),
    ("multipart", "epilogue text"): ("500", SITE_VIEW, AS_WORKERD),
    ("multipart", "other parameter after name"): ("500", SITE_VIEW, AS_WORKERD),
    ("multipart", "filename before name"): ("500", "200 fetch", AS_WORKERD),
    ("multipart", "filename with backslash quote"): ("500", "200 fetch", AS_WORKERD),
    ("multipart", "filename*=utf-8''x only"): ("500", "200 fetch", AS_WORKERD),
    ("multipart", "Content-Transfer-Encoding: base64"): (SITE_VIEW, "500", AS_WORKERD),
    ("capture", "curl/base64"): (SITE_VIEW, "500", AS_WORKERD),
    ("json", "UTF-8 BOM before event"): (SITE_VIEW, "500", AS_WORKERD),
    ("event", "fetch header non latin1"): ("500", "200 fetch", AS_WORKERD),

    ("multipart", "1000 extra parts"): (SITE_VIEW, "500", "limit of 1,000 parts"),
    ("json", "nesting 100000"): (SITE_VIEW, "500", "limit of 1,024 levels"),
    ("json", "environment without apiTokens"): (
        "500", SITE_VIEW, "senders before release 0.12.0 have none"),
    ("event", 'type "toString"'): ("200", "406", INHERITED),
    ("event", 'type "constructor"'): ("200", "406", INHERITED),

    ("event", "handler throws ExposableError 422"): (
        "422 events.site_view", SITE_VIEW,
        "the recorded integration refuses this event; the example servers refuse none"),
}

# Same status, other text: what stands for the type in `Integration does not handle "TYPE" events`.
NO_TEXT = "quire treats a type that is empty or not a string as a missing one"
ANSWERS = {
    ("event", 'type ""'): ("", "undefined", NO_TEXT),
    ("event", "type 5"): ("5", "undefined", NO_TEXT),
}
