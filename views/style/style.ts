/** The style sheet of the reader's pages: one file, named by its hash. A part of the pages has a file of its own here. */
import { BASE } from './base.ts';
import { CHARTS } from './charts.ts';
import { CLAIM } from './claim.ts';
import { LISTS } from './lists.ts';
import { MARKS } from './marks.ts';
import { PRINT } from './print.ts';
import { REVISION } from './revision.ts';
import { TOKENS } from './tokens.ts';

/** The style sheet, without the line breaks that are there for its writers. */
export const STYLE = [TOKENS, BASE, MARKS, CLAIM, LISTS, CHARTS, REVISION, PRINT]
  .join('')
  .replace(/\n\s*/g, '');
