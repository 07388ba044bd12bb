/** Drafts that belong with a claim of the ledger: what they take over of it, to what they are linked, which part of words is it. */
import { describe, expect, it } from 'vitest';
import { holderOf, partedBy } from '../../../claims/drafting/compound.ts';
import { readDraft } from '../../../claims/drafting/draft.ts';
import { ownFields } from '../../../claims/drafting/draft-fields.ts';
import { linksTyped, MAX_LINKS, withLink } from '../../../claims/drafting/draft-links.ts';
import { likeClaim, movedOn } from '../../../claims/drafting/like-claim.ts';

const KNOWN = {
  quote: 'coppers having suffered a 20% real-terms pay reduction since 2010',
  'claimant.name': 'Somebody else',
  kind: 'real-terms-change',
  'claimed.value': '20',
  'claimed.unit': '%',
  'options.direction': 'fall',
  'inputs.from.from': 'series',
  'inputs.from.series': 'pay-top',
  'inputs.from.at': '1 September 2010',
  'inputs.to.from': 'figure',
  'inputs.to.value': '41130',
  'inputs.to.unit': 'GBP per year',
  'inputs.to.source.id': 'ashby-pay',
  'inputs.to.at': '30 June 2022',
  'inputs.pricesFrom.series': 'cpi-m',
  'inputs.pricesFrom.at': 'latest',
  'alsoOn.0.label': 'The regional pay',
  context: 'Not of this draft',
};

const OWN = {
  quote: 'pay is down 17% in real terms',
  slug: 'pay-down-17',
  'claimant.name': 'Ada Example',
  saidOn: '2024-02-01',
  'claimed.value': '17',
  'claimed.unit': '%',
  kind: 'level',
  'inputs.value.series': 'wrong-one',
  notes: 'mine',
};

describe('a draft that asks the question of a claim', () => {
  it('takes its test over, and keeps what was said, its own figure and its notes', () => {
    const { fields, cleared } = likeClaim(OWN, KNOWN, 'other-figure');
    expect(cleared).toEqual([]);
    expect(fields).toMatchObject({
      quote: OWN.quote,
      slug: OWN.slug,
      'claimant.name': 'Ada Example',
      notes: 'mine',
      kind: 'real-terms-change',
      'claimed.value': '17',
      'options.direction': 'fall',
      'inputs.from.at': '1 September 2010',
      'inputs.to.value': '41130',
      'alsoOn.0.label': 'The regional pay',
    });
    expect(fields).not.toHaveProperty('context');
    expect(fields).not.toHaveProperty(['inputs.value.series']);
  });

  it('of another time has none of the times, and no figure that was typed of one', () => {
    const { fields, cleared } = likeClaim(OWN, KNOWN, 'other-time');
    expect(cleared.sort()).toEqual([
      'inputs.from.at',
      'inputs.to.at',
      'inputs.to.source.id',
      'inputs.to.value',
    ]);
    for (const name of [...cleared, 'alsoOn.0.label']) expect(fields).not.toHaveProperty([name]);
    expect(fields).toMatchObject({ 'inputs.from.series': 'pay-top', 'inputs.pricesFrom.at': 'latest' });
    expect(movedOn(cleared, { ...fields, 'inputs.to.at': '31 March 2023' })).toEqual({
      moved: ['inputs.to.at'],
      open: ['inputs.from.at', 'inputs.to.source.id', 'inputs.to.value'],
    });
  });

  it('leaves the deadline of a promise open, and keeps its direction', () => {
    const promise = {
      kind: 'on-pace',
      'options.deadline': '31 March 2023',
      'inputs.target.value': '20000',
      'inputs.target.from': 'figure',
    };
    const { fields, cleared } = likeClaim({}, promise, 'other-time');
    expect(cleared).toEqual(['options.deadline']);
    expect(fields['inputs.target.value']).toBe('20000');
  });
});

describe('the links of a draft', () => {
  const read = (fields: Record<string, string>, isCorrection = false) =>
    readDraft(fields, { today: '2024-06-01', isCorrection, series: new Map(), sources: new Map() });

  it('are read from addresses, each once, and kept with its fields', () => {
    const typed = {
      'links.0.to': 'https://example.org/claims/a-claim?x=1#sayings',
      'links.0.kind': 'other-figure',
      'links.1.to': 'a-claim',
      'links.1.kind': 'other-figure',
      'links.2.kind': 'see-also',
    };
    expect(read(typed).links).toEqual([{ to: 'a-claim', kind: 'other-figure' }]);
    expect(linksTyped(typed)).toHaveLength(2);
    expect(ownFields(typed)).toEqual(typed);
    expect(read(typed, true).links).toEqual([]);
  });

  it('say what is wrong or missing in them', () => {
    const { issues, missing } = read({
      'links.0.to': 'Two Words',
      'links.1.to': 'a-claim',
      'links.2.to': 'a-claim',
      'links.2.kind': 'marriage',
    });
    expect(issues.map(({ field }) => field)).toEqual(['links.0.to', 'links.2.kind']);
    expect(missing.map(({ field }) => field)).toContain('links.1.kind');
  });

  it('are at most so many, and one of a claim', () => {
    let fields: Record<string, string> = {};
    for (let i = 0; i < MAX_LINKS + 2; i += 1)
      fields = withLink(fields, { to: `claim-${i}`, kind: 'see-also' });
    expect(linksTyped(fields)).toHaveLength(MAX_LINKS);
    expect(linksTyped(withLink(fields, { to: 'claim-1', kind: 'other-side' }))[1]).toEqual({
      to: 'claim-1',
      kind: 'other-side',
    });
  });
});

describe('words of which a part is a claim', () => {
  it.each([
    [
      'Inflation is at 6.8%, and 85% of households have electricity.',
      '85% of households have electricity',
      { part: '85% of households have electricity', rest: 'Inflation is at 6.8%' },
    ],
    [
      'We hired 9,000 officers, cut crime by 12% and built 300 homes',
      'Crime was cut by 12 per cent, 12%',
      { part: 'cut crime by 12%', rest: 'We hired 9,000 officers … built 300 homes' },
    ],
    [
      'Crime and disorder fell by 5%',
      'Crime fell by 5%',
      { part: 'Crime and disorder fell by 5%', rest: '' },
    ],
    ['The same words', 'the SAME words', { part: 'The same words', rest: '' }],
    ['', 'anything', { part: '', rest: '' }],
  ])('%j by %j', (words, known, parted) => {
    expect(partedBy(words, known)).toEqual(parted);
  });

  it('is found in time in proportion to them, whatever they are', () => {
    for (const part of [' ', 'a ', 'and ', '1, ', '-', '“', 'מספר 12% ']) {
      const words = part.repeat(100_000 / part.length);
      const started = performance.now();
      partedBy(words, words.slice(0, 900));
      expect([part, performance.now() - started < 1_500]).toEqual([part, true]);
    }
  });

  it('is held in longer words of the same person on the same day', () => {
    const said = { quote: 'crime fell by 5%', claimant: 'Ada  Example', saidOn: '2024-02-01' };
    const long = {
      ...said,
      claimant: 'Ada Example',
      quote: 'We said that Crime fell by 5%, and it did.',
      slug: 'long',
    };
    expect(holderOf(said, [{ ...long, saidOn: '2024-02-02' }, { ...long, claimant: 'Bo' }, long])?.slug).toBe(
      'long',
    );
    expect(holderOf(said, [{ ...long, quote: said.quote }])).toBeUndefined();
    expect(holderOf({ ...said, claimant: '' }, [{ ...long, claimant: '' }])).toBeUndefined();
  });
});
