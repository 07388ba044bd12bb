/** Posted forms: read up to a limit, with any files noted that were given in place of text. */

import type { Context } from 'hono';
import type { FieldIssue } from '../../claims/drafting/messages.ts';
import type { AppEnv, Form } from './context.ts';
import { HttpError } from './errors.ts';

/** The longest form: one megabyte. */
export const MAX_FORM = 1_000_000;
const MAX_FIELDS = 2_000;

/**
 * How long a list may be that is worked as one form: 500 entries of an article with four tests each are some 20,000 fields, of which each
 * takes about two hundred bytes between the parts of a multipart form.
 */
export const LIST_FORM = { fields: 20_000, bytes: 4_000_000 } as const;

/** How much longer a form may be that carries another within it. */
const CARRIED = { bytes: 100_000, fields: 10 };

function tooLarge(limit: number): HttpError {
  const most = limit < 2 * MAX_FORM ? 'one megabyte' : `${Math.floor(limit / 1_000_000)} megabytes`;
  return new HttpError('too-large', `That is longer than ${most}, the most that can be sent at once.`);
}

/** How many bytes beyond the limit are still read, and dropped, so that the sender gets to read the answer. */
const LEFTOVER = 4_000_000;

/** How long a body may take to arrive, in milliseconds: a megabyte over a slow line. */
const PATIENCE = 30_000;

/** An error of a body that is sent too slowly. The rest of it would be taken for the next request. */
function tooSlow(patience: number): HttpError {
  return new HttpError(
    'too-slow',
    `What was sent did not arrive within ${patience / 1_000} seconds. Please send it again.`,
    { headers: { Connection: 'close' } },
  );
}

/** Reads a body up to a number of bytes. Throws a 413 if it is longer, a 408 if it takes too long, a 415 if it is compressed. */
export async function readBody(
  request: Request,
  limit: number,
  patience = PATIENCE,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!/^(?:identity)?$/i.test(request.headers.get('content-encoding')?.trim() ?? ''))
    throw new HttpError('unsupported-type', 'What is sent must not be compressed.', {
      headers: { 'Accept-Encoding': 'identity' },
    });
  // A little more is read all the same: an answer that comes while much is still sent is lost with the connection.
  if (Number(request.headers.get('content-length') ?? 0) > limit + LEFTOVER) throw tooLarge(limit);
  const { chunks, length } = await chunksOf(request, limit, patience);
  if (length > limit) throw tooLarge(limit);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** The parts of a body as they arrive, none beyond the limit, and the length of them all. */
async function chunksOf(
  { body }: Request,
  limit: number,
  patience: number,
): Promise<{ chunks: Uint8Array[]; length: number }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body === null) return { chunks, length };
  const reader = body.getReader();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow(patience)), patience);
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return { chunks, length };
      length += value.byteLength;
      if (length > limit + LEFTOVER) throw tooLarge(limit);
      if (length <= limit) chunks.push(value);
    }
  } catch (error) {
    // Whoever sends it need not hear of that, and may be gone.
    void reader.cancel().catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const LARGER_FILES = 'A larger file comes in by the command line: plumbline import plan FILE.';

type Entries = Iterable<[string, string | Blob]>;

/** How many fields a multipart form has at most, by what stands between them: reading one that is a file takes a while. */
function partsIn(bytes: Uint8Array<ArrayBuffer>, type: string): number {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  const between = `--${quoted ?? plain ?? ''}`;
  if (between === '--') return 0;
  const text = new TextDecoder('latin1').decode(bytes);
  let parts = 0;
  for (let at = text.indexOf(between); at >= 0; at = text.indexOf(between, at + between.length)) parts += 1;
  // The last ends the form.
  return parts - 1;
}

function tooMany(most: number): HttpError {
  return new HttpError('too-large', `A form has at most ${most} fields.`);
}

async function entriesOf(bytes: Uint8Array<ArrayBuffer>, type: string, most: number): Promise<Entries> {
  if (/^application\/x-www/i.test(type)) return new URLSearchParams(new TextDecoder().decode(bytes));
  if (partsIn(bytes, type) > most) throw tooMany(most);
  try {
    const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
    return form as unknown as Entries;
  } catch {
    throw new HttpError('bad-request', 'The form cannot be read: its parts do not match its type.');
  }
}

/**
 * Reads a posted form, urlencoded or multipart. Throws a 415 for another type, a 413 for one that is too long, and a
 * 400 for one that cannot be read. `carries`: the form may hold another that was posted before. `upload`: how large a file it may
 * bring besides, in bytes. `fields`: how many fields it may have; `bytes`: how long it may be apart from these.
 */
export async function readForm(
  c: Context<AppEnv>,
  {
    carries = false,
    upload = 0,
    fields: most = MAX_FIELDS + (carries ? CARRIED.fields : 0),
    bytes: longest = MAX_FORM,
  }: { carries?: boolean; upload?: number; fields?: number; bytes?: number } = {},
): Promise<Form> {
  const type = (c.req.header('content-type') ?? '').trim();
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i.test(type))
    throw new HttpError(
      'unsupported-type',
      'A form is sent as application/x-www-form-urlencoded or multipart/form-data.',
    );
  const limit = longest + (carries ? CARRIED.bytes : 0) + upload;
  const bytes = await readBody(c.req.raw, limit).catch((error: unknown) => {
    throw upload > 0 && error instanceof HttpError && error.code === 'too-large'
      ? new HttpError('too-large', `${error.message} ${LARGER_FILES}`)
      : error;
  });
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  const files: string[] = [];
  let brought: Form['upload'];
  let count = 0;
  for (const [name, value] of await entriesOf(bytes, type, most)) {
    count += 1;
    if (count > most) throw tooMany(most);
    if (name in fields) continue;
    fields[name] = typeof value === 'string' ? value : '';
    // A file field that was left empty is sent as a file without a name and without bytes.
    if (typeof value === 'string' || (value.size === 0 && (value as File).name === '')) continue;
    files.push(name);
    if (upload > 0 && brought === undefined)
      brought = { name: (value as File).name, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  return { fields, files, get: (name) => fields[name] ?? '', upload: brought };
}

/** An issue for each file that was given in place of text, under the field that `fieldOf` names, or '' for none. */
export function fileIssues(
  { files }: Form,
  fieldOf: (name: string) => string = (name) => name,
): FieldIssue[] {
  return files.map((name) => ({
    field: fieldOf(name),
    message: 'A file was given in place of text: write the text instead.',
  }));
}
