/**
 * Badges in a browser: texts lie in their boxes in real fonts, nothing runs, and other sites can show them. Pictures
 * of them go to var/screenshots, and with SCREENSHOTS to the folder that it names.
 */

import { mkdirSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bothClocks, evaluateBundle } from '../../claims/evaluate.ts';
import type { Finding } from '../../claims/verdict.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { BADGE_SIZES, drawBadge } from '../../views/badge/badge.ts';
import { type Badge, type BadgeClaim, verdictBadge, withdrawnBadge } from '../../views/badge/words.ts';
import { textWidth } from '../../views/parts/text-width.ts';
import { startBrowser } from '../support/browser.ts';
import { hostileBundle, SAID_ON, smallBundle } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { takesPictures } from '../support/scope.ts';
import { freePort, ROOT, type Running } from '../support/servers.ts';

const FOLDER = join(ROOT, process.env['SCREENSHOTS'] ?? 'var/screenshots');
const ADDRESS = 'https://ledger.example/claims/a-claim';

/** Sentences as they are written, in the scripts of most readers. */
const SENTENCES: Record<string, string> = {
  English: 'All human beings are born free and equal in dignity and rights.',
  Polish: 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.',
  Vietnamese: 'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi.',
  Greek: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.',
  Russian: 'Все люди рождаются свободными и равными в своем достоинстве и правах.',
  Armenian: 'Բոլոր մարդիկ ծնվում են ազատ ու հավասար իրենց արժանապատվությամբ ու իրավունքներով',
  Georgian: 'ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით',
  Hebrew: 'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון',
  Arabic: 'يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا',
  Persian: 'تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند',
  Hindi: 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है',
  Bengali: 'সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে',
  Tamil: 'மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்',
  Thai: 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ',
  Amharic: 'የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው',
  Chinese: '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心',
  Japanese: 'すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である',
};

const ODD: Record<string, string> = {
  'a hundred thousand letters': 'W'.repeat(100_000),
  'a hundred thousand thin ones': 'i'.repeat(100_000),
  'a hundred thousand of another script': '人'.repeat(100_000),
  emoji: '👮‍♀️👩‍👩‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿🇬🇧1️⃣ '.repeat(30),
  'marks that are piled up': `Z${'\u0301\u0316'.repeat(60)}algo `.repeat(20),
  'the widest letter': '﷽ '.repeat(40),
  cuneiform: '𒀱𒈙 '.repeat(40),
  'a mark alone': '\u0301',
  'both directions': 'The שלום of 12,000 مرحبا officers, they said, (אבג) 2023–24 rose',
  'controls of direction': '\u202Eevil\u202C \u2067שלום 12\u2069 officers',
  'no word': '…!?'.repeat(60),
};

const { word: _, ...verdict } = evaluateBundle(smallBundle());

function badgeOf(
  claim: Partial<BadgeClaim>,
  finding: Finding = 'holds',
  changedOn: string | null = null,
): Badge {
  return verdictBadge(
    { kind: 'comparison', quote: 'x', saidOn: SAID_ON, claimant: { name: 'Somebody' }, ...claim },
    { said: { ...verdict, finding }, now: { ...verdict, finding } },
    { address: ADDRESS, changedOn },
  );
}

let browser: Browser;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  browser = await startBrowser();
});
afterAll(async () => browser.close());

/** A text of a drawing: where it lies, and the drawing's own width and height. */
interface Drawn {
  text: string;
  left: number;
  right: number;
  width: number;
  height: number;
  top: number;
  bottom: number;
  from: number;
  to: number;
}

