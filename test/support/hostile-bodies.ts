/**
 * Bodies that are sent to be computed by somebody who wants to stop the server: deep, wide, long, many. Each is at most as
 * long as what may be sent at once, unless its length is what is wrong with it.
 */
import { gzipSync } from 'node:zlib';
import { kindNamed } from '../../claims/kinds/index.ts';

export interface HostileBody {
  name: string;
  /** Makes it; for each time that it is sent, as some take a while and all are long. */
  body(): string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  /** How it is answered. */
  status: number;
  /** What the answer says, in the message or in the first issue. */
  says: RegExp;
}

/** A little less than what may be sent at once. */
const LONGEST = 996_000;

const SAID_ON = '2024-01-31';

/** The text of a bundle, with parts of it as JSON that is pasted in, however odd it is. */
function bundle({
  claim = CLAIM,
  series = '[]',
  sources = '[{"id":"s","title":"T","publisher":"P"}]',
  more = '',
}: {
  claim?: string;
  series?: string;
  sources?: string;
  more?: string;
} = {}): string {
  return `{"plumbline":1,"asOf":"${SAID_ON}","claim":${claim},"series":${series},"sources":${sources}${more}}`;
}

/** A claim of a kind, with its inputs and what else is given as JSON. */
function claimOf(
  kind: string,
  inputs: string,
  more = '',
  claimed = '{"value":"1","unit":"officers"}',
): string {
  const given = kindNamed(kind)?.claimed === undefined ? '' : `,"claimed":${claimed}`;
  return `{"slug":"a","quote":"q","claimant":{"name":"n"},"saidOn":"${SAID_ON}","kind":"${kind}"${given},"inputs":${inputs}${more}}`;
}

const CLAIM = claimOf('level', '{"value":{"value":"1","unit":"officers"}}');

/** As many of something as fit, with commas between them. */
function filled(one: (i: number) => string, room = LONGEST - 1_000): string {
  const made: string[] = [];
  for (let length = 0, i = 0; ; i += 1) {
    const text = one(i);
    length += text.length + 1;
    if (length > room) return made.join(',');
    made.push(text);
  }
}

const day = (i: number) => new Date(Date.UTC(1600, 0, 1) + i * 86_400_000).toISOString().slice(0, 10);

const seriesOf = (observations: string, id = 's') =>
  `{"id":"${id}","title":"T","unit":"officers","observations":[${observations}]}`;

const figure = (i: number, value = String(i % 1_009), more = '') =>
  `{"at":"${day(i)}","value":"${value}","source":"s","publishedOn":"2024-01-01"${more}}`;

/** A figure of thirty digits, a different one for each number. */
const long = (i: number) =>
  `${1 + (i % 9)}${String(i * 7_919).padStart(14, '3')}.${String(i * 104_729)
    .padStart(15, '7')
    .slice(0, 15)}`;

/** Room for about as many figures as are computed for everybody who asks. */
const COMPUTED = 700_000;

const nested = (open: string, close: string, depth: number, core = '') =>
  open.repeat(depth) + core + close.repeat(depth);

const LATEST = '{"value":{"series":"s","at":"latest"}}';

