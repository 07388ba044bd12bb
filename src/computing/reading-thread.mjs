// Begins the thread that reads: it is TypeScript, which a thread of Node 20 reads only through a loader of its own.
import { register } from 'tsx/esm/api';

register();
await import('./reading-thread.ts');
