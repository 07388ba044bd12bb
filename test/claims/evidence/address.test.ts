/** Which addresses may be those at which a source is kept. */
import { expect, it } from 'vitest';
import { archivedAddress, publicHost } from '../../../claims/evidence/address.ts';

it.each([
  'https://web.archive.org/web/20230426000000/https://www.gov.uk/government/statistics/uplift',
  'http://archive.ph/AbCd1',
  ' https://www.webarchive.org.uk/x?y=1#z ',
])('takes %s', (address) => expect(archivedAddress(address)).toEqual({ url: address.trim() }));

it.each([
  ['', 'must be a full address'],
  ['web.archive.org/web/x', 'must be a full address'],
  ['ftp://web.archive.org/x', 'must be a full address'],
  ['javascript:alert(1)', 'must be a full address'],
  ['https://user:secret@web.archive.org/', 'without a user name'],
  [`https://web.archive.org/${'x'.repeat(100_000)}`, 'longer than 2,000 characters'],
  ['https://web.archive.org/“x”\u202e', ''],
  ['http://localhost:8787/', 'public net'],
  ['http://127.0.0.1/', 'public net'],
  ['http://2130706433/', 'public net'],
  ['http://0x7f.1/', 'public net'],
  ['http://[::1]/', 'public net'],
  ['http://169.254.169.254/latest/meta-data', 'public net'],
  ['http://intranet/', 'public net'],
  ['https://files.corp/x', 'public net'],
  ['https://archive.example/x', 'public net'],
])('refuses %s', (address, why) => {
  const read = archivedAddress(address);
  expect('fault' in read ? read.fault : 'taken').toContain(why);
});

it('knows the host of an address, in small letters', () => {
  expect(publicHost('HTTPS://WEB.Archive.ORG/x')).toBe('web.archive.org');
  expect(publicHost('nothing')).toBeUndefined();
});
