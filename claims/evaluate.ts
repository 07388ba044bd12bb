/**
 * The only door to a verdict: a pure function of a claim, the evidence and a date.
 *
 *     const parsed = parseBundle(json);
 *     if (parsed.ok) evaluateBundle(parsed.bundle).because
 *     // "20,000 officers less the 16,753 officers on 31 December 2022 leaves 3,247 officers; over the
 *     //  3 months to 31 March 2023 that is 1,082.33 officers per month, not 1,142."
 *
 * The same three inputs give the same verdict on every machine; nothing here reads a clock, a file, the
 * network or chance.
 */
import type { Bundle, Claim } from './bundle.ts';
import { isShrunk } from './claim.ts';
import { type CourseEntry, type CourseFound, courseFound } from './engine/course.ts';
import { Evidence, type EvidenceParts } from './engine/evidence.ts';
import { inOrderOfMethod } from './engine/framing.ts';
import type { AnyClaim, Kind } from './engine/kind.ts';
import { insteadOfWords, onOthers } from './engine/other-evidence.ts';
import { seriesOfInputs } from './kinds/given-inputs.ts';
import { kindNamed } from './kinds/index.ts';
import { surfaceOf } from './surface/surface.ts';
import { type Headline, headlineOf } from './verdict/headline.ts';
import type { Word } from './verdict/reader-words.ts';
import {
  type AnyVerdict,
  type Clocks,
  type Decided,
  FINDING_WORDS,
  type Framing,
  type Verdict,
} from './verdict/verdict.ts';
import { wordOf } from './verdict/word.ts';
import type { KindWords } from './words/kind-words.ts';
import { english, type Language } from './words/language.ts';

/** What a claim of a bundle, or of parts of one, is decided on. */
export function evidenceOf(parts: EvidenceParts): Evidence {
  return new Evidence(parts);
}

/** What is decided on a claim, on the evidence that was published by `asOf` (`YYYY-MM-DD`): values without words. */
export function decide(claim: Claim, evidence: Evidence, asOf: string): Decided {
  return decideAll(claim as AnyClaim, evidence, asOf);
}

/** The verdict with what stands beside it: other evidence, what else the number may be, and what is left out. */
function decideAll(claim: AnyClaim, evidence: Evidence, asOf: string): Decided {
  const onItsOwn = (one: AnyClaim) => decideAlone(one, evidence, asOf);
  const decided = onItsOwn(claim);
  const { alsoOn, framing } = onOthers(claim, decided.word, onItsOwn);
  const elsewhere =
    decided.finding !== 'not-computable' && kindOf(claim.kind).hasSurface === true
      ? surfaceOf(claim, evidence, asOf)
      : undefined;
  const insteadOf = insteadOfWords(claim, decided, evidence, onItsOwn);
  const isOpen = decided.finding === 'not-computable' || decided.finding === 'unclear';
  return {
    ...decided,
    framing: isOpen ? [] : framed([...decided.framing, ...framing, ...(elsewhere?.framing ?? [])]),
    ...(alsoOn === undefined ? {} : { alsoOn }),
    ...(insteadOf === undefined ? {} : { insteadOf }),
    ...(elsewhere === undefined ? {} : { surface: elsewhere.surface }),
  };
}

/** Flags in the order of the method, the other measures that the claim names and those of the surface in one. */
function framed(framing: readonly Framing[]): Framing[] {
  const on = framing.flatMap((one) => (one.flag === 'measure' ? one.on : []));
  const rest = framing.filter(({ flag }) => flag !== 'measure');
  return inOrderOfMethod(on.length === 0 ? rest : [...rest, { flag: 'measure', on }]);
}

/** The verdict on the claim's own inputs. */
function decideAlone(claim: AnyClaim, evidence: Evidence, asOf: string): Decided & { word: Word } {
  const kind = kindOf(claim.kind);
  const decided = kind.decide(claim, evidence, asOf);
  const { claimed, options } = claim;
  const moreIsLess = (claimed !== undefined && isShrunk(claimed)) || kind.moreIsLess?.(options) === true;
  return { ...decided, word: wordOf(decided, moreIsLess) };
}

/** A decided verdict in words. Throws a RangeError if its kind, or a sentence of its kind, is not there. */
export function inWords(decided: Decided, language: Language = english): Verdict {
  return inWordsOf(language.kinds(kindOf(decided.kind)), decided, language);
}

