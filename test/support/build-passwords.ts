/**
 * Makes src/files/common-passwords.bin, the list of passwords that are guessed first. To be run by hand, with a file that
 * has a password a line, the most frequent first:
 *
 *   npx tsx test/support/build-passwords.ts 10-million-password-list-top-1000000.txt
 *
 * That file is of SecLists (MIT licence, https://github.com/danielmiessler/SecLists), in Passwords/Common-Credentials.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashOf, packed } from '../../src/auth/common-passwords.ts';
import { passwordIssue } from '../../src/auth/passwords.ts';

/** How many are kept: ASVS and NIST SP 800-63B ask for several thousand that a person could choose. */
const KEPT = 12_000;

const NOBODY = { email: '', name: '' };
const NO_LIST = { has: () => false };

/** Whether the other rules let a password through: a list need not hold what they refuse. */
function isForTheList(password: string): boolean {
  return passwordIssue(password, NOBODY, NO_LIST) === undefined;
}

/** The first passwords of a list that somebody could choose, in lower case. */
export function chosen(lines: readonly string[], most = KEPT): string[] {
  const found = new Set<string>();
  for (const line of lines) {
    const password = line.trim().toLowerCase();
    if (password !== '' && isForTheList(password)) found.add(password);
    if (found.size === most) break;
  }
  return [...found];
}

const [, script, list] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (list === undefined) throw new Error('name the file of the list');
  const passwords = chosen(readFileSync(list, 'utf8').split('\n'));
  writeFileSync(
    new URL('../../src/files/common-passwords.bin', import.meta.url),
    packed(passwords.map(hashOf)),
  );
  process.stdout.write(`${passwords.length} passwords, the last of them ${passwords.at(-1)}\n`);
}
