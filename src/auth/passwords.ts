/** Which passwords are accepted: long ones, except those that are guessed first. */
import { MAX_PASSWORD, MIN_PASSWORD } from './better-auth.ts';
import type { CommonPasswords } from './common-passwords.ts';

/** A password as it is hashed: the same however the keyboard composes its letters. */
export function normalPassword(password: string): string {
  return password.normalize('NFC');
}

const KEYBOARD = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
];
const ROWS = KEYBOARD.flatMap((row) => [row, [...row].reverse().join('')]);

/** The fewest different characters that neither repeat the one before nor follow it in the alphabet or on the keyboard. */
const MIN_DIFFERENT = 5;

/** The fewest digits of a password of digits alone. */
const ENOUGH_DIGITS = 15;

/** How many different characters a guesser has to find: those that do not follow from the one before. */
function telling(password: string): number {
  const characters = [...password.toLowerCase()];
  const follows = (before: string, character: string) =>
    before === character || ROWS.some((row) => row.includes(before + character));
  const free = characters.filter((character, i) => i === 0 || !follows(characters[i - 1] ?? '', character));
  return new Set(free).size;
}

/** Ends of host names, which say nothing of whose they are. */
const ENDS = /^(?:www|com|org|net|news|gov|info|mail|gmail|example|invalid)$/;

/** Whose password it is, and where it is used. */
export interface Account {
  email: string;
  name: string;
  /** The host name of the site. */
  host?: string | undefined;
}

/** The words that a guesser of this account would try first. */
function ownWords({ email, name, host = '' }: Account): string[] {
  const [local = '', domain = ''] = email.split('@');
  return [
    'plumbline',
    local,
    ...local.split(/[^\p{L}\p{N}]+/u),
    ...name.split(/\s+/),
    ...[...domain.split('.'), ...host.split('.')].filter((label) => !ENDS.test(label)),
  ]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 4);
}

/** What is wrong with a new password, in words; undefined if nothing is. */
export function passwordIssue(
  password: string,
  account: Account,
  common: Pick<CommonPasswords, 'has'>,
): string | undefined {
  const normal = normalPassword(password);
  const { length } = [...normal];
  if (length < MIN_PASSWORD)
    return `The password must have at least ${MIN_PASSWORD} characters; 15 or more are advised.`;
  // Hashing counts in UTF-16, so that the bound holds in both.
  if (normal.length > MAX_PASSWORD) return `The password must have at most ${MAX_PASSWORD} characters.`;
  if (/^\d*$/.test(normal) && length < ENOUGH_DIGITS)
    return 'The password is all digits, as dates and telephone numbers are. Add letters, or choose another.';
  if (common.has(normal))
    return 'This password is one of the most common, which are guessed first. Choose another.';
  if (telling(normal) < MIN_DIFFERENT)
    return 'The password is mostly one character over and over, or a row of the keyboard. Choose another.';
  const own = ownWords(account).sort((a, b) => b.length - a.length);
  const rest = own.reduce((text, word) => text.replaceAll(word, ''), normal.toLowerCase());
  if ([...rest].length < Math.min(length, MIN_PASSWORD))
    return 'The password is little more than your name, your address or the name of this site. Choose another.';
  return undefined;
}
