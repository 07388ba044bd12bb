/** The style sheet of the reader's pages: one file, named by its hash. A part of the pages has a file of its own here. */
import { ABOUT } from './about.ts';
import { BASE } from './base.ts';
import { CHARTS } from './charts.ts';
import { CLAIM } from './claim.ts';
import { DISPUTES } from './disputes.ts';
import { FINDING } from './finding.ts';
import { HOME } from './home.ts';
import { LISTS } from './lists.ts';
import { MARKS } from './marks.ts';
import { PEOPLE } from './people.ts';
import { PRINT } from './print.ts';
import { REVISION } from './revision.ts';
import { SAYINGS } from './sayings.ts';
import { THEIRS } from './theirs.ts';
import { TOKENS } from './tokens.ts';

/** The style sheet, without the line breaks that are there for its writers. */
export const STYLE = [
  TOKENS,
  BASE,
  MARKS,
  CLAIM,
  SAYINGS,
  LISTS,
  FINDING,
  CHARTS,
  DISPUTES,
  HOME,
  PEOPLE,
  REVISION,
  THEIRS,
  ABOUT,
  PRINT,
]
  .join('')
  .replace(/\n\s*/g, '');
