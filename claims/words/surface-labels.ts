/** What stands on the drawing of a surface, and what it is described as to those who do not see it. */
import { itIs, nameOf, startsCalled, wayOf } from './surface-clauses.ts';
import type { SurfaceTold } from './surface-told.ts';
import { listInWords, sentence } from './text.ts';

/** The labels of the drawing of a surface. */
export interface SurfaceLabels {
  title: string;
  description: string;
  /** What the two kinds of marks give: "a rise", "a fall". */
  for: string;
  against: string;
  /** The claim's own mark with its date, and the line between earlier and later dates: "the claim", "to March 2022". */
  own: string;
  end: string;
  /** The figure of the counter-example. */
  counter: string | undefined;
}

/** The labels of a drawing in which each other start and each later end is a mark. */
export function surfaceLabels(told: SurfaceTold): SurfaceLabels {
  return told.says === 'record' ? labelsOfRecord(told) : labelsOfChange(told);
}

const counts = (
  n: number,
  agree: number,
  oppose: number,
  what: string,
  verdicts: readonly [string, string],
) =>
  `Of ${n} ${what}${n === 1 ? '' : 's'}, ${agree} ${agree === 1 ? 'gives' : 'give'} ${verdicts[0]} and ${oppose} ${verdicts[1]}.`;

function labelsOfChange(told: SurfaceTold): SurfaceLabels {
  const { starts, ends } = told.surface.families;
  const verdicts = [`a ${wayOf('1', told)}`, `a ${wayOf('-1', told)}`] as const;
  const own = itIs(told.surface.own, told).replace(/^it is /, '');
  const moved = [
    ...(starts === undefined ? [] : ['from each other start']),
    ...(ends === undefined ? [] : ['up to each later figure']),
  ];
  const said = [
    ...(starts === undefined
      ? []
      : [counts(starts.n, starts.agree, starts.oppose, `other ${startsCalled(told)}`, verdicts)]),
    ...(ends === undefined ? [] : [counts(ends.n, ends.agree, ends.oppose, 'later figure', verdicts)]),
  ];
  const { counter } = told;
  const counterAt =
    counter?.family === 'starts' ? counter.from : counter?.family === 'ends' ? counter.to : undefined;
  return {
    title: `What it comes to ${listInWords(moved)}`,
    description: `${said.join(' ')} The claim’s own start is ${nameOf(told.from, told)}, which gives ${own} to ${nameOf(told.to, told)}.`,
    for: verdicts[0],
    against: verdicts[1],
    own: `the claim, since ${nameOf(told.from, told)}`,
    end: `to ${nameOf(told.to, told)}`,
    counter: counterAt === undefined ? undefined : nameOf(counterAt, told),
  };
}

function labelsOfRecord(told: SurfaceTold): SurfaceLabels {
  const { since, ends } = told.surface.families;
  const verdicts = [`the ${told.way}`, `not the ${told.way}`] as const;
  const said = [
    ...(since === undefined
      ? []
      : [counts(since.n, since.agree, since.oppose, 'earlier first figure', verdicts)]),
    ...(ends === undefined ? [] : [counts(ends.n, ends.agree, ends.oppose, 'later figure', verdicts)]),
  ];
  const moved = [
    ...(since === undefined ? [] : ['reaching back to each earlier figure']),
    ...(ends === undefined ? [] : ['for each later figure']),
  ];
  return {
    title: sentence(`the margin of the record ${listInWords(moved)}`),
    description: `${said.join(' ')} The claim’s own figure is that of ${nameOf(told.to, told)}.`,
    for: verdicts[0],
    against: verdicts[1],
    own: 'the claim',
    end: nameOf(told.to, told),
    counter: undefined,
  };
}
