/** Bodies made to stop the program are refused or computed in measure, at every door, on both runtimes. */
import { connect } from 'node:net';
import { describe, expect, inject, it } from 'vitest';
import { answered, Overrun } from '../../src/computing/answered.ts';
import { Apart } from '../../src/computing/apart.ts';
import { HttpError } from '../../src/http/errors.ts';
import { readBody } from '../../src/http/forms.ts';
import { Gate, SENDING } from '../../src/http/limits.ts';
import { networkOf } from '../../src/networks.ts';
import { smallBundle } from '../support/bundles.ts';
import { HOSTILE_BODIES, type HostileBody } from '../support/hostile-bodies.ts';
import { onEachRuntime } from '../support/runtimes.ts';
import { anotherAddress, type Sent, send } from '../support/send.ts';

const named = (name: string): HostileBody => {
  const found = HOSTILE_BODIES.find((body) => body.name === name);
  if (found === undefined) throw new Error(`no body ${name}`);
  return found;
};

const bytesOf = (text: string) => new TextEncoder().encode(text);
const issuesOf = ({ text }: Sent) =>
  (JSON.parse(text) as { error: { issues?: { path: string; message: string }[] } }).error.issues ?? [];

onEachRuntime((base, _, { both }) => {
  both.each(HOSTILE_BODIES.map((body) => [body.name, body] as const))('%s', async (_, body) => {
    const answer = await send(base, body);
    expect([answer.status, answer.text.slice(0, 5_000)]).toEqual([
      body.status,
      expect.stringMatching(body.says),
    ]);
    if (answer.status === 422) {
      expect(issuesOf(answer).length).toBeGreaterThan(0);
      expect(issuesOf(answer).length).toBeLessThanOrEqual(100);
      expect(answer.text.length).toBeLessThan(60_000);
    }
  });

  both(
    'of 330,000 empty figures the number is told, and of those within bounds the first hundred issues',
    async () => {
      const many = await send(base, named('330 series of 1,000 empty figures'));
      expect(issuesOf(many)).toEqual([
        {
          path: 'series',
          message: '330000 figures in all; the series of a bundle may have at most 250000 together',
        },
      ]);
      const fewer = {
        body: () => named('330 series of 1,000 empty figures').body().toString().replaceAll('{},{},', '{},'),
      };
      const answer = await send(base, fewer);
      expect(answer.status).toBe(422);
      expect(issuesOf(answer)).toHaveLength(100);
      expect(answer.text).toContain('the first 100 issues say what is wrong, and where; there may be more');
      expect(issuesOf(answer).map(({ path }) => path)).toContain('series[0].observations[19].at');
    },
  );

  both('one network is told when to ask again; others are answered meanwhile', async () => {
    const from = anotherAddress();
    const heavy = named('white space');
    const statuses: number[] = [];
    let last: Sent | undefined;
    for (let i = 0; i < 12 && last?.status !== 429; i += 1) {
      last = await send(base, heavy, from);
      statuses.push(last.status);
    }
    expect(statuses.slice(0, 5)).toEqual([400, 400, 400, 400, 400]);
    expect(statuses.at(-1)).toBe(429);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    expect(last?.text).toMatch(/You have asked for a lot: ask again in (?:a second|\d+ seconds)\./);
    const other = { body: () => JSON.stringify(smallBundle()) };
    expect((await send(base, other)).status).toBe(200);
  });
});

/** The parts of a multipart form. */
const parts = (length: number, head: string) =>
  `${`--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n\r\n`.repeat(length)}--x--\r\n`;

