/**
 * The room of embeds on hosts that run no script: the code that is pasted, and that of oEmbed, give a frame a height by the width
 * that it has, so that no card is cut and none stands in a blank band.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStarter } from '../../src/commands/starter.ts';
import { startBrowser } from '../support/browser.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { unescaped } from '../support/markup.ts';
import { isEverything } from '../support/scope.ts';
import type { Running } from '../support/servers.ts';

/** The widths of columns that are common: of telephones, of articles, and beyond. */
const WIDTHS = [280, 320, 328, 360, 390, 414, 480, 560, 600, 640, 720, 800];

/** How many pixels of a card may stay blank: two lines and a half of its text. */
const BLANK = 60;

/** A claim that others said too, with a name that is long and one from right to left; all others stay as they are. */
const SAID = '16-percent-short';

function withSayings(item: Starter): Starter {
  const { bundle } = item;
  if (bundle.claim.slug !== SAID) return item;
  const said = (name: string, saidOn: string) => ({
    claimant: { name },
    saidOn,
    quote: 'They are 16% short',
  });
  const sayings = [
    said(
      'The Right Honourable Bartholomew Featherstonehaugh-Cholmondeley of Ampney Crucis, Baron',
      '2023-01-03',
    ),
    said('رئيس الوزراء', '2023-01-30'),
    ...Array.from({ length: 40 }, (_, i) => said(`Person ${i}`, '2023-01-31')),
  ];
  return { ...item, bundle: { ...bundle, claim: { ...bundle.claim, sayings } } };
}

type Starter = Awaited<ReturnType<typeof readStarter>>[number];

let app: InProcess;
let ledger: Running;
let browser: Browser;
let page: Page;
/** One claim of each kind, and the one with the longest card; all if everything is run. */
let slugs: string[];

beforeAll(async () => {
  const starter = await readStarter();
  const ofEachKind = new Map(starter.map(({ bundle: { claim } }) => [claim.kind, claim.slug]));
  slugs = isEverything
    ? starter.map(({ bundle }) => bundle.claim.slug)
    : [...new Set([...ofEachKind.values(), 'braverman-on-track', 'economy-smaller-than-before-covid'])];
  app = await inProcess(starter.map(withSayings), '2026-05-01T08:00:00.000Z');
  ledger = await app.listen();
  browser = await startBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await ledger.stop();
  await app.close();
});

/** How tall a page for a frame has to be at each width, so that nothing of it is cut. */
async function needed(path: string, widths: readonly number[]): Promise<number[]> {
  await page.setViewportSize({ width: 800, height: 200 });
  await page.goto(ledger.url + path);
  const heights: number[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 200 });
    heights.push(await page.evaluate(() => document.documentElement.scrollHeight));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  return heights;
}

/** How tall the frame or the element of a code is in columns of each width, without what it would load; and how wide. */
async function given(code: string, widths: readonly number[]): Promise<{ height: number; width: number }[]> {
  const inert = code.replace(/ src="[^"]*"/g, '').replace(/<script[\s\S]*?<\/script>/g, '');
  await page.setViewportSize({ width: 1_000, height: 700 });
  await page.goto('about:blank');
  await page.setContent(
    `<!doctype html><style>blockquote{display:none}</style>${widths.map((width) => `<section style="width:${width}px">${inert}</section>`).join('')}`,
  );
  return page.$$eval('iframe, plumbline-verdict', (frames) =>
    frames.map((frame) => {
      const { width, height } = frame.getBoundingClientRect();
      return { width, height };
    }),
  );
}

async function chooserCode(slug: string, query = ''): Promise<string> {
  const text = await (await fetch(`${ledger.url}/claims/${slug}/embed${query}`)).text();
  return unescaped(/<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(text)?.[1] ?? '');
}

async function oembedCode(path: string): Promise<string> {
  const answer = await fetch(`${ledger.url}/oembed?url=${encodeURIComponent(ledger.url + path)}`);
  return ((await answer.json()) as { html: string }).html;
}