/** Where the browser draws each text of a badge, and the area that it stands on. */
async function drawnIn(page: Page, badge: Badge, size: (typeof BADGE_SIZES)[number]): Promise<Drawn[]> {
  await page.setContent(`<body style="margin:0">${drawBadge(badge, { size, theme: 'light' })}`);
  return page.evaluate(() => {
    const svg = document.querySelector('svg') as SVGSVGElement;
    const areas = [...svg.querySelectorAll<SVGPathElement>(':scope > path')]
      .filter((path) => path.getAttribute('fill') !== 'none')
      .map((path) => path.getBBox());
    return [...svg.querySelectorAll('text')].map((text) => {
      const box = text.getBBox();
      const y = Number(text.getAttribute('y'));
      // The last that covers it is seen behind it.
      const middle = box.x + box.width / 2;
      const area = areas.findLast(
        (a) => y > a.y && y < a.y + a.height && middle > a.x && middle < a.x + a.width,
      );
      return {
        text: text.textContent ?? '',
        left: box.x,
        right: box.x + box.width,
        top: box.y,
        bottom: box.y + box.height,
        width: svg.width.baseVal.value,
        height: svg.height.baseVal.value,
        from: area?.x ?? Number.NaN,
        to: area === undefined ? Number.NaN : area.x + area.width,
      };
    });
  });
}

describe('every text lies in its box', () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
  });
  afterAll(async () => page.close());

  async function expectInBoxes(badge: Badge): Promise<void> {
    for (const size of BADGE_SIZES) {
      const drawn = await drawnIn(page, badge, size);
      expect(drawn.length).toBeGreaterThan(1);
      for (const one of drawn) {
        expect(one.left, JSON.stringify(one)).toBeGreaterThanOrEqual(one.from + 4);
        expect(one.right, JSON.stringify(one)).toBeLessThanOrEqual(one.to - 4);
        expect(one.top, JSON.stringify(one)).toBeGreaterThanOrEqual(-4);
        expect(one.bottom, JSON.stringify(one)).toBeLessThanOrEqual(one.height + 4);
      }
    }
  }

  it.each(Object.entries({ ...SENTENCES, ...ODD }))('in or with %s', async (_, text) => {
    await expectInBoxes(badgeOf({ quote: text, claimant: { name: text } }));
    await expectInBoxes(badgeOf({ quote: `${text} ${text}`, claimed: { value: '1142', unit: text } }));
  });

  it('for claims of the starter ledger, with a strip or without', async () => {
    for (const { bundle } of (await readStarter()).slice(0, 12)) {
      const claim = bundle.claim as BadgeClaim;
      const clocks = bothClocks(bundle, bundle.asOf);
      await expectInBoxes(verdictBadge(claim, clocks, { address: ADDRESS, changedOn: null }));
      await expectInBoxes(verdictBadge(claim, clocks, { address: ADDRESS, changedOn: '2026-05-03' }));
    }
  });

  it('and is about as wide as was measured, so that letters keep their shape', async () => {
    const natural = await page.evaluate((sentences) => {
      const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      pen.font = '100px "Helvetica Neue",Helvetica,Arial,sans-serif';
      return sentences.map((sentence) => pen.measureText(sentence).width);
    }, Object.values(SENTENCES));
    for (const [i, [name, sentence]] of Object.entries(SENTENCES).entries()) {
      const ratio = (natural[i] ?? 0) / textWidth(sentence, 100);
      expect(ratio, name).toBeGreaterThan(0.85);
      expect(ratio, name).toBeLessThan(1.15);
    }
  });
});

