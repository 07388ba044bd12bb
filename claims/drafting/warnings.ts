/**
 * What an editor should look at again before a claim goes to review. No warning keeps the claim from being saved or
 * sent; each names the field that it is about.
 */

import type { Bundle } from '../bundle.ts';
import type { Observation, Series } from '../evidence/series.ts';
import { nearestMoments } from '../evidence/series-dates.ts';
import { moment } from '../exact/calendar.ts';
import { inputsOf } from '../kinds/given-inputs.ts';
import { unclaimedNumbers } from '../reading/quotation.ts';
import type { Clocks, EvidenceUsed, Missing } from '../verdict/verdict.ts';
import { dateInWords, momentName } from '../words/dates.ts';
import { separated } from '../words/numbers.ts';
import { listInWords, sentence, titleInWords } from '../words/text.ts';
import type { Clash } from './draft-bundle.ts';
import { type Checked, checkedOf, fieldOf, isAgreed, nameOf } from './draft-context.ts';
import { figureWarnings } from './figure-warnings.ts';
import { lacksSource } from './input-faults.ts';
import type { Warning } from './messages.ts';
import { deniedNumber, otherHedge, otherOptions, otherTimes, unsaidNumber } from './quotation-warnings.ts';
import { timesApart } from './time-warnings.ts';
import { missingScale } from './unit-fit.ts';

/** How many warnings of one sort an input gets at most, since a pace rests on many figures. */
const PER_INPUT = 3;

/** Whatever in a draft deserves another look, the most serious first. */
export function warningsOf(
  { claim, series, sources }: Pick<Bundle, 'claim' | 'series' | 'sources'>,
  verdicts: Clocks,
  clashes: readonly Clash[] = [],
): Warning[] {
  const checked = checkedOf({ claim, series, sources }, verdicts);
  const times = timesApart(checked);
  return unique([
    ...clashes.map((clash) => clashWarning(checked, clash)),
    ...missing(checked, times.length > 0),
    ...scales(checked),
    ...onOthers(checked),
    ...laterThanSaid(checked),
    ...superseded(checked),
    ...forecasts(checked),
    ...times,
    ...figureWarnings(checked),
    ...unsourced(checked),
    ...unlinked(checked),
    ...said(checked),
  ]);
}

function clashWarning(checked: Checked, { series, typed, held }: Clash): Warning {
  const [input] =
    [...checked.inputs].find(
      ([, given]) =>
        typeof given === 'object' && 'series' in given && given.series === series && given.at === typed.at,
    ) ?? [];
  return {
    field: fieldOf(checked, input, 'value'),
    message: `The ledger has ${separated(held.value)} for ${momentName(typed.at)}, published on the same day, ${dateInWords(held.publishedOn)}: ${separated(typed.value)} cannot be added as well. Use the ledger’s figure, or correct it among the evidence first.`,
  };
}

/** What is missing. If times that differ are named one by one, the reason that they differ is not told again. */
function missing(checked: Checked, areTimesTold: boolean): Warning[] {
  const { said, now } = checked.verdicts;
  // Another unit than the evidence's keeps the claim out, and is told as a fault.
  const isOwn = ({ reason, input }: Missing) =>
    !(reason === 'unit-mismatch' && input === 'claimed') && !(reason === 'period-mismatch' && areTimesTold);
  const onlySaid = said.missing.filter(
    (m) =>
      m.reason !== 'not-yet-published' &&
      !now.missing.some((n) => n.reason === m.reason && n.input === m.input),
  );
  return [
    ...now.missing.filter(isOwn).map((m) => missingWarning(checked, m, now.because)),
    ...onlySaid
      .filter(isOwn)
      .map((m) => missingWarning(checked, m, `On the figures of the day it was said: ${said.because}`)),
  ];
}

