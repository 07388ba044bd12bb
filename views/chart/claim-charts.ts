/** Which drawings a claim has: its figures over time with the claim on them, and its rings on a line. */

import type { Bundle } from '../../claims/bundle.ts';
import { textOption } from '../../claims/engine/inputs.ts';
import { type KnownObservation, knownOn, type Series } from '../../claims/evidence/series.ts';
import { parseInterval } from '../../claims/exact/interval.ts';
import { parseDecimal, parseExact, type Rational } from '../../claims/exact/number.ts';
import { inputsOf, seriesOf, seriesOfInputs, unitOfInput } from '../../claims/kinds/given-inputs.ts';
import { kindNamed } from '../../claims/kinds/index.ts';
import type { Verdict } from '../../claims/verdict.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { english } from '../../claims/words/language.ts';
import { type Html, html, nothing, trusted } from '../parts/html.ts';
import { clip } from '../parts/layout.ts';
import { type NumberLine, numberLine, smallNumberLine } from './number-line.ts';
import { smallTimeChart, type TimeChart, timeChart } from './time-chart.ts';

/** The most series that are drawn for a claim. */
const MAX_CHARTS = 3;

/** The drawings of a claim's page, each in a figure with its caption. */
export function claimCharts(bundle: Bundle, verdict: Verdict): Html {
  const charts = seriesDrawn(bundle)
    .slice(0, MAX_CHARTS)
    .map((s) => seriesFigure(bundle, verdict, s));
  return html`${ringFigure(verdict)}${charts}`;
}

/** How many characters fit on a line of the small drawing. */
const SMALL_LABEL = 46;

/**
 * The one drawing of a card: the way to a target over time if the claim has one, otherwise its rings, otherwise the
 * first series. Only what was known when the verdict was computed is drawn, so that the drawing never changes.
 */
export function cardChart(bundle: Bundle, verdict: Verdict): Html {
  const charts = seriesDrawn(bundle).flatMap((s) => {
    const chart = seriesChart(bundle, verdict, s);
    return chart === undefined ? [] : [{ ...chart, later: [] }];
  });
  const ring = ringChart(verdict);
  const chart = charts.find((c) => c.target !== undefined) ?? (ring === undefined ? charts[0] : undefined);
  if (chart !== undefined && chart.points.length > 0)
    return html`<figure><p class="of">${clip(chart.title, 80)}${chart.title.includes(chart.unit) ? nothing : html` (${clip(chart.unit, 40)})`}</p>${trusted(smallTimeChart(chart))}${legend(chart, verdict)}</figure>`;
  if (ring === undefined) return nothing;
  const drawing = smallNumberLine({
    ...ring,
    claimedLabel: clip(ring.claimedLabel, SMALL_LABEL),
    computedLabel: clip(ring.computedLabel, SMALL_LABEL),
  });
  return html`<figure>${trusted(drawing)}${ringLegend(verdict)}</figure>`;
}

/** The series that a claim's own inputs name and the bundle contains. */
function seriesDrawn(bundle: Bundle): Series[] {
  return seriesOfInputs(bundle.claim)
    .map((id) => bundle.series.find((s) => s.id === id))
    .filter((s) => s !== undefined);
}

function ringFigure(verdict: Verdict): Html {
  const chart = ringChart(verdict);
  if (chart === undefined) return nothing;
  return html`<figure class="plot">${trusted(numberLine(chart))}${ringLegend(verdict)}</figure>`;
}

function ringLegend({ claimed }: Verdict): Html {
  return html`<figcaption><span class="key ring"></span> where the words hold${claimed?.in === claimed?.out ? nothing : html` <span class="key out"></span> where they are stretched`} <span class="key used"></span> where the evidence lies</figcaption>`;
}

/** The rings of a claim that names a figure; undefined if nothing was computed. */
function ringChart(verdict: Verdict): NumberLine | undefined {
  const { claimed, computed } = verdict;
  if (claimed === undefined || computed === undefined) return undefined;
  const [inner, outer, range] = [claimed.in, claimed.out, computed.interval].map(parseInterval);
  if (inner === undefined || outer === undefined || range === undefined) return undefined;
  const end = (q: { valueOf(): number } | null) => (q === null ? null : Number(q.valueOf()));
  const value = parseExact(computed.exact);
  const labels = english.ringLabels(claimed, computed);
  return {
    description: labels.description,
    unit: computed.unit,
    in: { lo: end(inner.lo), hi: end(inner.hi) },
    out: { lo: end(outer.lo), hi: end(outer.hi) },
    computed: { lo: end(range.lo) ?? 0, hi: end(range.hi) ?? 0, point: Number(value.valueOf()) },
    computedLabel: labels.computed,
    claimedLabel: labels.claimed,
  };
}