describe('on pages of others', () => {
  let app: InProcess;
  let ledger: Running;
  let host: Server;
  let hostUrl: string;

  beforeAll(async () => {
    app = await inProcess(
      [{ bundle: smallBundle() }, { bundle: hostileBundle() }],
      '2026-05-01T08:00:00.000Z',
    );
    ledger = await app.listen();
    const paths = [
      'a-claim.svg',
      'a-claim.svg?size=card&theme=dark',
      'hostile-claim.svg',
      'no-such-claim.svg',
    ];
    const port = await freePort();
    hostUrl = `http://127.0.0.1:${port}`;
    // As strict as a page can be that shows pictures of another site.
    host = createServer((_, answer) => {
      answer.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': `default-src 'none'; img-src ${ledger.url}`,
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Opener-Policy': 'same-origin',
      });
      answer.end(
        `<!doctype html><title>An article</title>${paths.map((path) => `<p><img src="${ledger.url}/badge/${path}" alt=""></p>`).join('')}`,
      );
    }).listen(port, '127.0.0.1');
  });
  afterAll(async () => {
    host.close();
    await ledger.stop();
    await app.close();
  });

  it('they are loaded as pictures, with their own sizes', async () => {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(hostUrl);
    const sizes = await page.evaluate(() =>
      [...document.images].map((image) => [image.complete, image.naturalWidth, image.naturalHeight]),
    );
    expect(sizes).toHaveLength(4);
    for (const [complete, width, height] of sizes) {
      expect(complete).toBe(true);
      expect(width).toBeGreaterThan(100);
      expect(height).toBeGreaterThanOrEqual(24);
    }
    expect(said.filter((line) => !line.includes('favicon'))).toEqual([]);
    await page.close();
  });

  it('one that is opened by itself runs nothing, and is named by its title', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', () => asked.push('a dialog'));
    const address = `${ledger.url}/badge/hostile-claim.svg?size=card`;
    await page.goto(address);
    expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([address]);
    expect(await page.evaluate(() => document.documentElement.getAttribute('role'))).toBe('img');
    expect(await page.evaluate(() => document.querySelector('title')?.textContent)).toContain('verdict');
    // Scripts of the document's own are blocked, even if one got in.
    await page.evaluate(() => {
      const script = document.createElementNS('http://www.w3.org/2000/svg', 'script');
      script.textContent = 'document.documentElement.setAttribute("data-ran", "yes")';
      document.documentElement.append(script);
    });
    expect(await page.evaluate(() => document.documentElement.getAttribute('data-ran'))).toBeNull();
    await page.close();
  });
});

describe('pictures', () => {
  /** The theme of the badges, and what the reader has: one, or all if pictures are taken. */
  const SCHEMES = [
    ['auto', 'dark'],
    ...(takesPictures
      ? ([
          ['auto', 'light'],
          ['light', 'light'],
          ['dark', 'dark'],
        ] as const)
      : []),
  ] as const;
  const quote = 'I am delighted we are on track to deliver our bold promise to the British people';
  const BADGES: Badge[] = [
    ...(['holds', 'stretched', 'fails', 'too-close'] as const).map((finding) =>
      badgeOf(
        { kind: 'required-rate', quote, claimed: { value: '1142', unit: 'officers per month' } },
        finding,
      ),
    ),
    badgeOf({ quote, claimant: { name: 'A speaker with a rather long name' } }, 'fails', '2026-05-03'),
    withdrawnBadge(
      {
        kind: 'level',
        quote,
        saidOn: SAID_ON,
        claimant: { name: 'Somebody' },
        claimed: { value: '20000', unit: 'officers' },
      },
      { address: ADDRESS, withdrawnOn: '2026-05-03' },
    ),
    { state: 'notice', notice: 'Claim not found' },
    ...['Arabic', 'Hindi', 'Chinese'].map((name) => badgeOf({ quote: SENTENCES[name] ?? '' })),
  ];

  it.each(BADGE_SIZES.flatMap((size) => SCHEMES.map(([theme, scheme]) => [size, theme, scheme] as const)))(
    'of %s ones, %s, for a reader who has it %s',
    async (size, theme, colorScheme) => {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 460, height: 300 },
        deviceScaleFactor: 2,
      });
      const page = await context.newPage();
      const images = BADGES.map(
        (badge) =>
          `<p><img alt="" src="data:image/svg+xml,${encodeURIComponent(drawBadge(badge, { size, theme }))}">`,
      );
      await page.setContent(
        `<meta name="color-scheme" content="light dark"><body style="margin:16px;background:${colorScheme === 'dark' ? '#101418' : '#fff'}"><style>p{margin:0 0 10px}</style>${images.join('')}`,
      );
      const shown = theme === 'auto' ? `auto-${colorScheme}` : theme;
      const file = join(FOLDER, `badges-${size}-${shown}.png`);
      await page.screenshot({ path: file, fullPage: true });
      expect(statSync(file).size).toBeGreaterThan(5_000);
      await context.close();
    },
  );
});