function missingWarning(checked: Checked, { reason, input }: Missing, because: string): Warning {
  const given = input === undefined ? undefined : checked.inputs.get(input);
  const at = typeof given === 'object' && 'series' in given && given.at !== 'latest' ? given.at : undefined;
  switch (reason) {
    case 'unit-mismatch':
      return {
        field: fieldOf(checked, input, 'from'),
        message: `The units do not match: ${differing(checked, input, 'unit')}. They cannot be added, subtracted or compared.`,
      };
    case 'measure-mismatch':
      return {
        field: fieldOf(checked, input, 'from'),
        message: `The measures do not match: ${differing(checked, input, 'measure')}. They must not be mixed.`,
      };
    case 'no-observation':
      return at === undefined || typeof given !== 'object' || !('series' in given)
        ? { field: fieldOf(checked, input, 'at'), message: because }
        : { field: fieldOf(checked, input, 'at'), ...noFigure(checked, given.series, at) };
    case 'no-claimed-figure':
      return {
        field: 'claimed.value',
        message: 'The claim names no figure to compare the evidence with.',
      };
    default:
      return { field: fieldOf(checked, input, 'from'), message: because };
  }
}

/** The warning that a series has no figure for a moment, with the nearest that it has. */
function noFigure(checked: Checked, id: string, at: string): Omit<Warning, 'field'> {
  const series = checked.seriesOf(id);
  const { before, after } = series === undefined ? {} : nearestMoments(series, at);
  const nearest = [before, after].flatMap((held) => (held === undefined ? [] : [momentName(held)]));
  return {
    message: `The series has no figure for ${momentName(at)}${
      nearest.length === 0
        ? ', nor for any other time: add the figure.'
        : `. The nearest ${nearest.length === 1 ? 'is' : 'are'} for ${listInWords(nearest)}: choose one of its dates, or add the figure.`
    }`,
    about: { series: id },
  };
}

/** "the target is in officers, the figure reached in %". */
function differing(checked: Checked, input: string | undefined, part: 'unit' | 'measure'): string {
  const all = [...checked.inputs].flatMap(([name, given]) => {
    const isInline = typeof given === 'object' && 'value' in given;
    const counted = isInline ? given : checked.seriesOf(typeof given === 'string' ? given : given.series);
    const value = counted?.[part];
    return value === undefined ? [] : [{ name, value }];
  });
  const own = all.find((one) => one.name === input) ?? all[all.length - 1];
  const other = all.find((one) => one.value !== own?.value);
  if (own === undefined || other === undefined) return 'the figures are counted in different things';
  return `${nameOf(checked, other.name)} is “${other.value}”, and ${nameOf(checked, own.name)} is “${own.value}”`;
}

/** Other evidence on which the words cannot be tested. */
function onOthers({ verdicts: { said, now } }: Checked): Warning[] {
  return (now.alsoOn ?? []).flatMap(({ label, finding }, i): Warning[] =>
    finding === 'not-computable' && said.alsoOn?.[i]?.finding === 'not-computable'
      ? [
          {
            field: `alsoOn.${i}.label`,
            message: `Other evidence, “${label}”: the words cannot be tested on it. Check its figures, their units and their times.`,
          },
        ]
      : [],
  );
}

/** The claimed figure is at least a thousand times the computed one, or the other way round. */
function scales({ claim, verdicts: { said, now } }: Checked): Warning[] {
  const message = missingScale(claim.claimed, now.computed ?? said.computed);
  return message === undefined ? [] : [{ field: 'claimed.value', message }];
}