function seriesFigure(bundle: Bundle, verdict: Verdict, series: Series): Html {
  const chart = seriesChart(bundle, verdict, series);
  if (chart === undefined) return nothing;
  return html`<div class="plot"><h3>${chart.title} <span class="unit">(${series.unit}${series.measure === undefined ? '' : `, ${series.measure}`})</span></h3><figure>${trusted(timeChart(chart))}${legend(chart, verdict)}</figure></div>`;
}

/** A series as it is drawn; undefined if there is too little of it. */
function seriesChart(bundle: Bundle, verdict: Verdict, series: Series): TimeChart | undefined {
  const known = knownOn(series, verdict.asOf);
  const latest = knownOn(series, '9999-12-31').filter((o) => o.observation.publishedOn > verdict.asOf);
  const used = new Set(verdict.evidence.filter((e) => e.series === series.id).map((e) => e.at));
  const way = wayOf(bundle, verdict, series, known);
  if (known.length + latest.length < 2 && way === undefined) return undefined;
  const labels = english.seriesLabels({
    unit: series.unit,
    known,
    ...(way === undefined ? {} : { target: { value: way.target, deadline: way.deadline } }),
  });
  return {
    title: `${series.title}${series.place === undefined ? '' : `, ${series.place}`}`,
    description: labels.description,
    unit: series.unit,
    points: known.map((o) => ({
      date: o.at.end,
      value: Number(o.value.valueOf()),
      used: used.has(o.at.text),
    })),
    later: latest.map((o) => ({ date: o.at.end, value: Number(o.value.valueOf()) })),
    ...(way === undefined || labels.target === undefined
      ? {}
      : { target: { value: Number(way.target.valueOf()), label: labels.target } }),
    ...(way?.deadline === undefined ? {} : { deadline: way.deadline }),
    ...(way?.required === undefined ? {} : { required: way.required }),
    rings: ringsOn(series, verdict),
  };
}

/** The way of a series to the target of its claim. */
interface Way {
  /** In the unit of the series. */
  target: Rational;
  deadline: string | undefined;
  /** The pace that is required, from the last figure to the deadline; undefined if nothing is. */
  required: TimeChart['required'] | undefined;
}

/** The way that the claim's kind draws on a series; undefined if it draws none, or not on this one. */
function wayOf(
  { claim, series: all }: Bundle,
  verdict: Verdict,
  series: Series,
  known: readonly KnownObservation[],
): Way | undefined {
  const chart = kindNamed(claim.kind)?.chart;
  if (chart?.draws !== 'way-to-target') return undefined;
  const moving = inputsOf(claim).find(({ name }) => name === chart.progress);
  const used = verdict.evidence.find((e) => e.input === chart.target);
  if (moving === undefined || seriesOf(moving) !== series.id || used === undefined) return undefined;
  if (unitOfInput(claim, all, chart.target) !== series.unit) return undefined;
  const target = parseDecimal(used.value);
  const deadline = textOption(claim.options, 'deadline');
  const last = lastUsed(known, verdict, chart.progress);
  const isOpen = last !== undefined && deadline !== undefined && last.at.end < deadline;
  return {
    target,
    deadline,
    required: isOpen
      ? {
          from: { date: last.at.end, value: Number(last.value.valueOf()) },
          to: { date: deadline, value: Number(target.valueOf()) },
        }
      : undefined,
  };
}

/** The figure from which the required pace is drawn: that of the pace, or the one that the claim names. */
function lastUsed(
  known: readonly KnownObservation[],
  { pace, evidence }: Verdict,
  input: string,
): KnownObservation | undefined {
  const at = pace === undefined ? evidence.find((e) => e.input === input)?.at : pace?.at;
  return known.find((o) => o.at.text === at);
}

/** What the marks of a chart mean; nothing if it has none. */
function legend(chart: TimeChart, verdict: Verdict): Html {
  const entries = [
    chart.points.some((p) => p.used)
      ? html`<span class="key used"></span> what the verdict rests on `
      : nothing,
    chart.required === undefined ? nothing : html`<span class="key required"></span> the pace required `,
    chart.rings.length === 0
      ? nothing
      : html`<span class="key ring"></span> where this figure would have to lie for the claim to hold `,
    chart.later.length === 0
      ? nothing
      : html`<span class="key later"></span> published after ${dateInWords(verdict.asOf)}`,
  ].filter((entry) => entry !== nothing);
  return entries.length === 0 ? nothing : html`<figcaption>${entries}</figcaption>`;
}

/** The ring of each input that is a figure of the series. */
function ringsOn(series: Series, verdict: Verdict): TimeChart['rings'] {
  return verdict.flips.flatMap((flip) => {
    const used = verdict.evidence.find((e) => e.input === flip.input && e.series === series.id);
    if (used?.at === undefined || flip.holdsIn === 'none') return [];
    const { lo, hi } = parseInterval(flip.holdsIn);
    const date = used.at.split('/').pop() ?? used.at;
    return [
      { date, lo: lo === null ? null : Number(lo.valueOf()), hi: hi === null ? null : Number(hi.valueOf()) },
    ];
  });
}
