/**
 * The Worker that reads what strangers made, files and articles, for the newsroom’s. It has no database, no secret and no address:
 * the newsroom’s Worker calls its methods, and a file that takes all of its memory takes none of the newsroom’s.
 */
import { WorkerEntrypoint } from 'cloudflare:workers';
import type { Head } from '../claims/article/article.ts';
import { lookAtArticle } from './computing/article-look.ts';
import { outcomeOf, type Reader } from './computing/elsewhere.ts';
import { type FileToLookAt, lookAtFile } from './computing/file-look.ts';

export default class extends WorkerEntrypoint implements Reader {
  async lookAtFile(file: FileToLookAt) {
    return outcomeOf(() => lookAtFile(file));
  }

  async readArticle(text: string, head: Head) {
    return outcomeOf(() => lookAtArticle(text, head));
  }
}