onEachRuntime((base, _, { both }) => {
  const form = (type: string, body: string) => ({
    body: () => body,
    path: '/edit/new',
    headers: { 'Content-Type': type, Origin: new URL(base).origin, Accept: 'text/html' },
  });

  both('a form of very many fields is refused, whatever they are', async () => {
    const multipart = 'multipart/form-data; boundary=x';
    for (const [type, body] of [
      [multipart, parts(14_000, 'name="a"; filename="b"')],
      ['multipart/form-data; boundary="x"', parts(2_001, 'name="a"')],
      ['application/x-www-form-urlencoded', 'a=&'.repeat(330_000)],
    ] as const) {
      const answer = await send(base, form(type, body));
      expect(answer.status).toBe(413);
      expect(answer.text).toContain('A form has at most 2000 fields.');
    }
    expect((await send(base, form(multipart, parts(1_999, 'name="a"')))).status).toBe(401);
  });

  both('what somebody without a session posts is drawn again within limits', async () => {
    const from = anotherAddress();
    const long = form('application/x-www-form-urlencoded', `quote=${'"'.repeat(990_000)}`);
    const statuses: number[] = [];
    while (statuses.length < 12 && statuses.at(-1) !== 429)
      statuses.push((await send(base, long, from)).status);
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
    expect((await send(base, form('application/x-www-form-urlencoded', 'quote=short'))).status).toBe(401);
  });
});

