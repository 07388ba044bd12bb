/** What reads files and articles apart from the readers: in threads on Node, and by another Worker. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { Overrun } from '../../src/computing/answered.ts';
import { lookAtArticle } from '../../src/computing/article-look.ts';
import { Unreachable } from '../../src/computing/computing.ts';
import { computingElsewhere, outcomeOf, type Reader } from '../../src/computing/elsewhere.ts';
import { type FileToLookAt, lookAtFile } from '../../src/computing/file-look.ts';
import { LIMITS_HERE } from '../../src/computing/limits-here.ts';
import { ReadingApart } from '../../src/computing/reading-apart.ts';

const SAID = 'There were 16,753 officers on 31 December 2022, said Jane Doe, the Home Secretary. ';

/** A file of so many towns. */
const file = (towns: number): FileToLookAt => ({
  bytes: new TextEncoder().encode(
    `Town,2024,2025\n${Array.from({ length: towns }, (_, i) => `Town ${i},${i},${i + 1}\n`).join('')}`,
  ),
  explains: true,
  answers: {},
  held: [],
  seriesUnits: {},
  today: '2026-01-01',
  limits: LIMITS_HERE,
});

describe('reading in a thread', () => {
  const apart = new ReadingApart();
  afterAll(() => apart.close());

  it.each([
    ['short', 1],
    ['long', 300],
    ['long, and by the same thread', 301],
  ])('gives of an article that is %s what is read of it here', async (_, times) => {
    const text = SAID.repeat(times);
    const head = { title: 'Officers' };
    expect(await apart.readArticle(text, head)).toEqual(lookAtArticle(text, head));
  });

  it.each([
    ['small', 10],
    ['large', 8_000],
  ])('gives of a file that is %s what is read of it here', async (_, towns) => {
    const look = await apart.lookAtFile(file(towns));
    expect(look.is).toBe('looked');
    expect(look).toEqual(lookAtFile(file(towns)));
  });

  it('reads several at once', async () => {
    const texts = [300, 310, 320].map((times) => SAID.repeat(times));
    const looks = await Promise.all(texts.map((text) => apart.readArticle(text, {})));
    expect(looks).toEqual(texts.map((text) => lookAtArticle(text, {})));
  });

  it('says of a text that is too long that it is', async () => {
    const look = await apart.readArticle('a '.repeat(125_001), {});
    expect(look).toEqual({ is: 'refused', why: expect.stringContaining('250002 characters') });
  });

  it('ends what takes too long, and reads what comes next', async () => {
    const hasty = new ReadingApart({ timeLimit: 1 });
    await expect(hasty.readArticle(SAID.repeat(300), {})).rejects.toThrow(Overrun);
    expect((await hasty.readArticle(SAID, {})).is).toBe('read');
    await hasty.close();
  });
});

describe('reading by another Worker', () => {
  /** A Worker that answers to everything alike, by values that were copied on their way. */
  const asked = (answer: () => unknown) => {
    const method = async () => structuredClone(answer());
    return computingElsewhere({ lookAtFile: method, readArticle: method } as unknown as Reader);
  };

  it('gives what is read of it here', async () => {
    const read = lookAtArticle(SAID, {});
    expect(await asked(() => outcomeOf(() => read)).readArticle(SAID, {})).toEqual(read);
    const looked = lookAtFile(file(10));
    expect(await asked(() => outcomeOf(() => looked)).lookAtFile(file(10))).toEqual(looked);
  });

  it('tells a fault of the program from a limit of the platform, and both from silence', async () => {
    const fails = () => {
      throw new TypeError('x is undefined');
    };
    const fault = await asked(() => outcomeOf(fails))
      .readArticle('', {})
      .catch((error: unknown) => error);
    expect(fault).toEqual(expect.objectContaining({ message: expect.stringContaining('x is undefined') }));
    expect([fault instanceof Overrun, fault instanceof Unreachable]).toEqual([false, false]);
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const rejected = (message: string) =>
      asked(() => {
        throw new Error(message);
      }).readArticle('', {});
    await expect(rejected('Worker exceeded CPU time limit.')).rejects.toThrow(Overrun);
    await expect(rejected('Serialized RPC arguments are limited to 32MiB')).rejects.toThrow(Overrun);
    await expect(rejected('Network connection lost.')).rejects.toThrow(Unreachable);
    expect(said).toHaveBeenCalledTimes(3);
    said.mockRestore();
  });
});
