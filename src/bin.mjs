#!/usr/bin/env node
// The package's `bin`: the command line is TypeScript, which Node 20 reads through tsx.
import { register } from 'tsx/esm/api';

register();
const { run } = await import('./cli.ts');
await run();
