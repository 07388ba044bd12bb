/**
 * Reading by a program of its own, on Workers: what it sends, and how it is asked. An error loses its class on the way between
 * two Workers, so that what it fails at comes as a value; what the platform itself says is an error.
 */
import type { Head } from '../../claims/article/article.ts';
import { Overrun } from './answered.ts';
import { type ArticleLook, type Computing, Unreachable } from './computing.ts';
import type { FileLook, FileToLookAt } from './file-look.ts';

/** What comes of reading: a value, or that the program has a fault. */
export type Outcome<Value> = { is: 'done'; value: Value } | { is: 'failed'; error: string };

/** The program that reads, as another Worker reaches it. */
export interface Reader {
  lookAtFile(file: FileToLookAt): Promise<Outcome<FileLook>>;
  readArticle(text: string, head: Head): Promise<Outcome<ArticleLook>>;
}

/** What comes of reading, as a value. Throws nothing. */
export function outcomeOf<Value>(read: () => Value): Outcome<Value> {
  try {
    return { is: 'done', value: read() };
  } catch (error) {
    return { is: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** How the platform says that a Worker took more time, memory or words than one may. */
const OVER = /exceed|limit/i;

async function answerOf<Value>(asked: Promise<Outcome<Value>>): Promise<Value> {
  const outcome = await asked.catch((error: unknown): never => {
    console.error('what reads files and articles fails:', error);
    if (OVER.test(String(error))) throw new Overrun('it takes too much time or memory');
    throw new Unreachable('what reads files and articles does not answer');
  });
  if (outcome.is === 'failed') throw new Error(outcome.error);
  return outcome.value;
}

/** Reading by another Worker. */
export function computingElsewhere(reader: Reader): Computing {
  return {
    lookAtFile: (file) => answerOf(reader.lookAtFile(file)),
    readArticle: (text, head) => answerOf(reader.readArticle(text, head)),
  };
}
