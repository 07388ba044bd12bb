/**
 * Makes src/generated/common-passwords.ts, the list of passwords that are guessed first. To be run by hand, with a file that
 * has a password a line, the most frequent first:
 *
 *   npx tsx test/support/build-passwords.ts 10-million-password-list-top-1000000.txt
 *
 * That file is of SecLists (MIT licence, https://github.com/danielmiessler/SecLists), in Passwords/Common-Credentials.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashOf, REST_BITS } from '../../src/auth/common-passwords.ts';
import { passwordIssue } from '../../src/auth/passwords.ts';

/** How many are kept: ASVS and NIST SP 800-63B ask for several thousand that a person could choose. */
const KEPT = 12_000;

/** How long a line of the file is. */
const LINE = 120;

const NOBODY = { email: '', name: '' };

/** Whether only the list itself refuses a password: a list need not hold what the other rules refuse. */
function isForTheList(password: string): boolean {
  const issue = passwordIssue(password, NOBODY);
  return issue === undefined || issue.includes('one of the most common');
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

/** The differences of sorted numbers by Golomb's code, the last byte filled with ones. */
function packed(hashes: readonly number[]): Buffer {
  const divisor = 2 ** REST_BITS;
  const code = hashes.map((hash, i) => {
    const difference = hash - (hashes[i - 1] ?? 0);
    const rest = (difference % divisor).toString(2).padStart(REST_BITS, '0');
    return `${'1'.repeat(Math.floor(difference / divisor))}0${rest}`;
  });
  const bytes = code.join('').match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.padEnd(8, '1'), 2)));
}

/** The text of the file for passwords. */
export function passwordsFile(passwords: readonly string[]): string {
  const hashes = [...new Set(passwords.map(hashOf))].sort((a, b) => a - b);
  const lines =
    packed(hashes)
      .toString('base64')
      .match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return `/** The hashes of common passwords, made by test/support/build-passwords.ts. src/auth/common-passwords.ts says how. */\nexport const COMMON_PASSWORDS = \`\n${lines.join('\n')}\n\`;\n`;
}

const [, script, list] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (list === undefined) throw new Error('name the file of the list');
  const passwords = chosen(readFileSync(list, 'utf8').split('\n'));
  writeFileSync(
    new URL('../../src/generated/common-passwords.ts', import.meta.url),
    passwordsFile(passwords),
  );
  process.stdout.write(`${passwords.length} passwords, the last of them ${passwords.at(-1)}\n`);
}
