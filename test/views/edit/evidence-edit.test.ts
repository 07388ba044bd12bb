/** The pages of the evidence editor, the queue and the audit as markup: nothing hostile gets out, nothing typed is lost. */

import { describe, expect, test } from 'vitest';
import { assembleBundle } from '../../../claims/bundle.ts';
import { ROW_FIELDS, rowField } from '../../../claims/drafting/evidence-fields.ts';
import { impactOn } from '../../../claims/editorial/evidence-impact.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import type { Finding } from '../../../claims/tables/finding.ts';
import {
  evidenceListPage,
  newSeriesPage,
  type SeriesEditProps,
  seriesEditPage,
} from '../../../views/edit/evidence/pages.ts';
import { type FormState, fieldId } from '../../../views/edit/parts/fields.ts';
import type { Desk } from '../../../views/edit/parts/layout.ts';
import { auditPage } from '../../../views/edit/people/audit.ts';
import { fieldOf, type QueueItem, queuePage } from '../../../views/edit/review/queue.ts';
import { hostile, hostileBundle, hostileText, MARKUP } from '../../support/bundles.ts';
import { attributes, tags, unescaped } from '../../support/markup.ts';

const CALENDAR = { step: 'go', last: '2024-06-01', confirmed: null, today: '2024-06-01' } as const;

const DESK: Desk = {
  site: { origin: 'https://example.org', styleHash: 's', today: '2024-06-01', zone: 'Europe/London' },
  viewer: { name: hostile('viewer'), email: hostile('e-mail'), role: 'admin' },
  tokens: { csrf: 'c', form: 'f' },
  scriptHash: 'x',
  editStyleHash: 'e',
};

const SHARED = [
  'publishedOn',
  'reason',
  'paste',
  'source.id',
  'source.title',
  'source.publisher',
  'source.url',
  'source.publishedOn',
  'source.licence',
  'source.quote',
];
const HEAD = ['title', 'id', 'unit', 'measure', 'place', 'definition'];

/** A form in which every field holds hostile text, and every field is wrong. */
function hostileState(names: readonly string[]): FormState {
  return {
    fields: Object.fromEntries(names.map((name) => [name, hostileText(name)])),
    issues: names.map((field) => ({ field, message: hostile(`wrong ${field}`) })),
  };
}

const bundle = hostileBundle();
const [series] = bundle.series;
if (series === undefined) throw new Error('the bundle has no series');
const [first, second] = series.observations;
if (first === undefined || second === undefined) throw new Error('the series has no figures');
const before = bothClocks(
  assembleBundle(bundle.claim, bundle.series, bundle.sources, bundle.asOf),
  '2024-06-01',
);
const become = impactOn(
  { claim: bundle.claim, series: bundle.series, sources: bundle.sources, before, isQueued: true },
  {
    series: series.id,
    observations: [{ ...second, value: '19990', publishedOn: '2024-02-15' }],
    sources: [],
  },
  '2024-06-01',
);

const figureItem = {
  id: 1,
  observation: first,
  sourceTitle: hostile('source'),
  recordedAt: '2024-02-01T09:00:00.000Z',
  correctedBy: null,
  corrects: null,
  by: hostile('by'),
  reason: hostileText('reason'),
};
const figures = [
  { ...figureItem, id: 3, observation: second, corrects: 2 },
  { ...figureItem, id: 2, observation: second, correctedBy: 3 },
  figureItem,
];
const recent = [{ id: 'hostile-source', title: hostile('recent') }];
const preview = {
  figures: [
    { row: 0, observation: second, is: 'revision' as const },
    { row: 1, observation: first, is: 'new' as const, near: '2023-12-31' },
  ],
  sources: recent,
  claims: [become, { ...become, moves: 0 }],
  total: 400,
};

const rowNames = (rows: number) =>
  Array.from({ length: rows }, (_, row) => ROW_FIELDS.map((field) => rowField(row, field))).flat();

const NEW_NAMES = [...HEAD, ...rowNames(1), ...SHARED.filter((name) => name !== 'reason')];
/** The form of one figure, which is revised or corrected. */
const ALONE_NAMES = [...rowNames(1), ...SHARED].filter(
  (name) => !['rows.0.source', 'publishedOn', 'paste'].includes(name),
);