/** Broken things, very many of them. */
const MANY: HostileBody[] = [
  {
    name: '330 series of 1,000 empty figures',
    body: () =>
      bundle({
        series: `[${Array.from({ length: 330 }, () => `{"observations":[${Array.from({ length: 1_000 }, () => '{}').join(',')}]}`).join(',')}]`,
      }),
    status: 422,
    says: /330000 figures in all/,
  },
  {
    name: 'one series of empty figures',
    body: () => bundle({ series: `[${seriesOf(filled(() => '{}'))}]` }),
    status: 422,
    says: /331666 figures in all/,
  },
  {
    name: 'series that are empty objects',
    body: () => bundle({ series: `[${filled(() => '{}')}]` }),
    status: 422,
    says: /at most/,
  },
  {
    name: '1,293 series of 150 nulls each',
    body: () =>
      bundle({
        series: `[${filled(() => `{"observations":[${Array.from({ length: 150 }, () => 'null').join(',')}]}`)}]`,
      }),
    status: 422,
    says: /a list of 1293; it may have at most 1000/,
  },
  {
    name: 'sources that are empty objects',
    body: () => bundle({ sources: `[${filled(() => '{}', 30_000)}]` }),
    status: 422,
    says: /received undefined/,
  },
  {
    name: 'sources that are numbers',
    body: () => bundle({ sources: `[${filled(() => '1')}]` }),
    status: 422,
    says: /at most/,
  },
  {
    name: 'parts that are empty objects',
    body: () =>
      bundle({ claim: claimOf('sum', `{"parts":[${Array.from({ length: 9_000 }, () => '{}').join(',')}]}`) }),
    status: 422,
    says: /parts\[0\]\.value","message":"a number is written as a string/,
  },
  {
    name: 'parts of a wrong precision',
    body: () =>
      bundle({
        claim: claimOf(
          'sum',
          `{"parts":[${Array.from({ length: 9_000 }, () => '{"value":"1","precision":{"interval":[]}}').join(',')}]}`,
        ),
      }),
    status: 422,
    says: /parts\[0\]\.precision/,
  },
  {
    name: 'figures on one day',
    body: () => bundle({ series: `[${seriesOf(filled(() => figure(1)))}]` }),
    status: 422,
    says: /a second figure/,
  },
  {
    name: 'figures of a source that is missing',
    body: () => bundle({ series: `[${seriesOf(filled((i) => figure(i)))}]`, sources: '[]' }),
    status: 422,
    says: /no source has the id/,
  },
  {
    name: 'series of one id',
    body: () => bundle({ series: `[${Array.from({ length: 990 }, () => seriesOf(figure(1))).join(',')}]` }),
    status: 422,
    says: /stands twice/,
  },
  {
    name: 'sources of one id',
    body: () => bundle({ sources: `[${filled(() => '{"id":"s","title":"T","publisher":"P"}')}]` }),
    status: 422,
    says: /it may have at most 10000/,
  },
  {
    name: 'figures of an unknown key each',
    body: () => bundle({ series: `[${seriesOf(filled((i) => `{"k${i}":1}`))}]` }),
    status: 422,
    says: /unknown key: \\"k0/,
  },
];

/** Objects and lists within each other, and with very many keys. */
const DEEP_AND_WIDE: HostileBody[] = [
  { name: 'lists within lists', body: () => nested('[', ']', LONGEST / 2), status: 422, says: /deep/ },
  { name: 'lists that never end', body: () => '['.repeat(LONGEST), status: 422, says: /deep/ },
  {
    name: 'objects within objects',
    body: () => nested('{"a":', '}', Math.floor(LONGEST / 6), '1'),
    status: 422,
    says: /deep/,
  },
  {
    name: 'lists within lists where a date belongs',
    body: () =>
      bundle({ claim: claimOf('level', `{"value":{"series":"s","at":${nested('[', ']', 490_000)}}}`) }),
    status: 422,
    says: /deep/,
  },
  {
    name: 'an object of very many keys',
    body: () => `{${filled((i) => `"key-${i}":1`)}}`,
    status: 422,
    says: /more than 1000 keys/,
  },
  {
    name: 'a claim of very many keys',
    body: () => bundle({ claim: `{"kind":"level",${filled((i) => `"k${i}":1`)}}` }),
    status: 422,
    says: /more than 1000 keys/,
  },
  {
    name: 'inputs of very many keys',
    body: () => bundle({ claim: claimOf('sum', `{${filled((i) => `"k${i}":[]`)}}`) }),
    status: 422,
    says: /more than 1000 keys/,
  },
  {
    name: 'one key, very many times',
    body: () => `{${filled(() => '"plumbline":1')}}`,
    status: 422,
    says: /more than 1000 keys/,
  },
  {
    name: 'keys of the prototype',
    body: () =>
      bundle({
        more: `,${filled(() => '"__proto__":{"asOf":"2020-01-01"},"constructor":{"prototype":{}}')}`,
      }),
    status: 422,
    says: /more than 1000 keys/,
  },
  {
    name: 'objects that share no key',
    body: () => `[${filled((i) => `{"k${i}":1}`)}]`,
    status: 422,
    says: /expected object/,
  },
  { name: 'empty objects', body: () => `[${filled(() => '{}')}]`, status: 422, says: /expected object/ },
];

