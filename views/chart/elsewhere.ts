/** How a claim looks from elsewhere: its surface as a picture, and a sentence for each family of readings. */

import type { Bundle } from '../../claims/bundle.ts';
import { Evidence } from '../../claims/engine/evidence.ts';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import { parseExact } from '../../claims/exact/number.ts';
import {
  type SurfaceMember,
  type SurfaceMembers,
  surfaceTold,
  surfaceToldBehind,
} from '../../claims/surface/told.ts';
import type { Verdict } from '../../claims/verdict/verdict.ts';
import { english, type SurfaceTold } from '../../claims/words/language.ts';

import { type Html, html, nothing, trusted } from '../parts/html.ts';
import { type SurfaceChart, surfaceChart } from './surface-chart.ts';

/** The surface of a verdict with its readings. */
export interface Elsewhere {
  told: SurfaceTold;
  members: SurfaceMembers;
}

/**
 * The readings behind a verdict's surface; undefined if it has none, or if the evidence at hand gives another one than the
 * verdict has, as it may for a verdict that was stored.
 */
export function elsewhereOf(bundle: Bundle, verdict: Verdict): Elsewhere | undefined {
  if (verdict.surface === undefined) return undefined;
  const counted = surfaceToldBehind(bundle.claim, verdict.surface);
  if (counted !== undefined) return counted;
  const found = surfaceTold(bundle.claim, new Evidence(bundle), verdict.asOf);
  return found !== undefined && canonicalJson(found.told.surface) === canonicalJson(verdict.surface)
    ? found
    : undefined;
}

/** The fewest marks that are worth a picture. */
const WORTH_DRAWING = 5;

/** The picture and the sentences; nothing where there is nothing to tell. */
export function elsewhereDrawn({ told, members }: Elsewhere): Html {
  const { sentences, figures } = english.surface(told);
  const [first] = sentences;
  if (first === undefined) return nothing;
  return html`${picture(told, members)}
<ul class="elsewhere">${sentences.map(
    ({ sentence }) => html`
<li>${sentence}</li>`,
  )}
</ul>
${figures === undefined ? nothing : html`<p class="note">${figures}</p>`}`;
}

function picture(told: SurfaceTold, members: SurfaceMembers): Html {
  const chart = chartOf(told, members);
  if (chart.marks.length < WORTH_DRAWING) return nothing;
  const labels = english.surfaceLabels(told);
  const has = (stands: SurfaceMember['stands']) => chart.marks.some((mark) => mark.stands === stands);
  const keys = [
    ...(has('for') ? [['for', `${labels.for} (above the line)`]] : []),
    ...(has('against') ? [['against', `${labels.against} (below the line)`]] : []),
    ['own', 'the claim’s own'],
  ] as const;
  return html`<figure class="plot">
<h3>${labels.title}</h3>
${trusted(surfaceChart(chart))}<figcaption>${keys.map(([key, label]) => html`<span class="item"><span class="key ${key}"></span> ${label}</span> `)}</figcaption></figure>`;
}

const dayOf = (at: string) => at.slice(-'YYYY-MM-DD'.length);
const float = (r: string) => Number(parseExact(r).valueOf());

function chartOf(told: SurfaceTold, { starts, ends, shifts, since }: SurfaceMembers): SurfaceChart {
  const labels = english.surfaceLabels(told);
  const mark = (moved: 'from' | 'to') => (member: SurfaceMember) => ({
    date: dayOf(member[moved]),
    // A drawing may round.
    value: Number(member.r.n) / Number(member.r.d),
    stands: member.stands,
  });
  const { end } = labels;
  // Where the words are of one year or one step, other starts are other spans, and each span is marked by its end.
  const isOfSpans = end === undefined;
  const { counter } = told;
  return {
    description: `${labels.title}. ${labels.description}`,
    unit: told.unit,
    marks: isOfSpans
      ? shifts.map(mark('to'))
      : [...[...starts, ...since].map(mark('from')), ...ends.map(mark('to'))],
    own: {
      date: dayOf(told.says === 'record' || isOfSpans ? told.to : told.from),
      value: float(told.surface.own),
      label: labels.own,
      short: 'the claim',
    },
    end: end === undefined ? undefined : { date: dayOf(told.to), label: end },
    counter:
      counter === undefined || labels.counter === undefined
        ? undefined
        : {
            date: dayOf(counter.family === 'ends' ? counter.to : counter.from),
            value: float(counter.r),
            label: labels.counter,
          },
  };
}
