// SPDX-License-Identifier: Apache-2.0
// The integration that the recorded verdicts were taken with, and handlers of a task and a script.
// docs/examples/servers has its twin in C++.
import { createHash } from 'node:crypto';
import { createIntegration, ExposableError } from '@gitbook/runtime';

// `context` has one thing that belongs to whoever calls the runtime, `waitUntil`: it takes the name
// of the handler out (server.mjs puts it in the header `x-handler`).
const tell = (context, name) => context.waitUntil(name);

async function digest(request) {
  if (request.body === null) return null;
  const bytes = new Uint8Array(await request.arrayBuffer());
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

// The runtime hands over the outside request, not the event that it came in.
async function fetchHandler(request, context) {
  tell(context, 'fetch');
  return Response.json({
    event: { request: { method: request.method, url: request.url } },
    environment: context.environment,
    fetchBody: await digest(request),
  });
}

function siteView(event, context) {
  tell(context, 'events.site_view');
  if (event.eventId === 'throw-exposable') throw new ExposableError('shown to user', 422);
}

export default createIntegration({
  fetch: fetchHandler,
  fetch_published_script: async (event, context) => tell(context, 'fetch_published_script'),
  task: async (task, context) => tell(context, 'task'),
  events: {
    site_view: siteView,
    space_view: (event, context) => tell(context, 'events.space_view'),
  },
  components: [
    {
      componentId: 'config',
      async render(event, context) {
        tell(context, 'component:config');
        return new Response('OK');
      },
    },
  ],
});
