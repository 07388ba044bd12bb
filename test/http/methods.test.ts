/** Methods: an address takes those that its routes are registered for, and tells anybody else of them. */

import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { AppEnv } from '../../src/http/context.ts';
import { HttpError } from '../../src/http/errors.ts';
import { methodsOf, onlyRegisteredMethods } from '../../src/http/methods.ts';
import { programFile } from '../../src/node-files.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** An app of two routes and a wildcard, which answers a 405 by its Allow header alone. */
function small(): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: false });
  return app
    .use(onlyRegisteredMethods(app))
    .post('/sent', (c) => c.text('sent'))
    .get('/both/:name', (c) => c.text('read'))
    .post('/both/:name', (c) => c.text('sent'))
    .use('/guarded/*', (_, next) => next())
    .get('*', (c) => c.text('nothing here', 404))
    .onError((error, c) =>
      error instanceof HttpError ? c.body(null, 405, error.headers) : c.body(null, 500),
    );
}

const asked = async (path: string, method: string) => {
  const answer = await small().request(path, { method });
  return [answer.status, answer.headers.get('allow')];
};

describe('the methods of an address', () => {
  it('are those of its routes, with HEAD besides GET', () => {
    expect(methodsOf(small(), '/sent')).toEqual(['POST']);
    expect(methodsOf(small(), '/both/one')).toEqual(['GET', 'HEAD', 'POST']);
  });

  it('are those of a wildcard if nothing else is registered, and only then', () => {
    expect(methodsOf(small(), '/nowhere')).toEqual(['GET', 'HEAD']);
    expect(methodsOf(small(), '/guarded/page')).toEqual(['GET', 'HEAD']);
    expect(methodsOf(small(), '/sent')).not.toContain('GET');
  });

  it('are let through, and all others refused with an Allow header', async () => {
    expect(await asked('/sent', 'POST')).toEqual([200, null]);
    expect(await asked('/both/one', 'HEAD')).toEqual([200, null]);
    expect(await asked('/nowhere', 'GET')).toEqual([404, null]);
    for (const method of METHODS.filter((one) => one !== 'POST'))
      expect([method, ...(await asked('/sent', method))]).toEqual([method, 405, 'POST']);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
      expect([method, ...(await asked('/both/one', method))]).toEqual([method, 405, 'GET, HEAD, POST']);
  });
});

describe('every address of the site', () => {
  const routes = createApp().routes.filter(({ method, path }) => method !== 'ALL' && !/[*{]/.test(path));
  const paths = [...new Set(routes.map(({ path }) => path))];

  it.each(paths)('%s takes what is registered for it', async (path) => {
    const app = createApp();
    const own = routes.filter((route) => route.path === path).map(({ method }) => method);
    const allowed = [...new Set(own)].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const address = `http://ledger.test${path.replace(/:\w+/g, 'x')}`;
    for (const method of METHODS.filter((one) => !allowed.includes(one))) {
      const answer = await app.fetch(new Request(address, { method }), {
        database: undefined as never,
        now: () => new Date('2026-11-22T10:00:00.000Z'),
        build: 'test',
        file: programFile,
      });
      expect([method, answer.status]).toEqual([method, 405]);
      expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(allowed.toSorted());
    }
  });
});
