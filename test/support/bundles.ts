/** Bundles for tests: small ones that can be varied, and one whose every text is hostile. */
import { type Bundle, parseBundle } from '../../claims/bundle.ts';

/** The day on which small bundles are said, and on which their figures are published. */
export const SAID_ON = '2024-01-31';

export interface Small {
  slug?: string;
  quote?: string;
  claimant?: string;
  claimed?: string;
  series?: string;
  seriesTitle?: string;
  value?: string;
  source?: string;
  sourceTitle?: string;
}

/** A claim that a series has a value, with that one series and its one source. */
export function smallBundle({
  slug = 'a-claim',
  quote = 'There are 20,000 officers',
  claimant = 'Somebody',
  claimed = '20000',
  series = 'officers',
  seriesTitle = 'Officers in post',
  value = '20000',
  source = 'bulletin',
  sourceTitle = 'The bulletin',
}: Small = {}): Bundle {
  return valid({
    plumbline: 1,
    asOf: SAID_ON,
    claim: {
      slug,
      quote,
      claimant: { name: claimant },
      saidOn: SAID_ON,
      kind: 'level',
      claimed: { value: claimed, unit: 'officers' },
      inputs: { value: { series, at: '2023-12-31' } },
    },
    series: [
      {
        id: series,
        title: seriesTitle,
        unit: 'officers',
        observations: [{ at: '2023-12-31', value, source, publishedOn: SAID_ON }],
      },
    ],
    sources: [{ id: source, title: sourceTitle, publisher: 'A publisher' }],
  });
}

/** A promise of 20,000 officers by the end of March 2024. */
export function promiseBundle(slug = 'a-promise'): Bundle {
  const { claim, series, ...bundle } = smallBundle({ slug });
  const { claimed: _, ...words } = claim;
  return valid({
    ...bundle,
    claim: {
      ...words,
      kind: 'promise',
      inputs: { target: { value: '20000', unit: 'officers' }, progress: 'officers' },
      options: { deadline: '2024-03-31', aim: 'at-least' },
    },
    series,
  });
}

/** Markup that runs if a text is not escaped: in elements, in attributes, in style, in a drawing. */
export const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' onmouseover='alert(3)",
  '</title></style></svg><b>bold</b>',
  '&lt;i&gt; &amp; &#60;u&#62;',
  'javascript:alert(4)',
];

/** Right-to-left text, a joined emoji, a combining mark. */
const SCRIPTS = 'שלום مرحبا 👩‍👩‍👧 e\u0301';

/** Overrides and isolates of direction, which only long texts may hold. */
const BIDI = '\u202Eevil\u202C \u2067שלום\u2069';

/** A text on one line that holds all that such a text may, told apart by its label. */
export function hostile(label: string): string {
  return `${label} ${MARKUP.join(' ')} ${SCRIPTS}`;
}

/** A long text, which may hold more. */
export function hostileText(label: string): string {
  return `${hostile(label)} ${BIDI}`;
}

/** A bundle in which every text that the schema leaves free is hostile; a spreadsheet would run some as formulas. */
export function hostileBundle(slug = 'hostile-claim', quote = hostileText('quote')): Bundle {
  const unit = hostile('unit');
  return valid({
    plumbline: 1,
    asOf: SAID_ON,
    claim: {
      slug,
      quote,
      claimant: {
        name: hostile('name'),
        role: hostile('role'),
        organisation: hostile('organisation'),
        party: hostile('party'),
      },
      saidOn: SAID_ON,
      appearance: {
        title: hostile('appearance'),
        publisher: hostile('appearance publisher'),
        url: "https://example.org/?a='onmouseover='alert(5)&b=javascript:alert(5)",
      },
      kind: 'required-rate',
      claimed: { value: '1142', unit: `${unit} per month`, hedge: 'about' },
      inputs: {
        target: { value: '20000', unit, measure: hostile('measure'), source: 'hostile-source' },
        actual: { series: 'hostile-series', at: '2023-12-31' },
      },
      options: { per: 'month', deadline: '2024-03-31' },
      sayings: [
        {
          claimant: { name: hostile('name'), role: hostile('role'), party: hostile('party') },
          saidOn: SAID_ON,
          quote: `=${hostileText('said again')}`,
          reported: true,
          appearance: { title: `+${hostile('appearance again')}`, publisher: hostile('publisher again') },
        },
      ],
    },
    series: [
      {
        id: 'hostile-series',
        title: `=${hostile('series')}`,
        measure: hostile('measure'),
        unit,
        place: hostile('place'),
        definition: `${hostile('definition')}\n\n${hostile('second paragraph')}`,
        observations: [
          { at: '2023-09-30', value: '-15000', source: 'hostile-source', publishedOn: '2023-10-31' },
          { at: '2023-12-31', value: '16753', source: 'hostile-source', publishedOn: SAID_ON },
        ],
      },
    ],
    sources: [
      {
        id: 'hostile-source',
        title: `=HYPERLINK("https://example.org";"${hostile('source')}")`,
        publisher: `+${hostile('publisher')}`,
        url: "https://example.org/source?'-alert(6)-'&amp;c",
        publishedOn: SAID_ON,
        licence: `@${hostile('licence')}`,
        quote: `-${hostile('source quote')}`,
      },
    ],
  });
}

/** The bundle of a JSON value that must be valid. */
export function valid(value: unknown): Bundle {
  const parsed = parseBundle(value);
  if (!parsed.ok) throw new Error(parsed.issues.map((i) => `${i.path}: ${i.message}`).join('\n'));
  return parsed.bundle;
}

/** A bundle without defaults written out, and without evidence that its claim does not name. */
export function withoutDefaults(bundle: Bundle): Bundle {
  return {
    ...bundle,
    series: bundle.series.map((s) => ({
      ...s,
      observations: s.observations.map(({ precision, status, ...o }) => ({
        ...o,
        ...(precision === undefined || precision === 'exact' ? {} : { precision }),
        ...(status === undefined || status === 'final' ? {} : { status }),
      })),
    })),
  };
}
