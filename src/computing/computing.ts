/** What reads what strangers made, files and articles: the seam that each runtime fills. It knows nothing of the ledger. */
import type { ArticleReading, Head } from '../../claims/article/article.ts';
import type { FileLook, FileToLookAt } from './file-look.ts';

/** What was read of an article. Values that a thread, or another Worker, can send. */
export type ArticleLook =
  | { is: 'read'; reading: ArticleReading }
  /** It cannot be read: a sentence about why, and what to do. */
  | { is: 'refused'; why: string };

/**
 * Reads apart from whoever waits for a page. What a file or a text can be blamed for comes as a value. Throws an Overrun if it
 * takes too long or too much memory, and Unreachable if whoever reads does not answer.
 */
export interface Computing {
  lookAtFile(file: FileToLookAt): Promise<FileLook>;
  readArticle(text: string, head: Head): Promise<ArticleLook>;
}

/** That the program that reads does not answer. */
export class Unreachable extends Error {}
