/** What tests and `npm run dev:edge` start ends with them. */
import { expect, it } from 'vitest';
import { runNode } from '../../support/processes.ts';
import { hasSqld } from '../../support/servers.ts';

/** A program that hears when it is told to stop, starts a libSQL server, says where it is, and ends in some way. */
const program = (end: string) => `
import { startSqld } from './test/support/servers.ts';
import { whenTold } from './src/stopping.ts';
whenTold(async () => {});
const sqld = await startSqld();
process.stdout.write(sqld.url + ' is there\\n');
${end}`;

const answers = async (url: string) => {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
};

it.runIf(hasSqld()).each([
  ['fails', "throw new Error('wrangler cannot bundle');", undefined],
  ['exits', 'process.exit(3);', undefined],
  ['is told to stop while it is starting', 'setInterval(() => {}, 1000);', /is there/],
])('a database does not outlive a program that %s', async (_, end, until) => {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program(end)];
  const { stdout, stderr } = await runNode(args, {}, until === undefined ? {} : { until });
  const [, url = ''] = /^(\S+) is there/.exec(stdout) ?? [];
  expect(url, stderr).not.toBe('');
  await expect.poll(() => answers(url)).toBe(false);
});
