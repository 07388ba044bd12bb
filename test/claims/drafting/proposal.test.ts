/** What a form is filled with from the words of a quotation. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../../claims/drafting/draft.ts';
import { otherFigures, propose, takeFigure } from '../../../claims/drafting/proposal.ts';
import { runs } from '../../support/scope.ts';

describe('the words are read into what is empty', () => {
  test.each<[string, Record<string, string>]>([
    [
      'the government will need to recruit 1,142 officers per month',
      {
        kind: 'required-rate',
        'claimed.value': '1142',
        'claimed.unit': 'officers per month',
        'options.per': 'month',
      },
    ],
    [
      'we are on track to deliver 20,000 additional officers by 31 March 2023',
      {
        kind: 'on-pace',
        'inputs.target.from': 'figure',
        'inputs.target.value': '20000',
        'inputs.target.unit': 'officers',
        'options.says': 'on-track',
        'options.deadline': '31 March 2023',
      },
    ],
    [
      '16,753 police have joined - 16% short of the promised number',
      { kind: 'shortfall', 'claimed.value': '16', 'claimed.unit': '%', 'options.as': 'percent' },
    ],
    ['nothing here is a claim', {}],
    ['One in five was late', { 'claimed.value': '20', 'claimed.unit': '%' }],
    ['16%', { 'claimed.value': '16', 'claimed.unit': '%' }],
    [
      'On 25 January 2023 there were 16,753 officers',
      { kind: 'level', 'claimed.value': '16753', 'inputs.value.at': '25 January 2023' },
    ],
  ])('%s', (quote, wanted) => {
    const { fields, notes } = propose(quote, { quote });
    expect(fields).toMatchObject(wanted);
    expect(notes.length).toBeGreaterThan(0);
    if (wanted['kind'] === undefined) expect(fields['kind']).toBeUndefined();
  });

  test('notes a date that no field takes', () => {
    expect(propose('nearly 450 people a month by 31 March 2023', {}).notes).toContain(
      'The date “31 March 2023” is in no field yet: give it where it belongs.',
    );
  });

  test('says what was read, and from which words', () => {
    const { notes } = propose('it needed to recruit nearly 450 people a month', {});
    expect(notes).toContain('Read “nearly 450 people a month” as nearly 450 people per month.');
  });

  test.each([
    ['half of 1% of GDP', '“half of 1%” is a part of a percentage: work out what it claims.'],
    [
      'We have not built 40 hospitals',
      '“not built 40 hospitals” says what is not so: give the number only if it is what is claimed.',
    ],
    ['people aged over 65', '“aged over 65” reads as an age: nothing is filled in from it.'],
    ['a 5-0 vote', '“5-0” reads as a score or a vote: nothing is filled in from it.'],
    ['the 1 per cent', '“the 1 per cent” reads as the name of a group: nothing is filled in from it.'],
    [
      '20.000 officers',
      '“20.000 officers” can be read in two ways, as thousands or as a decimal: choose what it claims.',
    ],
    [
      '2 million million pounds',
      '“2 million million pounds” names a magnitude twice: write the number in full.',
    ],
  ])('%s fills nothing, and a note says so', (quote, note) => {
    for (const kind of ['', 'level', 'share', 'ratio', 'promise', 'average-rate', 'shortfall']) {
      const { fields, notes } = propose(quote, { kind, slug: 'x' });
      expect(fields).toEqual({ kind, slug: 'x' });
      expect(notes).toContain(note);
    }
  });

  test.each([
    ['Between 10,000 and 20,000 people', '10000', '20000', 'people'],
    ['Between 5 and 10% of officers leave each year', '5', '10', '%'],
    ['10-15% of people voted', '10', '15', '%'],
    ['£1.2bn-£1.5bn a year', '1.2', '1.5', 'GBP billion per year'],
  ])('%s is read as a range', (quote, low, high, unit) => {
    const { fields, notes } = propose(quote, {});
    expect(fields).toMatchObject({
      'claimed.value': low,
      'claimed.to': high,
      'claimed.unit': unit,
    });
    expect(notes.join()).toContain('as a range from');
    expect(notes.join()).not.toContain('two bounds');
    const typed = { 'claimed.value': '7' };
    expect(propose(quote, typed).fields).toMatchObject(typed);
    expect(propose(quote, typed).fields).not.toHaveProperty('claimed.to');
  });

  test.each([
    ['The UK had the third highest growth in the G7', 'rank', '3', 'place', { extreme: 'highest' }],
    ['Crime fell for the sixth month in a row', 'streak', '6', 'months', { condition: 'fall' }],
    ['It rose for the third year running', 'streak', '3', 'years', { condition: 'rise' }],
    ['One burglary every eight minutes', 'flow-rate', '8', 'minutes', { per: 'minute', as: 'every' }],
    ['135 knife crimes are committed a day', 'flow-rate', '135', 'knife crimes per day', { per: 'day' }],
    ['Women earn 23% less than men', 'difference', '23', '%', { as: 'percent', direction: 'fewer' }],
    ['Rents have doubled', 'ratio', '2', 'times', {}],
    ['Inflation will be 2% by the end of 2024', 'forecast', '2', '%', {}],
  ])('%s is proposed as a %s', (quote, kind, value, unit, options) => {
    const { fields } = propose(quote, {});
    expect(fields).toMatchObject({ kind, 'claimed.value': value, 'claimed.unit': unit });
    for (const [name, option] of Object.entries(options)) expect(fields[`options.${name}`]).toBe(option);
  });

  test('the figures next to one that is not plain are filled in', () => {
    const { fields, notes } = propose('They built not 40 hospitals but 6', {});
    expect(fields).toMatchObject({ kind: 'level', 'claimed.value': '6' });
    expect(notes).toHaveLength(3);
  });

  test.each([
    ['It cost £4.33 billion', '4.33', 'GBP billion'],
    ['It cost £4,330 million', '4330', 'GBP million'],
    ['It cost £2 hundred million', '200000000', 'GBP'],
    ['It cost £30k', '30000', 'GBP'],
    ['There are 1.5 million homes', '1500000', 'homes'],
    ['There are 7.57 million', '7.57', 'million'],
    ['There are five hundred thousand', '500000', undefined],
  ])('%s: the magnitude is in the value or in the unit, once', (quote, value, unit) => {
    const { fields } = propose(quote, { kind: 'level' });
    expect([fields['claimed.value'], fields['claimed.unit']]).toEqual([value, unit]);
  });

  test('what was typed stays as it is', () => {
    const typed = { kind: 'level', 'claimed.value': '7', slug: 'mine', 'options.per': 'year' };
    expect(propose('will need to recruit 1,142 officers per month', typed)).toEqual({
      fields: typed,
      notes: [],
    });
  });

  test('what is proposed from any words is read without an issue', () => {
    const known = { today: '2026-11-22', isCorrection: false, series: new Map(), sources: new Map() };
    const piece = fc.constantFrom(
      'nearly',
      '450',
      '20,000',
      'officers',
      'a month',
      '16%',
      'by March 2023',
      'will',
      'on track',
      'fell',
      'more than',
      'short of',
      'in real terms',
      '£4.33 billion',
      'per 100,000 people',
      'the highest ever',
      'twice',
      'one in five',
      'between',
      'and',
      'to',
      'not',
      '20.000',
      'million',
      'half of',
      '1%',
      '.',
      '“',
    );
    const words = fc.oneof(
      fc.array(piece, { maxLength: 14 }).map((p) => p.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    const law = fc.property(words, (quote) => {
      const { fields } = propose(quote, {});
      expect(readDraft({ ...fields, quote: 'Words' }, known).issues).toEqual([]);
    });
    fc.assert(law, {
      ...runs(1_000),
      examples: [['20.000 to half of nearly'], ['20.000 to 30.000 officers']],
    });
  });
});

describe('words with several figures', () => {
  const quote =
    ' We have recruited nearly 450 people a month since September 2019, and 16% more than planned';
  const { fields } = propose(quote, { quote });

  test('offer those that the form names nowhere', () => {
    expect(fields).toMatchObject({ kind: 'percent-change', 'claimed.value': '16' });
    const [other, ...more] = otherFigures(quote, fields);
    expect(more).toEqual([]);
    expect(other).toMatchObject({ text: 'nearly 450 people a month', told: 'nearly 450 people per month' });
    expect(otherFigures(quote, { ...fields, 'inputs.from.value': '450' })).toEqual([]);
  });

  test('take another in its place, with the kind that its words suggest', () => {
    const [other] = otherFigures(quote, fields);
    const taken = takeFigure(quote, { ...fields, topic: 'Police' }, other?.start ?? -1);
    expect(taken).toMatchObject({
      topic: 'Police',
      kind: 'average-rate',
      'claimed.value': '450',
      'claimed.hedge': 'nearly',
      'claimed.unit': 'people per month',
    });
    expect(otherFigures(quote, taken).map(({ text }) => text)).toEqual(['16%']);
    const [back] = otherFigures(quote, taken);
    expect(takeFigure(quote, taken, back?.start ?? -1)).toMatchObject({
      kind: 'percent-change',
      'claimed.value': '16',
      'claimed.unit': '%',
    });
  });

  test('leave a form as it is if no figure begins there', () => {
    expect(takeFigure(quote, fields, 1)).toEqual(fields);
    expect(takeFigure(quote, fields, 999_999)).toEqual(fields);
  });

  test('give targets to the kinds that have one', () => {
    const words = 'We are on track for 20,000 officers by March 2023, which is 300 more than promised';
    const read = propose(words, { quote: words }).fields;
    const others = otherFigures(words, read);
    for (const { start } of others) expect(takeFigure(words, read, start)['quote']).toBe(words);
  });
});