/** Figures and sources that nobody could know when the claim was made. */
function laterThanSaid(checked: Checked): Warning[] {
  const { claim, verdicts } = checked;
  const said = dateInWords(claim.saidOn);
  const figures = verdicts.said.missing.flatMap(({ reason, input }): Warning[] => {
    const given = input === undefined ? undefined : checked.inputs.get(input);
    if (reason !== 'not-yet-published' || typeof given !== 'object' || !('series' in given)) return [];
    const first = checked
      .seriesOf(given.series)
      ?.observations.filter((o) => o.at === given.at)
      .map((o) => o.publishedOn)
      .sort()[0];
    const when = first === undefined ? 'later' : `on ${dateInWords(first)}`;
    const figure =
      given.at === 'latest' ? 'The first figure of this series' : `The figure for ${momentName(given.at)}`;
    return [
      {
        field: fieldOf(checked, input, 'at'),
        message: `${figure} was published ${when}, after the claim was made on ${said}: nobody could know it then, and the verdict of that day cannot be computed.`,
      },
    ];
  });
  const sources = [...checked.inputs].flatMap(([name, given]): Warning[] => {
    if (typeof given === 'string' || 'series' in given) return [];
    if (given.at !== undefined && moment(given.at).end > claim.saidOn && !isAgreed(checked, name))
      return [
        {
          field: fieldOf(checked, name, 'at'),
          message: `${sentence(nameOf(checked, name))} is for ${momentName(given.at)}, after the claim was made on ${said}, but still counts for the verdict of that day: give it as a figure of a series, with the day on which it was published.`,
        },
      ];
    if (given.source === undefined) return [];
    const source = checked.sourceOf(given.source);
    if (source?.publishedOn === undefined || source.publishedOn <= claim.saidOn) return [];
    return [
      {
        field: fieldOf(checked, name, 'source.id'),
        message: `The source of ${nameOf(checked, name)}, ${titleInWords(source.title)}, was published on ${dateInWords(source.publishedOn)}, after the claim was made on ${said}.`,
      },
    ];
  });
  return [...figures, ...sources];
}

const BY_TIME = new WeakMap<Series, Map<string, Observation[]>>();

/** The observations of a series by what they are for: a verdict may rest on all of them, and each is looked up. */
function byTime(series: Series): Map<string, Observation[]> {
  let all = BY_TIME.get(series);
  if (all === undefined) {
    all = new Map();
    for (const o of series.observations) {
      const there = all.get(o.at);
      if (there === undefined) all.set(o.at, [o]);
      else there.push(o);
    }
    BY_TIME.set(series, all);
  }
  return all;
}

/** The observation that a line of evidence shows, and the others of its series for the same time. */
function vintages(checked: Checked, used: EvidenceUsed): { own?: Observation; others: Observation[] } {
  const series = used.series === undefined ? undefined : checked.seriesOf(used.series);
  const there =
    (series === undefined || used.at === undefined ? undefined : byTime(series).get(used.at)) ?? [];
  const own = there.find((o) => o.publishedOn === used.publishedOn);
  return { ...(own === undefined ? {} : { own }), others: there.filter((o) => o !== own) };
}

/** Figures that the verdict of the day rests on, published since with another value. */
function superseded(checked: Checked): Warning[] {
  return perInput(checked.verdicts.said.evidence, (used) => {
    const { own, others } = vintages(checked, used);
    const later = others
      .filter((o) => own !== undefined && o.publishedOn > own.publishedOn)
      .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
    const last = later.at(-1);
    if (own === undefined || last === undefined || last.value === own.value) return [];
    // A value that was published again counts from the day on which it first appeared.
    const since = later.findLastIndex((o) => o.value !== last.value) + 1;
    const onIt = checked.verdicts.now.evidence.some((e) => e.series === used.series && e.at === used.at);
    return [
      {
        field: fieldOf(checked, used.input, 'at'),
        message: `The figure for ${momentName(own.at)} has been superseded: ${separated(own.value)} became ${separated(last.value)} on ${dateInWords((later[since] ?? last).publishedOn)}.${onIt ? ' Today’s verdict rests on the later one.' : ''}`,
      },
    ];
  });
}

/** Figures that are forecasts, or were published before the time that they are for was over. */
function forecasts(checked: Checked): Warning[] {
  const { said, now } = checked.verdicts;
  return perInput([...now.evidence, ...said.evidence], (used) => {
    const { own } = vintages(checked, used);
    if (own === undefined) return [];
    const field = fieldOf(checked, used.input, 'at');
    if (own.status === 'forecast')
      return [{ field, message: `The figure for ${momentName(own.at)} is a forecast, not a count.` }];
    return own.publishedOn < moment(own.at).end
      ? [
          {
            field,
            message: `The figure for ${momentName(own.at)} was published on ${dateInWords(own.publishedOn)}, before that time was over: check both dates, or mark it as a forecast.`,
          },
        ]
      : [];
  });
}

