/** What stands on the drawing of a surface, and what it is described as to those who do not see it. */
import { isUsualSpan, itIs, nameOf, spansCalled, startsCalled, wayOf } from './surface-clauses.ts';
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
  end: string | undefined;
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
  if (isUsualSpan(told)) return labelsOfSpans(told);
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

/** Of a claim of one year or one step: each other such span by its end. */
function labelsOfSpans(told: SurfaceTold): SurfaceLabels {
  const { shifts } = told.surface.families;
  const verdicts = [`a ${wayOf('1', told)}`, `a ${wayOf('-1', told)}`] as const;
  const own = itIs(told.surface.own, told).replace(/^it is /, '');
  const called = spansCalled(told);
  return {
    title: `What other ${called} come to, by their end`,
    description: `${shifts === undefined ? '' : `Of ${shifts.n} other ${called}, ${shifts.agree} show ${verdicts[0]} and ${shifts.oppose} ${verdicts[1]}. `}The claim’s own ends in ${nameOf(told.to, told)}, with ${own}.`,
    for: verdicts[0],
    against: verdicts[1],
    own: `the claim, to ${nameOf(told.to, told)}`,
    end: undefined,
    counter: undefined,
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
