/**
 * The Model Context Protocol over HTTP as far as a server needs it that only answers: JSON-RPC 2.0, tools alone, no session, one
 * JSON answer to each POST. It speaks the revisions of 2025, which begin with `initialize`, and that of 2026-07-28, in which each
 * request says its revision in `_meta` and `server/discover` says what there is (modelcontextprotocol.io/specification).
 *
 * The library for it is 56 kB compressed, more than the Worker has room for; two generations of its clients are held against
 * this in test/http/mcp.test.ts.
 */
import * as z from 'zod';

/** The revisions that begin with `initialize`, the latest first; a client that names another one gets the latest. */
const INITIALIZED = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'] as const;

/** The revisions in which every request says its own. */
const DISCOVERED = ['2026-07-28'] as const;

const REVISION_KEY = 'io.modelcontextprotocol/protocolVersion';
const SERVER_KEY = 'io.modelcontextprotocol/serverInfo';

/** The codes of errors: those of JSON-RPC, and what a revision that is not known gets. */
const ERRORS = {
  parse: { code: -32_700, status: 400 },
  invalid: { code: -32_600, status: 400 },
  method: { code: -32_601, status: 404 },
  parameters: { code: -32_602, status: 200 },
  revision: { code: -32_022, status: 400 },
} as const;

/** For how long a list of tools may be kept, in milliseconds: it changes with a release. */
const TOOLS_FRESH = 3_600_000;

/** What a tool answers: what it found, and the same for somebody who reads. */
export interface Told {
  value: object;
  text: string;
}

/** A tool as the protocol lists it, and how it is called. */
export interface Tool {
  name: string;
  title: string;
  description: string;
  /** JSON Schemas of what it takes and gives. */
  inputSchema: object;
  outputSchema: object;
  /** Answers a call. Throws a `ToolFault` with what to tell whoever called. */
  call(given: unknown): Promise<Told>;
}

/** What a tool could not do, told to whoever called it. */
export class ToolFault extends Error {}

export interface Server {
  name: string;
  title: string;
  version: string;
  /** What an assistant should know before it asks. */
  instructions: string;
  tools: readonly Tool[];
}

/** What is answered: a status, and a body unless nothing is to be said. */
export interface Reply {
  status: number;
  body: object | null;
}

const requestSchema = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.looseObject({ _meta: z.looseObject({}).optional() }).optional(),
});

type Asked = z.infer<typeof requestSchema>;

const callSchema = z.looseObject({ name: z.string(), arguments: z.unknown().optional() });

/** Answers a message, the text of a POST. What a tool cannot do is its answer; all else that fails is thrown on. */
export async function replyTo(server: Server, text: string): Promise<Reply> {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return failed(null, 'parse', 'What was sent is not JSON.');
  }
  const read = requestSchema.safeParse(sent);
  if (!read.success) {
    const isReply = z.looseObject({ jsonrpc: z.literal('2.0'), id: z.unknown() }).safeParse(sent);
    // An answer of the client's: nothing here asks it anything.
    if (isReply.success && !Array.isArray(sent) && isAnswer(sent)) return { status: 202, body: null };
    return failed(
      null,
      'invalid',
      'Send one JSON-RPC 2.0 request with “method”; lists of requests are not taken.',
    );
  }
  const { id } = read.data;
  // A notification gets no answer (JSON-RPC 2.0, section 4.1).
  return id === undefined ? { status: 202, body: null } : replyToRequest(server, id, read.data);
}

function isAnswer(sent: unknown): boolean {
  return typeof sent === 'object' && sent !== null && ('result' in sent || 'error' in sent);
}

async function replyToRequest(server: Server, id: string | number, asked: Asked): Promise<Reply> {
  const revision = asked.params?._meta?.[REVISION_KEY];
  const isKnown = revision === undefined || [...DISCOVERED, ...INITIALIZED].some((one) => one === revision);
  if (!isKnown)
    return failed(id, 'revision', 'This revision of the protocol is not known here.', {
      supported: DISCOVERED,
      requested: revision,
    });
  const done = (result: object): Reply => ({
    status: 200,
    body: {
      jsonrpc: '2.0',
      id,
      result: { resultType: 'complete', ...result, _meta: { [SERVER_KEY]: serverInfo(server) } },
    },
  });
  switch (asked.method) {
    case 'initialize':
      return done(initialized(server, asked));
    case 'server/discover':
      return done({
        supportedVersions: DISCOVERED,
        capabilities: CAPABILITIES,
        instructions: server.instructions,
        ...FRESH,
      });
    case 'ping':
      return done({});
    case 'tools/list':
      return done({ tools: server.tools.map(listed), ...FRESH });
    case 'tools/call':
      return called(server, id, asked, done);
    default:
      return failed(id, 'method', `There is no method “${asked.method.slice(0, 80)}” here.`);
  }
}

const CAPABILITIES = { tools: { listChanged: false } };
const FRESH = { ttlMs: TOOLS_FRESH, cacheScope: 'public' };

const serverInfo = ({ name, title, version }: Server) => ({ name, title, version });

function initialized(server: Server, { params }: Asked): object {
  const asked = params?.['protocolVersion'];
  const protocolVersion = INITIALIZED.find((one) => one === asked) ?? INITIALIZED[0];
  return {
    protocolVersion,
    capabilities: CAPABILITIES,
    serverInfo: serverInfo(server),
    instructions: server.instructions,
  };
}

/** A tool as lists have it. It reads alone, and asks nobody but the ledger. */
function listed({ name, title, description, inputSchema, outputSchema }: Tool): object {
  return {
    name,
    title,
    description,
    inputSchema,
    outputSchema,
    annotations: {
      title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
}

async function called(
  server: Server,
  id: string | number,
  { params }: Asked,
  done: (result: object) => Reply,
): Promise<Reply> {
  const call = callSchema.safeParse(params);
  const tool = call.success ? server.tools.find(({ name }) => name === call.data.name) : undefined;
  if (!call.success || tool === undefined)
    return failed(
      id,
      'parameters',
      `Name one of the tools: ${server.tools.map(({ name }) => name).join(', ')}.`,
    );
  try {
    const { value, text } = await tool.call(call.data.arguments ?? {});
    return done({ content: [{ type: 'text', text }], structuredContent: value });
  } catch (error) {
    if (!(error instanceof ToolFault)) throw error;
    return done({ content: [{ type: 'text', text: error.message }], isError: true });
  }
}

function failed(
  id: string | number | null,
  fault: keyof typeof ERRORS,
  message: string,
  data?: object,
): Reply {
  const { code, status } = ERRORS[fault];
  return {
    status,
    body: { jsonrpc: '2.0', id, error: { code, message, ...(data === undefined ? {} : { data }) } },
  };
}