/** Where a frame is lower than what is in it, or much taller. */
async function misfits(path: string, code: string, widths: readonly number[]): Promise<string[]> {
  const need = await needed(path, widths);
  const give = await given(code, widths);
  expect(give).toHaveLength(widths.length);
  return widths.flatMap((width, i) => {
    const spare = (give[i]?.height ?? 0) - (need[i] ?? 0);
    // A column wider than the frame may become shows it as at its most.
    if ((give[i]?.width ?? 0) < width) return [];
    return spare < 0 || spare > BLANK
      ? [`${path} at ${width}: ${need[i]} needed, ${give[i]?.height} given`]
      : [];
  });
}

describe('a frame without a script', () => {
  it('is as tall as its card at every width, as it is pasted', async () => {
    const wrong: string[] = [];
    for (const slug of slugs)
      wrong.push(...(await misfits(`/embed/${slug}`, await chooserCode(slug), WIDTHS)));
    expect(wrong).toEqual([]);
  }, 300_000);

  it('is so by oEmbed, for a claim, a day of it, a strip and a series', async () => {
    const strip =
      '/embed?claims=braverman-on-track,economy-1-2-percent-smaller-end-of-2021,johnson-20000-officers';
    const wrong: string[] = [];
    for (const [page, frame] of [
      ['/claims/braverman-on-track', '/embed/braverman-on-track'],
      ['/claims/braverman-on-track?asof=2023-04-27', '/embed/braverman-on-track?asof=2023-04-27'],
      [strip, strip],
      ['/evidence/uplift-ew', '/embed/evidence/uplift-ew'],
    ] as const)
      wrong.push(...(await misfits(frame, await oembedCode(page), WIDTHS)));
    expect(wrong).toEqual([]);
  }, 120_000);

  it('has room for the line that tells how often it was said, and by whom first', async () => {
    const strip = `/embed?claims=${SAID},braverman-on-track`;
    const wrong = [
      ...(await misfits(`/embed/${SAID}`, await chooserCode(SAID), WIDTHS)),
      ...(await misfits(strip, await oembedCode(strip), WIDTHS)),
    ];
    expect(await (await fetch(`${ledger.url}/embed/${SAID}`)).text()).toContain('Said 43 times by');
    expect(wrong).toEqual([]);
  }, 120_000);

  it('keeps to the width that was chosen, and fits below it', async () => {
    const code = await chooserCode('braverman-on-track', '?width=480');
    const [wide, narrow] = await given(code, [800, 360]);
    expect([wide?.width, narrow?.width]).toEqual([480, 360]);
    expect(await misfits('/embed/braverman-on-track', code, [360, 480])).toEqual([]);
  });

  it('has the room of an element reserved, which nothing moves when it comes', async () => {
    const code = await chooserCode('braverman-on-track', '?form=element');
    expect(
      await misfits(
        '/embed/braverman-on-track',
        code,
        WIDTHS.filter((width) => width <= 640),
      ),
    ).toEqual([]);
  });

  it('has its style in rules where the host wants it there', async () => {
    const text = await (await fetch(`${ledger.url}/claims/braverman-on-track/embed?style=sheet`)).text();
    const [code = '', rule = ''] = [...text.matchAll(/<textarea[^>]*>\n([\s\S]*?)<\/textarea>/g)].map(
      ([, found]) => unescaped(found ?? ''),
    );
    expect(code).not.toContain('style=');
    const src = / src="([^"]*)"/.exec(code)?.[1] ?? '';
    const [need] = await needed('/embed/braverman-on-track', [390]);
    await page.goto('about:blank');
    await page.setContent(
      `<style>${rule.replaceAll(`[src="${src}"]`, '')}</style><section style="width:390px">${code.replace(` src="${src}"`, '')}</section>`,
    );
    const height = await page.$eval('iframe', (frame) => frame.getBoundingClientRect().height);
    expect(height).toBeGreaterThanOrEqual(need ?? 0);
    expect(height).toBeLessThanOrEqual((need ?? 0) + BLANK);
  });
});
