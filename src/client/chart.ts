/**
 * The script of a claim's page: the values of its chart on hover, focus and touch, and the note that is copied. The figures
 * and their words stand in the table beneath the drawing, so that nothing is told here that is not told without a script;
 * arrow keys go from figure to figure.
 */
import { copying } from './copying.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What each row of a table says: when, the figure, and what is special about it. */
function wordsOf(table: Element | null): string[] {
  return [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) => {
    const [when = '', figure = '', note = ''] = [...row.children].map(
      (cell) => cell.textContent?.trim() ?? '',
    );
    return `${when}: ${figure}${note === '' ? '' : ` (${note})`}`;
  });
}

/** The places of the figures on a drawing, in the order of the table. */
function placesOf(drawing: SVGSVGElement): [number, number][] {
  return (drawing.dataset['at'] ?? '').split(',').map((one) => {
    const [x = '0', y = '0'] = one.split(' ');
    return [Number(x), Number(y)];
  });
}

function circle(kind: string, radius: number): SVGCircleElement {
  const made = document.createElementNS(SVG, 'circle');
  made.setAttribute('class', kind);
  made.setAttribute('r', String(radius));
  return made;
}

function put(mark: SVGCircleElement, [x, y]: [number, number]): void {
  mark.setAttribute('cx', String(x));
  mark.setAttribute('cy', String(y));
}

function readable(drawing: SVGSVGElement, words: readonly string[], says: HTMLElement): void {
  const places = placesOf(drawing);
  if (places.length !== words.length) return;
  // From left to right, whatever line a figure is on.
  const order = places.map((_, i) => i).sort((a, b) => (places[a]?.[0] ?? 0) - (places[b]?.[0] ?? 0));
  const cursor = circle('cursor', 8);
  cursor.setAttribute('visibility', 'hidden');
  drawing.append(cursor);
  const marks = order.map((of) => {
    const mark = circle('reach', 8);
    put(mark, places[of] ?? [0, 0]);
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', words[of] ?? '');
    mark.setAttribute('tabindex', '-1');
    drawing.append(mark);
    return mark;
  });
  drawing.setAttribute('role', 'group');
  let at = marks.length - 1;
  marks[at]?.setAttribute('tabindex', '0');
  const show = (k: number): void => {
    const of = order[k];
    if (of === undefined) return;
    marks[at]?.setAttribute('tabindex', '-1');
    at = k;
    marks[at]?.setAttribute('tabindex', '0');
    put(cursor, places[of] ?? [0, 0]);
    cursor.removeAttribute('visibility');
    says.textContent = words[of] ?? '';
  };
  const nearest = (event: PointerEvent): void => {
    const matrix = drawing.getScreenCTM();
    if (matrix === null) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    // How far to the side counts more than how far up, so that the whole height of a day reaches its figure.
    const far = (k: number) => {
      const [px, py] = places[order[k] ?? 0] ?? [0, 0];
      return (px - x) ** 2 + ((py - y) / 3) ** 2;
    };
    show(order.reduce((best, _, k) => (far(k) < far(best) ? k : best), 0));
  };
  drawing.addEventListener('pointermove', nearest);
  drawing.addEventListener('pointerdown', nearest);
  marks.forEach((mark, k) => {
    mark.addEventListener('focus', () => show(k));
  });
  drawing.addEventListener('keydown', (event) => {
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: marks.length - 1,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    marks[to]?.focus();
  });
}

for (const figure of document.querySelectorAll('.claim-plot')) {
  const words = wordsOf(figure.nextElementSibling);
  const drawings = figure.querySelectorAll<SVGSVGElement>('svg[data-at]');
  if (drawings.length === 0) continue;
  const says = document.createElement('p');
  says.className = 'reading';
  says.setAttribute('aria-live', 'polite');
  says.textContent = 'Point at a figure, or use the arrow keys.';
  for (const drawing of drawings) readable(drawing, words, says);
  figure.querySelector('figcaption')?.before(says);
}

copying();
