/** The course of a verdict: a band from the day of the words to today, and each of its turns with why it came. */
import type { CourseTold } from '../../claims/editorial/course-told.ts';
import { daysBetween } from '../../claims/exact/calendar.ts';
import { wordForReaders } from '../../claims/verdict/reader-words.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { english } from '../../claims/words/language.ts';
import { tally } from '../../claims/words/numbers.ts';
import { sentence } from '../../claims/words/text.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { shapeAt, wordMark } from '../parts/mark.ts';
import { time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';
import { at } from './scale.ts';

const WIDTH = 720;
const BAND = { top: 6, height: 16 };
/** The least width of a part, in which its mark has room. */
const LEAST = 22;
const GAP = 3;

/** With more turns than this, those between the first ones and the last ones are folded away. */
const MANY = 8;
const SHOWN = { first: 2, last: 4 };

/** The course of a claim's verdict until today; nothing if it was said today. */
export function courseBand(slug: string, { turns, isCoarse }: CourseTold, today: string): Html {
  const [first] = turns;
  if (first === undefined) return nothing;
  if (turns.length === 1)
    return first.from === today
      ? nothing
      : html`<p class="turns-none">${wordMark(first.word)} from ${time(first.from)}, when it was said, to today: no published figure has changed the word.${coarse(isCoarse)}</p>`;
  const items = turns.map((turn, i) => item(slug, turn, today, i === turns.length - 1));
  const isMany = turns.length > MANY;
  const [head, tail] = isMany ? [items.slice(0, SHOWN.first), items.slice(-SHOWN.last)] : [items, []];
  const between = isMany ? items.slice(SHOWN.first, -SHOWN.last) : [];
  return html`<div class="turns">
${band(turns, today)}
<ol>${head}</ol>
${between.length === 0 ? nothing : html`<details class="more"><summary>${tally(between.length, 'turn')} in between</summary><ol>${between}</ol></details>\n<ol>${tail}</ol>`}
${isCoarse ? html`<p class="note">${coarse(isCoarse)}</p>` : nothing}
</div>`;
}

function coarse(isCoarse: boolean): Html {
  return isCoarse ? html` Its figures come so often that only some of the days were looked at.` : nothing;
}

type Turn = CourseTold['turns'][number];

function item(slug: string, { from, word, why }: Turn, today: string, isLast: boolean): Html {
  const { standing } = wordForReaders(word);
  const address = isLast && from === today ? urls.claim(slug) : urls.claim(slug, from);
  return html`<li class="${standing}"><a href="${address}">${time(from)}</a> ${wordMark(word)}<span class="why">${sentence(english.turn(why))}</span></li>`;
}

/** The band as a drawing; the list below says the same in words, so that it needs no description of its own. */
function band(turns: readonly Turn[], today: string): Html {
  const parts = widths(turns, today);
  let x = 0;
  const drawn = turns.map(({ word, from }, i) => {
    const { standing, label } = wordForReaders(word);
    const width = parts[i] ?? LEAST;
    const left = x;
    x += width + GAP;
    return html`<g class="mark ${standing}"><title>${label}, from ${dateInWords(from)}</title><rect x="${at(left)}" y="${BAND.top}" width="${at(width)}" height="${BAND.height}" rx="2"/><g class="cut">${shapeAt(standing, { x: left + Math.min(width / 2, 14), y: BAND.top + BAND.height / 2 }, 13)}</g></g>`;
  });
  return html`<svg class="band" viewBox="0 0 ${WIDTH} ${BAND.top + BAND.height + 4}" aria-hidden="true">${drawn}</svg>`;
}

/** How wide each part is: by how long its word stood, but none too narrow for its mark. */
function widths(turns: readonly Turn[], today: string): number[] {
  const days = turns.map(({ from }, i) => Math.max(0, daysBetween(from, turns[i + 1]?.from ?? today)));
  const room = WIDTH - GAP * (turns.length - 1);
  const least = Math.min(LEAST, room / turns.length);
  const all = days.reduce((sum, one) => sum + one, 0) || 1;
  return days.map((one) => least + (one / all) * (room - least * turns.length));
}
