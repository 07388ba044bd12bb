#!/usr/bin/env node
// The package's `bin`: the command line is TypeScript, which Node 20 reads through tsx.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./cli.ts');
process.exitCode = await main(process.argv.slice(2), process);
