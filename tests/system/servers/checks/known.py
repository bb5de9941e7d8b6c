# SPDX-License-Identifier: Apache-2.0
"""Checks that must fail, because a server's HTTP library makes them fail.

Each has a part of the reason. The run fails if a listed check passes or fails for another reason, so
the list stays true.
"""

# libmicrohttpd 0.9.75 sends the head of an error page of its own twice.
TWICE = "half an answer: b'med</title></head>"
TWICE_TOO_LARGE = "half an answer: b'large</title></head>"

# Poco 1.11 does not say where a chunked body ends, so the server closes the connection.
CLOSED = "no answer: the connection has ended"

KNOWN = {
    "poco, routing": {"keep alive in chunks": CLOSED},
    "microhttpd, hostile": {
        "Content-Length: " + value: TWICE
        for value in ("-1", "", "12x", "0x10", "1e3", "5, 6")
    } | {"Content-Length: 18446744073709551617": TWICE_TOO_LARGE},
}
