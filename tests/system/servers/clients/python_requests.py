# SPDX-License-Identifier: Apache-2.0
"""python3 clients/python_requests.py TARGET < JOB > ANSWERS, both JSON."""
import json
import sys

import requests


def read(path):
    with open(path, "rb") as file:
        return file.read()


def fields(entry):
    yield "event", (None, read(entry["event"]))
    yield "environment", (None, read(entry["environment"]))
    if body := entry.get("body"):
        data = read(body["path"])
        plain = body["kind"] == "string"
        yield "fetch-body", (None, data) if plain else (body["filename"], data, body["type"])


def post(session, target, entry):
    try:
        answer = session.post(target, files=list(fields(entry)), timeout=60)
    except requests.RequestException as why:
        return {"failed": str(why)}
    return {"status": answer.status_code, "headers": list(answer.headers.items()),
            "body": answer.text}


with requests.Session() as session:
    session.trust_env = False  # no proxy stands between the two
    json.dump([post(session, sys.argv[1], entry) for entry in json.load(sys.stdin)], sys.stdout)
