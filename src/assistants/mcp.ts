/** `/mcp`: the ledger for assistants, by the Model Context Protocol. It keeps no session and writes nothing. */
import { type Context, Hono } from 'hono';
import { NO_STORE } from '../http/cache.ts';
import type { AppEnv } from '../http/context.ts';
import { preflight, readByAnySite } from '../http/cors.ts';
import { HttpError } from '../http/errors.ts';
import { MAX_FORM, readBody } from '../http/forms.ts';
import { Gate, pointsOf, SENDING } from '../http/limits.ts';
import { replyTo } from './protocol.ts';
import { INSTRUCTIONS, TOOLS } from './tools.ts';

/** The version of what the tools take and give. */
const VERSION = '1.0.0';

/** The headers that assistants in a browser may send besides the usual ones. */
const SENT = ['MCP-Protocol-Version', 'Mcp-Method', 'Mcp-Name', 'Mcp-Session-Id'];

/** The route: POST alone, since nothing is streamed and there is no session to end. */
export function mcpRoutes(): Hono<AppEnv> {
  const gate = new Gate(SENDING);
  return new Hono<AppEnv>()
    .post('/mcp', readByAnySite(), (c) => answerWith(c, gate))
    .on('OPTIONS', '/mcp', preflight(['POST', 'OPTIONS'], SENT));
}

async function answerWith(c: Context<AppEnv>, gate: Gate): Promise<Response> {
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new HttpError('unsupported-type', 'A message is sent as application/json.');
  const admitted = gate.enter(c.env.address?.(), c.var.now);
  try {
    const sent = await readBody(c.req.raw, MAX_FORM);
    admitted.costs(pointsOf(sent.byteLength));
    const tools = TOOLS.map((made) => made(c));
    const server = {
      name: 'plumbline',
      title: 'Plumbline',
      version: VERSION,
      instructions: INSTRUCTIONS,
      tools,
    };
    const { status, body } = await replyTo(server, new TextDecoder().decode(sent));
    const headers = { 'Cache-Control': NO_STORE };
    return body === null
      ? new Response(null, { status, headers })
      : new Response(JSON.stringify(body), {
          status,
          headers: { ...headers, 'Content-Type': 'application/json' },
        });
  } finally {
    admitted.leave();
  }
}