describe('a body over the wire', () => {
  /** Writes a request as it is given, and gives what comes back until the server closes. */
  function written(lines: string[], body: string): Promise<string> {
    const { hostname, port } = new URL(inject('node'));
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
      socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    });
  }

  const head = (...more: string[]) => [
    'POST /api/v1/compute HTTP/1.1',
    'Host: ledger.test',
    'Content-Type: application/json',
    'Connection: close',
    ...more,
  ];

  it('that is longer than it says is read up to what it says', async () => {
    const answer = await written(
      head('Content-Length: 2').filter((line) => !line.startsWith('Connection')),
      '{}xxxx\r\n\r\n',
    );
    // What follows is taken for another request, which is none.
    expect(answer.match(/^HTTP\/1\.1 (?:422|400) .*$/gm)?.at(-1)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('that says it is longer than a megabyte is refused before it comes', async () => {
    expect(await written(head('Content-Length: 999999999'), '')).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('in chunks without end is refused once it is too long', async () => {
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    expect(await written(head('Transfer-Encoding: chunked'), `${chunk.repeat(20)}0\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 413 /,
    );
  });
});

describe('reading a body', () => {
  const streamed = (stream: ReadableStream<Uint8Array>, headers = {}) =>
    new Request('http://ledger.test/', {
      method: 'POST',
      body: stream,
      headers,
      duplex: 'half',
    } as RequestInit);
  const thrown = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('ends when it takes too long, and the connection with it', async () => {
    let cancelled = false;
    const drop = (stream: ReadableStreamDefaultController<Uint8Array>) => stream.enqueue(bytesOf('['));
    const slow = new ReadableStream<Uint8Array>({
      start: drop,
      cancel() {
        cancelled = true;
      },
    });
    const error = await thrown(readBody(streamed(slow), 1_000, 20));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ code: 'too-slow', status: 408, headers: { Connection: 'close' } });
    expect(cancelled).toBe(true);
  });

  it('without end stops a few megabytes after the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        sent += 100_000;
        stream.enqueue(new Uint8Array(100_000));
      },
    });
    expect(await thrown(readBody(streamed(endless), 1_000_000))).toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(6_000_000);
  });

  it('that is compressed is refused, whatever it would become', async () => {
    const none = new ReadableStream<Uint8Array>();
    const error = await thrown(readBody(streamed(none, { 'Content-Encoding': 'gzip' }), 1_000));
    expect(error).toMatchObject({ status: 415, headers: { 'Accept-Encoding': 'identity' } });
  });
});

describe('the thread apart', () => {
  const program = (code: string) =>
    new URL(
      `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${code}`)}`,
    );
  const large = () => bytesOf(`{"a":"${'x'.repeat(20_000)}"}`);

  it('answers as the program itself does, one after the other', async () => {
    // Not about time: the limit is that of the next test.
    const apart = new Apart({ timeLimit: 50_000 });
    try {
      for (const name of [
        'series of one id',
        'the pace of as many figures as are computed',
        'bytes that are no UTF-8',
      ]) {
        const made = named(name).body();
        const body = () => (typeof made === 'string' ? bytesOf(made) : made.slice());
        expect(await apart.answered(body())).toEqual(answered(body()));
      }
      const both = await Promise.all([apart.answered(large()), apart.answered(large())]);
      expect(both[0]).toEqual(both[1]);
    } finally {
      await apart.close();
    }
  });

  it('is ended by a body that takes too long, and answers the next', async () => {
    const apart = new Apart({
      timeLimit: 1_500,
      program: program(`parentPort.on('message', ({ body }) => {
        if (body[6] === 120) for (;;);
        parentPort.postMessage({ is: 'unreadable', why: 'read' });
      });`),
    });
    try {
      const stuck = apart.answered(large());
      const next = apart.answered(bytesOf(`{"a":"y${'x'.repeat(20_000)}"}`));
      await expect(stuck).rejects.toThrow(new Overrun('it takes more than 1.5 seconds'));
      expect(await next).toEqual({ is: 'unreadable', why: 'read' });
    } finally {
      await apart.close();
    }
  });

  it('is ended by a body that takes too much memory, without the program', async () => {
    const apart = new Apart({
      timeLimit: 30_000,
      program: program(
        "parentPort.on('message', () => { const all = []; for (;;) all.push(new Array(10_000).fill(all)); });",
      ),
    });
    try {
      await expect(apart.answered(large())).rejects.toThrow(new Overrun('it takes too much memory'));
    } finally {
      await apart.close();
    }
  });
});

describe('the gate', () => {
  const at = (seconds: number) => new Date(1_700_000_000_000 + 1_000 * seconds);
  const refusal = (enter: () => unknown): [number, string | undefined] => {
    try {
      enter();
    } catch (error) {
      if (error instanceof HttpError) return [error.status, error.headers['Retry-After']];
      throw error;
    }
    throw new Error('it was let in');
  };

  it('counts what a network asks for, and gives it back with time', () => {
    const gate = new Gate({ ...SENDING, burst: 3, perSecond: 0.5 });
    const enter = (seconds: number, address = '192.0.2.1') => gate.enter(address, at(seconds)).leave();
    for (let i = 0; i < 3; i += 1) enter(0);
    expect(refusal(() => enter(0))).toEqual([429, '2']);
    enter(0, '192.0.2.2');
    enter(2);
    expect(refusal(() => enter(2))).toEqual([429, '2']);
    // A clock that is set back does not open it.
    expect(refusal(() => enter(-10_000))[0]).toBe(429);
  });

  it('counts what it costs beyond that', () => {
    const gate = new Gate({ ...SENDING, burst: 10, perSecond: 1 });
    const admitted = gate.enter('192.0.2.1', at(0));
    admitted.costs(29);
    admitted.leave();
    expect(refusal(() => gate.enter('192.0.2.1', at(0)))).toEqual([429, '21']);
    gate.enter('192.0.2.1', at(21)).leave();
  });

  it('lets so many in at once, for a network and for all', () => {
    const gate = new Gate({ ...SENDING, atOnce: 3, atOncePerNetwork: 2 });
    const first = gate.enter('192.0.2.1', at(0));
    gate.enter('192.0.2.1', at(0));
    expect(refusal(() => gate.enter('192.0.2.1', at(0)))).toEqual([429, '1']);
    gate.enter(undefined, at(0));
    expect(refusal(() => gate.enter('192.0.2.2', at(0)))).toEqual([503, '2']);
    first.leave();
    gate.enter('192.0.2.2', at(0));
  });

  it('knows a network by 64 bits of IPv6, however it is written', () => {
    expect(networkOf('2001:db8:0:1::5')).toBe('2001:db8:0:1::/64');
    expect(networkOf('2001:0DB8::1:a:b:c:d')).toBe('2001:db8:0:1::/64');
    expect(networkOf('2001:db8:0:1:ffff:ffff:ffff:ffff')).toBe(networkOf('2001:db8:0:1::'));
    expect(networkOf('2001:db8::1')).not.toBe(networkOf('2001:db8:0:1::1'));
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
  });
});
