/** The titles of claims: whatever the page and whatever the verdict, the verdict is whole, and what is cut is the quotation. */
import { describe, expect, it } from 'vitest';
import { THEIRS_NAME } from '../../../views/pages/claim/another-figure.ts';
import { claimTitle, shownInWords } from '../../../views/parts/claim-title.ts';
import { html } from '../../../views/parts/html.ts';
import { layout, MAX_TITLE } from '../../../views/parts/layout.ts';
import { everyHeadline } from '../../support/headlines.ts';
import { unescaped } from '../../support/markup.ts';

const LONG =
  'The ONS previously found that the economy was 1.2 per cent smaller at the end of 2021 than it had been before the pandemic, and everybody knows it';

const site = { origin: 'https://example.org', styleHash: 's', today: '2026-09-30', zone: 'UTC' };

/** The title in the head of a page. */
function titleIn(title: string): string {
  const page = String(layout(site, { title, description: 'x', path: '/x', body: html`` }));
  return unescaped(/<title>(.*?) · Plumbline<\/title>/.exec(page)?.[1] ?? '');
}

describe('the title of a claim', () => {
  it('never cuts the verdict, whichever page it is of', () => {
    let titles = 0;
    for (const on of [undefined, '2026-09-30'])
      for (const verdict of everyHeadline(on))
        for (const named of [
          undefined,
          'Preview',
          THEIRS_NAME,
          shownInWords({ rev: 28 }, verdict),
          // A page of a day names it in place of today.
          ...(on === undefined
            ? []
            : [shownInWords({ rev: 28, asof: on }, verdict), shownInWords({ rev: null, asof: on }, verdict)]),
        ]) {
          const title = titleIn(claimTitle(LONG, verdict, named));
          titles += 1;
          expect(title.endsWith(`…”: ${verdict}`), title).toBe(true);
          if (named !== undefined) expect(title.startsWith(`${named}: “`), title).toBe(true);
          expect([...title].length, title).toBeLessThanOrEqual(MAX_TITLE);
        }
    expect(titles).toBeGreaterThan(1000);
  });

  it('says as much of the quotation as there is room for', () => {
    expect(claimTitle('It is so', 'Right')).toBe('“It is so”: Right');
    expect(claimTitle(LONG, 'Right when said; wrong on 5 September 2023', 'Revision 1')).toBe(
      'Revision 1: “The ONS previously found that the economy was 1.2 per cent…”: Right when said; wrong on 5 September 2023',
    );
  });

  it('names a day once: before the quotation, unless the verdict does', () => {
    const asof = '2023-09-05';
    expect(shownInWords({ rev: null }, 'Right')).toBeUndefined();
    expect(shownInWords({ rev: null, asof }, 'Right')).toBe('On 5 September 2023');
    expect(shownInWords({ rev: null, asof }, 'Right when said; wrong on 5 September 2023')).toBeUndefined();
    expect(shownInWords({ rev: 2 }, 'Right')).toBe('Revision 2');
    expect(shownInWords({ rev: 2, asof }, 'Right')).toBe('Revision 2 on 5 September 2023');
  });
});
