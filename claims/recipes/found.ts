/** What is found while a file is planned: gathered once, and put into order at the end. */
import { fewOf } from '../tables/finding.ts';
import { type Answers, CODES, type Code, type Level, type Question, type Warning } from './plan-shape.ts';

/** How many cells, columns or labels a finding names. */
export const MOST_NAMED = 20;

/** The first few of many in words, of which only some are at hand: "a, b, c and 4 more". */
export function someOf(texts: readonly string[], count: number, most = 3): string {
  const shown = texts.slice(0, most);
  const rest = count - shown.length;
  return rest > 0 && shown.length > 0 ? `${shown.join(', ')} and ${rest} more` : fewOf(shown, most);
}

/** A finding before its level is known. */
export interface Finding {
  code: Code;
  /** If it is not that of the code. */
  level?: Level;
  where: readonly string[];
  /** How many there are, if `where` has not all. */
  count?: number;
  message: string;
  question?: Question;
  factor?: string;
}

const ORDER: readonly Level[] = ['stop', 'ask', 'tick', 'said'];

/** The findings of one plan, with the answers that were given. */
export class Found {
  readonly answers: Answers;
  readonly #warnings: Warning[] = [];

  constructor(answers: Answers) {
    this.answers = answers;
  }

  /** Takes a finding up; a tick takes the reason that was given for its code. */
  add({ level, where, count, ...finding }: Finding): void {
    const grave = level ?? CODES[finding.code];
    const reason = grave === 'tick' ? this.answers.ticks?.[finding.code] : undefined;
    this.#warnings.push({
      ...finding,
      level: grave,
      where: where.slice(0, MOST_NAMED),
      count: count ?? where.length,
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /**
   * The answer to a question, if it is one of its choices. If not, the question is taken up as a finding that asks, and the
   * answer is undefined.
   */
  ask(finding: Finding & { question: Question }): string | undefined {
    const { question } = finding;
    const answer = Object.hasOwn(this.answers, question.name) ? this.answers[question.name] : undefined;
    if (typeof answer === 'string' && question.choices.some(({ value }) => value === answer)) return answer;
    this.add({ ...finding, level: 'ask' });
    return undefined;
  }

  /** Whether something was found that stops the plan. */
  get isStopped(): boolean {
    return this.#warnings.some(({ level }) => level === 'stop');
  }

  /** All findings, the gravest first. */
  get warnings(): Warning[] {
    return ORDER.flatMap((level) => this.#warnings.filter((warning) => warning.level === level));
  }

  /** The codes of what stops the plan, each once. */
  get stop(): Code[] {
    return [...new Set(this.#warnings.filter(({ level }) => level === 'stop').map(({ code }) => code))];
  }
}
