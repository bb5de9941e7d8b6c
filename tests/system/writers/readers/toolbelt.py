# SPDX-License-Identifier: Apache-2.0
"""Reads forms with requests-toolbelt: JSON lines in, JSON lines out, as node.mjs does. The toolbelt
splits a body and its header lines; a Content-Disposition is taken apart by Python's email."""
import base64
import json
import sys
from email.message import Message

from requests_toolbelt import MultipartDecoder


def parts(form):
    decoder = MultipartDecoder(base64.b64decode(form["body_base64"]), form["content_type"])
    found = []
    for part in decoder.parts:
        disposition = Message()
        disposition["Content-Disposition"] = part.headers[b"Content-Disposition"].decode("utf-8")
        get = lambda name: disposition.get_param(name, header="content-disposition")
        type_ = part.headers.get(b"Content-Type")
        found.append({
            "name": get("name"), "filename": get("filename"),
            "type": type_ and type_.decode("utf-8"),
            "value_base64": base64.b64encode(part.content).decode()})
    return {"parts": found}


for line in sys.stdin:
    try:
        answer = parts(json.loads(line))
    except Exception as problem:  # whatever it is, it is a refusal
        answer = {"error": repr(problem)}
    print(json.dumps(answer), flush=True)
