# SPDX-License-Identifier: Apache-2.0
"""Where the example servers do not do as the official runtime on Node 20.20.2 does, and why."""

# Node's engine reads forms, and builds requests, more strictly than workerd in most places and less
# in some. GitBook runs integrations on workerd, after which quire is modelled. A row with this reason
# fails, too, if the server does not do as was recorded of workerd.
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
        "the recorded integration's handler refuses this event, the examples' refuse none"),
}

# Same status, other text: what stands for the type in `Integration does not handle "TYPE" events`.
NO_TEXT = "quire keeps a type only if it is a text, and an empty one like one that is not there"
ANSWERS = {
    ("event", 'type ""'): ("", "undefined", NO_TEXT),
    ("event", "type 5"): ("5", "undefined", NO_TEXT),
}