/** Texts and numbers that are very long. */
const LONG: HostileBody[] = [
  {
    name: 'a number of 990,000 digits',
    body: () =>
      bundle({
        claim: claimOf(
          'level',
          '{"value":{"value":"1"}}',
          '',
          `{"value":${'9'.repeat(990_000)},"unit":"officers"}`,
        ),
      }),
    status: 422,
    says: /string of digits/,
  },
  {
    name: 'a decimal of 990,000 digits',
    body: () =>
      bundle({ claim: claimOf('level', `{"value":{"value":"${'9'.repeat(990_000)}","unit":"officers"}}`) }),
    status: 422,
    says: /not a decimal/,
  },
  {
    name: 'numbers with huge exponents',
    body: () => `[${filled((i) => `1e${999_999_999 - i}`)}]`,
    status: 422,
    says: /expected object/,
  },
  {
    name: 'a decimal with a huge exponent',
    body: () => bundle({ claim: claimOf('level', '{"value":{"value":"1e999999999","unit":"officers"}}') }),
    status: 422,
    says: /not a decimal/,
  },
  {
    name: 'a unit of 990,000 spaces',
    body: () =>
      bundle({
        claim: claimOf(
          'level',
          '{"value":{"value":"1"}}',
          '',
          `{"value":"1","unit":"a${' '.repeat(980_000)}b"}`,
        ),
      }),
    status: 422,
    says: /longer than/,
  },
  {
    name: 'a quotation of escapes',
    body: () => bundle({ claim: CLAIM.replace('"q"', `"${'\\u00e9'.repeat(165_000)}"`) }),
    status: 200,
    says: /"holds"/,
  },
  {
    name: 'a quotation of halves of characters',
    body: () => bundle({ claim: CLAIM.replace('"q"', `"${'\\ud800'.repeat(160_000)}"`) }),
    status: 422,
    says: /half a character/,
  },
  {
    name: 'an address of 990,000 characters',
    body: () =>
      bundle({
        sources: `[{"id":"s","title":"T","publisher":"P","url":"https://a/${'%'.repeat(985_000)}"}]`,
      }),
    status: 422,
    says: /longer than/,
  },
  {
    name: 'an id of 990,000 hyphens',
    body: () => bundle({ sources: `[{"id":"a${'-a'.repeat(490_000)}!","title":"T","publisher":"P"}]` }),
    status: 422,
    says: /longer than/,
  },
  {
    name: 'a date of 990,000 slashes',
    body: () => bundle({ claim: claimOf('level', `{"value":{"series":"s","at":"${'/'.repeat(990_000)}"}}`) }),
    status: 422,
    says: /is neither a date|is not a date/,
  },
  {
    name: 'a kind of 990,000 characters',
    body: () => bundle({ claim: `{"kind":"${'k'.repeat(990_000)}"}` }),
    status: 422,
    says: /kind is one of/,
  },
];