/** What a pasted table with hostile cells may ask. */
const hostileFinding: Finding = {
  code: 'mark-unknown',
  level: 'ask',
  message: hostile('finding'),
  question: {
    name: 'mark.5b-70-5d',
    label: hostile('question'),
    choices: [{ value: hostile('choice'), label: hostile('answer') }],
  },
};

function seriesPage(more: Partial<SeriesEditProps> = {}): string {
  return String(
    seriesEditPage({
      desk: DESK,
      findings: [hostileFinding],
      next: null,
      kept: [{ id: 'hostile-source', title: hostile('source'), url: null, archived: null }],
      asksSure: true,
      series: { ...series, id: 'hostile-series', title: hostile('series'), unit: hostile('unit') },
      figures,
      page: 1,
      claims: [
        {
          slug: 'hostile-claim',
          quote: hostileText('quote'),
          claimant: hostile('claimant'),
          saidOn: '2026-01-01',
          findingSaid: 'holds',
          findingNow: 'holds',
          kind: 'level',
          word: 'right',
          clock: 'said',
          other: null,
          hasOutcome: true,
          waits: true,
        },
      ],
      mode: { kind: 'add' },
      state: hostileState([...rowNames(2), ...SHARED]),
      rows: 2,
      recent,
      notice: hostile('notice'),
      preview,
      saved: { added: 2, queued: ['hostile-claim'] },
      ...more,
    }),
  );
}

const item: QueueItem = {
  slug: 'hostile-claim',
  quote: hostileText('quote'),
  claimant: hostile('claimant'),
  cause: 'evidence',
  since: '2024-05-01T10:00:00.000Z',
  before,
  after: become.after,
  figures: [
    {
      series: 'hostile-series',
      title: hostile('title'),
      unit: hostile('unit'),
      at: '2023-12-31',
      value: '19990',
      publishedOn: '2024-02-15',
      status: null,
      source: 'The bulletin',
      sourceUrl: 'https://example.org/bulletin',
      earlier: { value: '16753', publishedOn: '2024-01-31' },
      corrects: false,
      by: hostile('by'),
      reason: hostileText('reason'),
    },
  ],
  mark: 7,
  hasDraft: true,
  barred: null,
};

const PAGES: Record<string, string> = {
  'the list': String(
    evidenceListPage({
      desk: DESK,
      series: [
        {
          id: 'hostile-series',
          title: hostile('title'),
          measure: hostile('measure'),
          unit: hostile('unit'),
          place: hostile('place'),
          frequency: null,
          observations: 1,
          firstDate: '2023-12-31',
          lastDate: '2023-12-31',
          claims: 1,
        },
      ],
      q: hostile('search'),
      page: 2,
      pages: 3,
      total: 101,
    }),
  ),
  'a new series': String(
    newSeriesPage({
      desk: DESK,
      state: hostileState(NEW_NAMES),
      rows: 1,
      recent,
      preview,
      findings: [hostileFinding],
      asksSure: true,
      taken: { id: 'hostile-series', title: hostile('taken') },
    }),
  ),
  'a series': seriesPage(),
  'a revision': seriesPage({
    mode: { kind: 'revise', at: '2023-12-31' },
    state: hostileState(ALONE_NAMES),
  }),
  'a correction': seriesPage({
    mode: { kind: 'correct', figure: figureItem },
    state: hostileState(ALONE_NAMES),
  }),
  'the queue': String(
    queuePage({
      desk: DESK,
      calendar: CALENDAR,
      items: [
        item,
        { ...item, slug: 'another', barred: 'own' },
        { ...item, slug: 'a-third', barred: 'role' },
      ],
      page: 1,
      pages: 2,
      total: 30,
      state: { slug: 'hostile-claim', form: hostileState(['type', 'sentence']) },
      published: { slug: 'hostile-claim', quote: hostile('quote') },
      message: hostile('message'),
      typed: hostileText('typed'),
    }),
  ),
  'the audit': String(
    auditPage({
      desk: DESK,
      items: [
        {
          id: 1,
          at: '2024-05-01T10:00:00.000Z',
          person: hostile('person'),
          session: hostile('session'),
          did: hostile('did'),
          subject: hostile('subject'),
          detail: hostileText('detail'),
        },
      ],
      state: hostileState(['person', 'action', 'subject', 'from', 'to']),
      actions: [{ value: 'published', label: hostile('label') }],
      filter: { person: hostile('person') },
      isLater: true,
      next: 1,
    }),
  ),
};