/** Figures given on the spot that are taken for a target, where a figure that was counted might stand as well. */
function unsourced(checked: Checked): Warning[] {
  return inputsOf(checked.claim).flatMap((input): Warning[] => {
    const { given, name, spec } = input;
    if (typeof given === 'string' || 'series' in given || given.source !== undefined) return [];
    // What review refuses is told there; where only a target can stand, nothing is in doubt.
    if (spec.mayBeGiven !== 'target' || spec.usually === 'figure') return [];
    if (lacksSource(input, checked.claim.saidOn)) return [];
    return [
      {
        field: fieldOf(checked, name, 'source.id'),
        message: `${sentence(nameOf(checked, name))}, ${separated(given.value)}, is taken for a target, which the claim itself may give. If it was counted, give its source.`,
      },
    ];
  });
}

/** Sources without a link, and a quotation without a link to where it was said. */
function unlinked(checked: Checked): Warning[] {
  const { claim, verdicts } = checked;
  const used = [...verdicts.now.evidence, ...verdicts.said.evidence];
  const sources = used.flatMap((one): Warning[] => {
    const source = one.source === undefined ? undefined : checked.sourceOf(one.source);
    return source === undefined || source.url !== undefined
      ? []
      : [
          {
            field: fieldOf(checked, one.input, one.series === undefined ? 'source.id' : 'at'),
            message: `The source ${titleInWords(source.title)} has no link, so readers cannot follow it.`,
          },
        ];
  });
  const where: Warning[] =
    claim.appearance === undefined
      ? [{ field: 'appearance.title', message: 'Nothing says where the words were said.' }]
      : claim.appearance.url === undefined
        ? [{ field: 'appearance.url', message: 'There is no link to where the words were said.' }]
        : [];
  return [...sources, ...where];
}

/** Differences between the form and the quotation: its number, the word before it, numbers that nothing claims. */
function said(checked: Checked): Warning[] {
  const { quote, claimed } = checked.claim;
  const unsaid = claimed === undefined ? [] : unsaidNumber(quote, claimed);
  const evidence = [...checked.verdicts.now.evidence, ...checked.verdicts.said.evidence];
  const read = [
    ...otherOptions(checked.claim),
    ...(claimed === undefined ? [] : deniedNumber(checked.claim, claimed)),
    ...otherTimes(
      quote,
      evidence.flatMap(({ at }) => (at === undefined ? [] : [moment(at)])),
    ),
  ];
  // That warning already names what the quotation says instead.
  if (unsaid.length > 0) return [...read, ...unsaid];
  return [...read, ...(claimed === undefined ? [] : otherHedge(quote, claimed)), ...unclaimed(checked)];
}

/** How many numbers that nothing claims get a warning. */
const MAX_UNCLAIMED = 5;

/** Numbers of the quotation that the claim does not name. */
function unclaimed({ claim, inputs, seriesOf, verdicts: { said, now } }: Checked): Warning[] {
  const { claimed } = claim;
  const named = [
    ...(claimed === undefined ? [] : [claimed]),
    ...[...inputs.values()].flatMap((given) =>
      typeof given === 'string' || 'series' in given ? [] : [{ value: given.value, unit: given.unit }],
    ),
    ...[...said.evidence, ...now.evidence].map(({ value, series }) => ({
      value,
      unit: series === undefined ? undefined : seriesOf(series)?.unit,
    })),
  ];
  return unclaimedNumbers(claim.quote, named)
    .slice(0, MAX_UNCLAIMED)
    .map(({ text }) => ({
      field: 'quote',
      message: `The quotation has a number that nothing here claims: “${text.slice(0, 80)}”. It may be a claim of its own.`,
    }));
}

/** The warnings about lines of evidence, at most `PER_INPUT` for each input. */
function perInput(used: readonly EvidenceUsed[], warn: (used: EvidenceUsed) => Warning[]): Warning[] {
  const told = new Map<string, Set<string>>();
  return used.flatMap((one) => {
    const own = told.get(one.input) ?? new Set<string>();
    told.set(one.input, own);
    return warn(one).filter(({ message }) => {
      if (own.has(message) || own.size >= PER_INPUT) return false;
      own.add(message);
      return true;
    });
  });
}

/** Each message once. */
function unique(warnings: readonly Warning[]): Warning[] {
  return [...new Map(warnings.map((w) => [w.message, w])).values()];
}
