/** Pages as Markdown: for assistants, by address and by the Accept header. */
import { marked } from 'marked';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStarter } from '../../src/commands/starter.ts';
import { prefersMarkdown } from '../../src/http/markdown.ts';
import { hostileBundle } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { AS_BROWSER, onEachRuntime } from '../support/runtimes.ts';

const AS_ASSISTANT = { Accept: 'text/markdown, text/html;q=0.8, */*;q=0.1' };

onEachRuntime((base, _, { both }) => {
  both(
    'gives one address to browsers as a page, and to assistants as Markdown, whoever asked before',
    async () => {
      const path = '/claims/economy-1-2-percent-smaller-end-of-2021';
      for (const headers of [AS_BROWSER, AS_ASSISTANT, AS_BROWSER, AS_ASSISTANT]) {
        const answer = await fetch(`${base}${path}`, { headers });
        const isMarkdown = headers === AS_ASSISTANT;
        expect(answer.headers.get('content-type')).toContain(isMarkdown ? 'text/markdown' : 'text/html');
        expect(answer.headers.get('vary')).toContain('Accept,'.slice(0, -1));
        expect(answer.headers.get('vary')?.split(/,\s*/)).toContain('Accept');
        const text = await answer.text();
        expect(text.startsWith(isMarkdown ? '# Right when said' : '<!doctype html>')).toBe(true);
      }
    },
  );

  both('has Markdown of claims, series, people and the method, and llms.txt that leads to them', async () => {
    const text = async (path: string) => {
      const answer = await fetch(`${base}${path}`);
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([
        200,
        'text/markdown; charset=utf-8',
      ]);
      return answer.text();
    };
    const economy = await text('/claims/economy-1-2-percent-smaller-end-of-2021.md');
    // The figures of both clocks, each once.
    const figures = economy.slice(economy.indexOf('## The figures'));
    expect(figures).toMatch(/\| -1\.2 /);
    expect(figures).toMatch(/\| 0\.6 /);
    const rows = figures.split('\n').filter((line) => line.startsWith('| '));
    expect(new Set(rows).size).toBe(rows.length);
    expect(await text('/evidence/uplift-ew.md')).toContain('| 31 December 2022 | 16753 (provisional) |');
    const person = await text('/people/suella-braverman.md');
    expect(person).toMatch(/^# Suella Braverman\n/);
    expect(person).toContain('| Verdict | When said | On the figures of ');
    expect(person).toMatch(/^> .*20,000/m);
    expect(person).toContain('/claims/braverman-on-track>)');
    expect(await text('/method.md')).toMatch(/^# /);
    const llms = await text('/llms.txt');
    expect(llms).toMatch(/^# Plumbline\n\n> /);
    for (const [, address = ''] of llms.matchAll(/\]\((http[^)]+)\)/g)) {
      const { pathname } = new URL(address);
      const { status } = await fetch(`${base}${pathname}`, { headers: { Accept: '*/*' } });
      // The server for assistants takes POST alone.
      expect([pathname, status]).toEqual([pathname, pathname === '/mcp' ? 405 : 200]);
    }
  });
});

describe('who asks for Markdown', () => {
  it.each([
    [undefined, false],
    ['*/*', false],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
    ['text/markdown', true],
    ['text/markdown, text/html;q=0.9', true],
    ['text/html, text/markdown;q=0.5', false],
    ['text/markdown;q=0', false],
    ['text/markdown, */*', true],
  ])('%s: %s', (accept, asks) => {
    expect(prefersMarkdown(accept)).toBe(asks);
  });
});

describe('words of others', () => {
  let app: InProcess;
  beforeAll(async () => {
    app = await inProcess(
      [...(await readStarter()).slice(0, 3), { bundle: hostileBundle() }],
      '2026-11-22T10:00:00.000Z',
    );
  });
  afterAll(() => app.close());

  it('are no markup, no links and no headings', async () => {
    const { slug } = hostileBundle().claim;
    const page = await (await app.get(`/claims/${slug}`)).text();
    const person = /href="(\/people\/[^"?#]+)"/.exec(page)?.[1] ?? '';
    for (const path of [`/claims/${slug}.md`, `${person}.md`]) {
      const answer = await app.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      const drawn = await marked.parse(await answer.text());
      expect(drawn).not.toMatch(/<(?:script|img|iframe|svg|style)/i);
      expect(drawn).not.toMatch(/href="(?!https?:)/i);
      expect([...drawn.matchAll(/<h1/g)]).toHaveLength(1);
    }
  });

  it('of no claim are not found, and say so', async () => {
    expect((await app.get('/claims/nobody-said-this.md')).status).toBe(404);
    expect((await app.get('/claims/1142-officers-a-month.md?rev=9')).status).toBe(404);
    expect((await app.get('/evidence/none.md')).status).toBe(404);
    expect((await app.get('/people/nobody.md')).status).toBe(404);
  });
});