/** Bundles in order, with as much to compute as fits. */
const HEAVY: HostileBody[] = [
  {
    name: 'a sum of 2,000 figures of thirty digits',
    body: () =>
      bundle({
        claim: claimOf(
          'sum',
          `{"parts":[${Array.from({ length: 2_000 }, (_, i) => `{"value":"${long(i)}","unit":"officers","precision":{"nearest":"0.7"}}`).join(',')}]}`,
        ),
      }),
    status: 200,
    says: /"fails"/,
  },
  {
    name: 'a sum of 10,000 figures of thirty digits',
    body: () =>
      bundle({
        claim: claimOf(
          'sum',
          `{"parts":[${Array.from({ length: 10_000 }, (_, i) => `{"value":"${long(i)}","unit":"officers","precision":{"nearest":"0.7"}}`).join(',')}]}`,
        ),
      }),
    status: 422,
    says: /at most 2000 are computed here/,
  },
  {
    name: 'a sum of 10,000 figures that a series lacks',
    body: () =>
      bundle({
        claim: claimOf(
          'sum',
          `{"parts":[${Array.from({ length: 10_000 }, (_, i) => `{"series":"s","at":"${day(i)}"}`).join(',')}]}`,
        ),
        series: `[${seriesOf('')}]`,
      }),
    status: 422,
    says: /at most 2000 are computed here/,
  },
  {
    name: 'a sum of parts in units of their own',
    body: () =>
      bundle({
        claim: claimOf(
          'sum',
          `{"parts":[${Array.from({ length: 10_000 }, (_, i) => `{"value":"1","unit":"u${i} million a month per per per"}`).join(',')}]}`,
        ),
      }),
    status: 422,
    says: /at most 2000 are computed here/,
  },
  {
    name: 'the highest of more figures than are computed',
    body: () =>
      bundle({
        claim: claimOf('superlative', LATEST),
        series: `[${seriesOf(filled((i) => figure(i, long(i))))}]`,
      }),
    status: 422,
    says: /at most 7000 are computed here/,
  },
  {
    name: 'the highest of as many figures as are computed',
    body: () =>
      bundle({
        claim: claimOf('superlative', LATEST),
        series: `[${seriesOf(filled((i) => figure(i, long(i)), COMPUTED))}]`,
      }),
    status: 200,
    says: /"fails"/,
  },
  {
    name: 'the pace of as many figures as are computed',
    body: () =>
      bundle({
        claim: claimOf(
          'on-pace',
          '{"target":{"value":"99999999999999999999","unit":"officers"},"progress":"s"}',
          ',"options":{"deadline":"2030-01-01","says":"on-track"}',
        ),
        series: `[${seriesOf(filled((i) => figure(i, long(i)), COMPUTED))}]`,
      }),
    status: 200,
    says: /"short-of-pace"/,
  },
  {
    name: 'a promise on as many figures as are computed',
    body: () =>
      bundle({
        claim: claimOf(
          'promise',
          '{"target":{"value":"99999999999999999999","unit":"officers"},"progress":"s"}',
          ',"options":{"deadline":"2030-01-01"}',
        ),
        series: `[${seriesOf(filled((i) => figure(i, long(i)), COMPUTED))}]`,
      }),
    status: 200,
    says: /"pending"/,
  },
  {
    name: 'periods with intervals of thirty digits',
    body: () =>
      bundle({
        claim: claimOf('level', LATEST),
        series: `[${seriesOf(filled((i) => `{"at":"${day(i)}/${day(i + 30)}","value":"${long(i)}","source":"s","publishedOn":"2024-01-01","precision":{"interval":["-${long(i)}","9${long(i).slice(1)}"]}}`))}]`,
      }),
    status: 200,
    says: /"too-close"/,
  },
  {
    name: 'very many vintages of one day',
    body: () =>
      bundle({
        claim: claimOf('level', LATEST),
        series: `[${seriesOf(filled((i) => `{"at":"1599-01-01","value":"1","source":"s","publishedOn":"${day(i)}"}`, 450_000))}]`,
      }),
    status: 200,
    says: /"holds"/,
  },
  {
    name: 'evidence that nothing refers to',
    body: () =>
      bundle({
        series: `[${Array.from({ length: 900 }, (_, s) => seriesOf(Array.from({ length: 7 }, (_, i) => figure(i)).join(','), `s${s}`)).join(',')}]`,
      }),
    status: 200,
    says: /"holds"/,
  },
  {
    name: 'sources that nothing refers to',
    body: () =>
      bundle({
        sources: `[${Array.from({ length: 10_000 }, (_, i) => `{"id":"s${i}","title":"T","publisher":"P","url":"https://a/"}`).join(',')}]`,
      }),
    status: 200,
    says: /"holds"/,
  },
];

/** Bodies that are not what they are called. */
const FALSE: HostileBody[] = [
  {
    name: 'bytes that are no UTF-8',
    body: () => new Uint8Array(LONGEST).fill(0xff),
    status: 400,
    says: /UTF-8/,
  },
  {
    name: 'an overlong slash within a bundle',
    body: () =>
      Uint8Array.from(
        Buffer.concat([Buffer.from('{"plumbline":1,"asOf":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
      ),
    status: 400,
    says: /UTF-8/,
  },
  {
    name: 'a body compressed to a thousandth',
    body: () => Uint8Array.from(gzipSync(Buffer.alloc(500_000_000 / 10, '['))),
    headers: { 'Content-Encoding': 'gzip' },
    status: 415,
    says: /compress/,
  },
  { name: 'more than may be sent', body: () => ' '.repeat(1_200_000), status: 413, says: /longer than/ },
  { name: 'white space', body: () => ' '.repeat(LONGEST), status: 400, says: /not JSON/ },
  { name: 'no body', body: () => '', status: 400, says: /not JSON/ },
  { name: 'zeros', body: () => '\u0000'.repeat(LONGEST), status: 400, says: /not JSON/ },
];

export const HOSTILE_BODIES: readonly HostileBody[] = [
  ...MANY,
  ...DEEP_AND_WIDE,
  ...LONG,
  ...HEAVY,
  ...FALSE,
];
