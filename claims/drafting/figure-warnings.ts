/** Warnings about the figures of one formula: taken as exact though they look rounded, or from different places, indices or units. */

import { agree, isPercent } from '../evidence/units.ts';
import { kindNamed } from '../kinds/index.ts';
import { momentName } from '../words/dates.ts';
import { separated } from '../words/numbers.ts';
import { sentence, titleInWords } from '../words/text.ts';
import { type Checked, fieldOf, isAgreed, nameOf, pairsOf, seriesGiven } from './draft-context.ts';
import type { Warning } from './messages.ts';

/** A whole number with this many zeros at its end has more often been rounded than not. */
const ROUND = /^-?\d+0{4}$/;

/** Whatever deserves another look in a draft's figures, each by itself or compared with another. */
export function figureWarnings(checked: Checked): Warning[] {
  return [
    ...looksRounded(checked),
    ...otherPlaces(checked),
    ...otherIndices(checked),
    ...otherUnits(checked),
  ];
}

/** Figures such as 7,800,000 that are taken to the last digit: if they were rounded, the claim has more room. */
function looksRounded(checked: Checked): Warning[] {
  const { said, now } = checked.verdicts;
  const evidence = now.evidence.length > 0 ? now.evidence : said.evidence;
  return evidence.flatMap((used): Warning[] => {
    const given = checked.inputs.get(used.input);
    const isInline = typeof given === 'object' && 'value' in given;
    if (!ROUND.test(used.value) || (isInline && isAgreed(checked, used.input))) return [];
    const held = checked
      .seriesOf(used.series ?? '')
      ?.observations.find((o) => o.at === used.at && o.publishedOn === used.publishedOn);
    const precision = isInline ? given.precision : held?.precision;
    if (precision !== undefined) return [];
    const when = used.at === undefined ? '' : ` for ${momentName(used.at)}`;
    return [
      {
        field: fieldOf(checked, used.input, isInline || held === undefined ? 'nearest' : 'at'),
        message: `${separated(used.value)}${when} is taken to the last digit. If it was published rounded, say to what, as “Rounded to the nearest”: what the evidence allows is wider then.`,
      },
    ];
  });
}

/** A change between figures of different places, or of a place and none: usually one series that was described twice. */
function otherPlaces(checked: Checked): Warning[] {
  return pairsOf(checked, 'change').flatMap(([first, second]): Warning[] => {
    const [from, to] = [seriesGiven(checked, first), seriesGiven(checked, second)];
    if (from === undefined || to === undefined || from.id === to.id || from.place === to.place) return [];
    const placed = (place: string | undefined) => (place === undefined ? 'no place' : `“${place}”`);
    return [
      {
        field: fieldOf(checked, second, 'series'),
        message: `The two figures are of two series: ${nameOf(checked, first)} of one with ${placed(from.place)}, ${nameOf(checked, second)} of one with ${placed(to.place)}. Check whether they are the same, and give the same place to both.`,
      },
    ];
  });
}

/** Figures of two series that should be of one, such as prices of two indices, which measure different things. */
function otherIndices(checked: Checked): Warning[] {
  const pairs = kindNamed(checked.claim.kind)?.pairs.filter(({ sameSeries }) => sameSeries) ?? [];
  return pairs.flatMap(({ of: [first, second = first] }): Warning[] => {
    const [from, to] = [seriesGiven(checked, first), seriesGiven(checked, second)];
    if (from === undefined || to === undefined || from.id === to.id) return [];
    return [
      {
        field: fieldOf(checked, second, 'series'),
        message: `${sentence(nameOf(checked, first))} and ${nameOf(checked, second)} are of two series, ${titleInWords(from.title)} and ${titleInWords(to.title)}: take both from one.`,
      },
    ];
  });
}

/** A share of figures that count different things, which the method (section 5) allows. A ratio of such has a unit of its own. */
function otherUnits(checked: Checked): Warning[] {
  if (!isPercent(checked.claim.claimed?.unit ?? '')) return [];
  return pairsOf(checked, 'quotient').flatMap(([first, second]): Warning[] => {
    const [one, other] = [first, second].map((name) => {
      const given = checked.inputs.get(name);
      if (typeof given !== 'object') return undefined;
      return 'series' in given ? checked.seriesOf(given.series)?.unit : given.unit;
    });
    if (one === undefined || other === undefined || agree(one, other)) return [];
    return [
      {
        field: fieldOf(checked, second, 'from'),
        message: `${sentence(nameOf(checked, first))} is counted in “${one}”, and ${nameOf(checked, second)} in “${other}”: check whether one is meant as a part of the other.`,
      },
    ];
  });
}