describe.each(Object.entries(PAGES))('%s', (_, page) => {
  test('holds hostile text as text only', () => {
    expect(page).not.toMatch(/<script>|<img|<b>bold/);
    for (const tag of tags(page)) expect(tag).not.toMatch(/\son\w+=|javascript:|style=/i);
    for (const address of [...attributes(page, 'href'), ...attributes(page, 'action')])
      expect(address).toMatch(/^(?:\/|#|https:)/);
    expect(unescaped(page)).toContain(MARKUP[0]);
  });

  test('gives every id once, and every control a label, a hint and its own error', () => {
    const ids = attributes(page, 'id');
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const controls = [...page.matchAll(/<(?:input|select|textarea)[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !tag.includes('type="hidden"'));
    expect(controls.length).toBeGreaterThan(0);
    for (const tag of controls) {
      const [id = ''] = attributes(tag, 'id');
      expect(page).toContain(`<label for="${id}">`);
      expect(attributes(tag, 'aria-describedby')[0] ?? '').toContain(`${id}-hint`);
      for (const described of (attributes(tag, 'aria-describedby')[0] ?? '').split(' '))
        expect(ids).toContain(described);
    }
  });

  test('leads from each message to its field', () => {
    const ids = attributes(page, 'id');
    const [summary = ''] = /<div class="issues"[\s\S]*?<\/div>/.exec(page) ?? [];
    for (const address of attributes(summary, 'href')) expect(ids).toContain(address.slice(1));
  });
});

describe('what was typed', () => {
  test.each([
    ['a series', [...rowNames(2), ...SHARED]],
    ['a revision', ALONE_NAMES],
    ['a correction', ALONE_NAMES],
    ['a new series', NEW_NAMES],
  ])('is in the form again: %s', (name, fields) => {
    const page = PAGES[name] ?? '';
    for (const field of fields) {
      const start = page.indexOf(` id="${fieldId(field)}"`);
      expect(start, field).toBeGreaterThan(0);
      expect(unescaped(page.slice(start, page.indexOf('</div>', start))), field).toContain(
        hostileText(field),
      );
    }
  });

  test('is in the queue again, under its own verdict', () => {
    const page = PAGES['the queue'] ?? '';
    const start = page.indexOf(` id="${fieldId(fieldOf('sentence', 'hostile-claim'))}"`);
    expect(unescaped(page.slice(start, page.indexOf('</textarea>', start)))).toContain(
      hostileText('sentence'),
    );
  });
});

describe('the queue', () => {
  const one = (more: Partial<Parameters<typeof queuePage>[0]>) =>
    String(
      queuePage({ desk: DESK, calendar: CALENDAR, items: [item], page: 1, pages: 1, total: 1, ...more }),
    );

  test('proposes a sentence, and gives it the focus after another was published', () => {
    expect(one({})).not.toContain('autofocus');
    expect(one({ published: { slug: 'another', quote: 'Words' } })).toMatch(
      /<textarea id="f-sentence-hostile-claim"[^>]* autofocus>\nThe figure for/,
    );
  });

  test('has no form for those who may not publish, and says why', () => {
    const own = one({ items: [{ ...item, barred: 'own' }] });
    expect(own).not.toContain('Publish with this sentence');
    expect(own).toContain('somebody else must publish it');
    expect(one({ items: [{ ...item, barred: 'role' }] })).toContain('A reviewer must publish it.');
  });

  test('says kindly that nothing waits', () => {
    expect(one({ items: [], total: 0 })).toContain('Nothing is waiting.');
  });
});