function inWordsOf(own: KindWords, decided: Decided, language: Language): Verdict {
  return inOrder({
    ...decided,
    because: language.because(decided, own),
    working: decided.working.map(({ code, counts, ...line }) => ({
      step: language.step({ code, ...(counts === undefined ? {} : { counts }) }, own),
      ...line,
    })),
  });
}

/**
 * A verdict as it was stored, in words. Verdicts of earlier programs were stored with their words, and keep them. What was
 * stored must be read for good: if its kind or its sentence is no longer made, or takes other values by now, it is told
 * by what its finding means.
 */
export function storedInWords(verdict: AnyVerdict, language: Language = english): Verdict {
  if (!('saying' in verdict)) return verdict;
  const kind = kindNamed(verdict.kind);
  const own = kind === undefined ? { because: {} } : language.kinds(kind);
  try {
    return inWordsOf(own, verdict, language);
  } catch {
    return inWordsOf(own, verdict, { ...language, because: () => FINDING_WORDS[verdict.finding].means });
  }
}

/** The verdicts of both clocks, stored or just decided, in words. */
export function clocksInWords({ said, now }: Clocks<AnyVerdict>): Clocks {
  return { said: storedInWords(said), now: storedInWords(now) };
}

/** The verdict on a claim, on the evidence that was published by `asOf` (`YYYY-MM-DD`). */
export function evaluate(claim: Claim, evidence: Evidence, asOf: string): Verdict {
  return inWords(decide(claim, evidence, asOf));
}

/** The verdict on a bundle, as of its own date unless another is given. */
export function evaluateBundle(bundle: Bundle, asOf = bundle.asOf): Verdict {
  return evaluate(bundle.claim, evidenceOf(bundle), asOf);
}

/** What is decided on a bundle when the words were said and today. */
export function decideClocks(bundle: Bundle, today: string): Clocks<Decided> {
  const { claim } = bundle;
  const evidence = evidenceOf(bundle);
  return { said: decide(claim, evidence, claim.saidOn), now: decide(claim, evidence, today) };
}

/** What is decided on a claim by both clocks without what stands beside its verdicts, on which no word depends: for many at a time. */
export function clocksAlone(claim: Claim, evidence: Evidence, today: string): Clocks<Decided> {
  const on = (asOf: string) => decideAlone(claim as AnyClaim, evidence, asOf);
  return { said: on(claim.saidOn), now: on(today) };
}

/** The headline of a claim by them, for those who try many figures. */
export function headlineAlone(claim: Claim, evidence: Evidence, today: string): Headline {
  return headlineOf(clocksAlone(claim, evidence, today));
}

/** How the verdict on a bundle went from the day of the words until another: an entry each time that it changed. */
export function courseOf(bundle: Bundle, until: string): CourseEntry[] {
  const { entries } = courseWithEvidence(bundle, until);
  return entries.map(({ from, finding, word }) => ({ from, finding, word }));
}

/** The same with what each verdict was decided on, for those who say why it changed. `most` as in `courseFound`. */
export function courseWithEvidence(bundle: Bundle, until: string, most?: number): CourseFound {
  const claim: AnyClaim = bundle.claim;
  return courseFound(
    { claim, parts: bundle, seriesIds: seriesOfInputs(bundle.claim), until },
    (evidence, asOf) => decideAlone(claim, evidence, asOf),
    most,
  );
}

/** The verdicts on a bundle when the words were said and today. */
export function bothClocks(bundle: Bundle, today: string): Clocks {
  const { said, now } = decideClocks(bundle, today);
  return { said: inWords(said), now: inWords(now) };
}

function kindOf(name: string): Kind {
  const kind = kindNamed(name);
  if (kind === undefined) throw new RangeError(`no such kind: ${name}`);
  return kind;
}

/** The keys of a verdict in the order of the contract, which is the order in which people read it. */
const KEYS = [
  'kind',
  'asOf',
  'method',
  'word',
  'finding',
  'direction',
  'computed',
  'claimed',
  'difference',
  'relative',
  'reason',
  'testedSince',
  'step',
  'pace',
  'outcome',
  'because',
  'working',
  'flips',
  'framing',
  'alsoOn',
  'insteadOf',
  'surface',
  'missing',
  'evidence',
] as const satisfies readonly (keyof Verdict)[];

function inOrder(verdict: Verdict): Verdict {
  const ordered: Partial<Record<keyof Verdict, unknown>> = {};
  for (const key of KEYS) if (key in verdict) ordered[key] = verdict[key];
  return ordered as unknown as Verdict;
}
