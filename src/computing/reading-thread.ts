/** A thread that reads files and articles, one by one. */
import { parentPort } from 'node:worker_threads';
import { lookAtArticle } from './article-look.ts';
import { lookAtFile } from './file-look.ts';
import type { Task } from './reading-apart.ts';

parentPort?.on('message', (task: Task) =>
  parentPort?.postMessage(task.is === 'file' ? lookAtFile(task.file) : lookAtArticle(task.text, task.head)),
);
