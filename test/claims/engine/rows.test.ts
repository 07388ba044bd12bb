/** How far a row of figures goes back. */
import { expect, test } from 'vitest';
import { rowBack } from '../../../claims/engine/rows.ts';
import { known } from '../../../claims/evidence/series.ts';

const figure = (at: string) => known({ at, value: '1', source: 's', publishedOn: at });
const STEP = { unit: 'month', size: 39, isStated: false } as const;
const back = (...dates: string[]) => rowBack(dates.map(figure), STEP).map(({ at }) => at.text);

test('half a step off is counted in whole months, as holes are', () => {
  // 97 and a half months before the last, which are 98: more than half a step from two steps of 39.
  expect(back('1998-09-20', '2003-08-11', '2006-11-05')).toEqual(['2003-08-11', '2006-11-05']);
  // A day fewer, and it is 97.
  expect(back('1998-09-21', '2003-08-11', '2006-11-05')).toEqual(['1998-09-21', '2003-08-11', '2006-11-05']);
});
