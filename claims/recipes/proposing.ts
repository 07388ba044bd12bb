/** A recipe in the making: the sheet that it is made from, and the reason of each guess. */
import { columnLetters } from '../workbook/table.ts';
import type { Head } from './heads.ts';
import type { Survey, SurveyedColumn } from './survey.ts';
import type { TimeContext } from './time-forms.ts';

/** Why a part of a recipe was proposed. */
export interface Reason {
  /** The part: "file.header", "time.form". */
  path: string;
  because: string;
}

/** A recipe in the making. */
export class Proposing {
  readonly reasons: Reason[] = [];
  readonly survey: Survey;
  readonly heads: readonly Head[];
  readonly context: TimeContext;

  constructor(survey: Survey, heads: readonly Head[], context: TimeContext) {
    this.survey = survey;
    this.heads = heads;
    this.context = context;
  }

  because(path: string, because: string): void {
    this.reasons.push({ path, because });
  }

  column(index: number): SurveyedColumn | undefined {
    return this.survey.columns[index];
  }
}

/** What a column is called: by its name, or by the letters that a recipe gives one. */
export function nameOf({ heads }: Proposing, index: number): string {
  const name = heads[index]?.name ?? '';
  return name === '' ? `Column ${columnLetters(index)}` : name;
}

/** Whether a column holds marks: short texts, and a name that says so or none at all. */
export function isMarks({ heads }: Proposing, { index, texts, figures, filled }: SurveyedColumn): boolean {
  const name = heads[index]?.name ?? '';
  if (figures > 0 || texts.some((text) => text.length > 3)) return false;
  if (name === '') return filled > 0 && texts.every((text) => !/^\d/.test(text));
  return /^(?:obs_?status|status|symbol|terminated|suppressed|data marking|flags?|codes?|obs_?conf)$/i.test(
    name,
  );
}
