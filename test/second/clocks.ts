/** The two clocks and the course of a claim (method, section 9). */
import type { Bundle, Inputs } from './bundle.ts';
import { evaluate } from './evaluate.ts';
import { dayAfter, moment } from './time.ts';
import { type Headline, headlineOf } from './words.ts';

/** The headline of the words when they were said and on a day. */
export function headline(bundle: Bundle, today: string = bundle.asOf): Headline {
  const { kind, saidOn } = bundle.claim;
  return headlineOf(kind, evaluate(bundle, saidOn).word, evaluate(bundle, today).word);
}

/** Every finding and word from the day of the words until another, with the day from which each is so. */
export function course(
  bundle: Bundle,
  until: string = bundle.asOf,
): { from: string; finding: string; word: string }[] {
  const { saidOn, inputs, options = {}, alsoOn: others = [] } = bundle.claim;
  const days = new Set([saidOn]);
  for (const { observations } of bundle.series)
    for (const o of observations) {
      days.add(o.publishedOn);
      days.add(dayAfter(moment(o.at).end));
    }
  for (const by of [options.deadline, ...(options.milestones ?? []).map((m) => m.by)])
    if (by !== undefined) days.add(dayAfter(by));
  const list = [inputs, ...others.map((o) => o.inputs)].flatMap((all: Inputs) => Object.values(all)).flat();
  for (const input of list)
    if (typeof input === 'object' && input.at !== undefined && input.at !== 'latest')
      days.add(dayAfter(moment(input.at).end));
  const entries: { from: string; finding: string; word: string }[] = [];
  for (const day of [...days].sort()) {
    if (day < saidOn || day > until) continue;
    const { finding, word } = evaluate(bundle, day);
    const last = entries.at(-1);
    if (last === undefined || last.finding !== finding || last.word !== word)
      entries.push({ from: day, finding, word });
  }
  return entries;
}
