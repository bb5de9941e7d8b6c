// SPDX-License-Identifier: Apache-2.0
// Sends the requests of a job by `fetch` and `FormData`; the same in Node and in a browser, which
// differ in how a file of the job becomes a Blob: `load`.

async function formOf(request, load) {
  const form = new FormData();
  form.append("event", await (await load(request.event)).text());
  form.append("environment", await (await load(request.environment)).text());
  const body = request.body;
  if (!body) return form;
  const bytes = await load(body.path, body.type);
  if (body.kind === "string") form.append("fetch-body", body.text ?? (await bytes.text()));
  else if (body.filename === undefined) form.append("fetch-body", bytes);
  else form.append("fetch-body", bytes, body.filename);
  return form;
}

async function post(target, request, load) {
  try {
    const answer = await fetch(target, { method: "POST", body: await formOf(request, load) });
    return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
  } catch (why) {
    return { failed: `${why}, ${why.cause ?? "no cause given"}` };
  }
}

export async function postAll(target, requests, load) {
  const answers = [];
  for (const request of requests) answers.push(await post(target, request, load));
  return answers;
}
