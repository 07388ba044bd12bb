/** What is read of an article, as values alone. */
import type { Head } from '../../claims/article/article.ts';
import { readArticle, TooLong } from '../../claims/article/read.ts';
import type { ArticleLook } from './computing.ts';

/** Reads an article. Throws nothing that the text can be blamed for. */
export function lookAtArticle(text: string, head: Head): ArticleLook {
  try {
    return { is: 'read', reading: readArticle(text, head) };
  } catch (error) {
    if (error instanceof TooLong) return { is: 'refused', why: `${error.message}.` };
    throw error;
  }
}
