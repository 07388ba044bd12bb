/** The house's rules, held by reading the repository. Each failure says the cure. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../claims/kinds/index.ts';
import { MIGRATIONS } from '../db/migrations/index.ts';
import { ROOT } from './support/servers.ts';

interface SourceFile {
  /** From the root, with slashes. */
  path: string;
  text: string;
  /** Without comments, so that what they tell of is not taken for code. */
  code: string;
}

interface Import {
  /** A file from the root, or the name of a library. */
  from: string;
  typesOnly: boolean;
}

function sources(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name))
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      const text = readFileSync(full, 'utf8');
      return { path: relative(ROOT, full).split(sep).join('/'), text, code: withoutComments(text) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Blanks comments, and leaves line numbers as they are. A `//` inside a string is left alone after a colon. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`\\/])\/\/[^\n]*/g, '$1');
}

function imports(file: SourceFile): Import[] {
  const statements = file.code.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'/g,
  );
  return [...statements].map(([, types, named, dynamic]) => {
    const name = named ?? dynamic ?? '';
    return {
      from: name.startsWith('.')
        ? normalize(join(dirname(file.path), name))
            .split(sep)
            .join('/')
        : name,
      typesOnly: types !== undefined,
    };
  });
}

/** The lines of a file that a pattern is found on, as `path:line: text`. */
function lines({ path, code }: SourceFile, pattern: RegExp): string[] {
  return code
    .split('\n')
    .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim().slice(0, 120)}`] : []));
}

/** Expects that nothing was found, and gives the cure if something was. */
function expectNone(found: readonly string[], cure: string): void {
  expect(found, `${cure}\n  ${found.join('\n  ')}`).toEqual([]);
}

const product = {
  claims: sources('claims'),
  db: sources('db'),
  views: sources('views'),
  src: sources('src'),
};
const everything = Object.values(product).flat();
const tests = sources('test');

/** What each part may import: folders of the product, and libraries. */
const MAY_IMPORT = {
  claims: { folders: ['claims'], libraries: ['zod', 'zod/v4/core', 'fflate', 'saxes'] },
  db: {
    folders: ['claims', 'db'],
    libraries: ['kysely', 'kysely/helpers/sqlite', '@libsql/client', 'zod'],
  },
  views: {
    folders: ['claims', 'views'],
    libraries: ['hono/html', 'marked', 'd3-array', 'diff'],
  },
} as const;

describe('the parts', () => {
  it('are read, so that the rules are about something', () => {
    for (const files of Object.values(product)) expect(files.length).toBeGreaterThan(10);
    const all = everything.flatMap(imports);
    expect(all.length).toBeGreaterThan(200);
    expect(all.map((i) => i.from)).toContain('hono/html');
    expect(all.map((i) => i.from)).toContain('claims/verdict/verdict.ts');
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports only what it may', (part, may) => {
    const found = product[part as keyof typeof MAY_IMPORT].flatMap((file) =>
      imports(file)
        .map((i) => i.from)
        .filter(
          (from) =>
            !may.libraries.some((name) => name === from) &&
            !may.folders.some((folder) => from.startsWith(`${folder}/`)),
        )
        .map((from) => `${file.path} imports ${from}`),
    );
    expectNone(
      found,
      `${part}/ may import ${may.folders.map((f) => `${f}/`).join(', ')} and ${may.libraries.join(', ')}: pass the rest in from src/, or move the code to the part it belongs to.`,
    );
  });

  it('have no circle of imports', () => {
    const edges = new Map(
      everything.map((file) => [
        file.path,
        imports(file)
          .filter((i) => i.from.endsWith('.ts'))
          .map((i) => i.from),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
        return;
      }
      if (done.has(path)) return;
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of edges.keys()) visit(path, []);
    expectNone(circles, 'Break the circle: move what both files need to a third.');
  });

  it('read no clock, chance, environment or file outside src/', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bTemporal\.Now\b|\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\bprocess\.|\bglobalThis\b|\bfetch\(|\bperformance\.|\bsetTimeout\b|\bsetInterval\b|\bconsole\.|\bimport\.meta\b|['"]node:/;
    // Where the database is reached, waiting for it is what has to be done.
    const waits = /\bsetTimeout\b|\bfetch\(/;
    expectNone(
      [...product.claims, ...product.db, ...product.views].flatMap((file) =>
        lines(file, impure).filter((line) => !(file.path.startsWith('db/base/') && waits.test(line))),
      ),
      'Only src/ reads the clock, chance, the environment and files: take the value as an argument.',
    );
  });

  it('claims/ makes no Date at all', () => {
    expectNone(
      product.claims.flatMap((file) => lines(file, /\bDate\b(?!Time)/)),
      'Calendar arithmetic goes through claims/exact/calendar.ts, and instants through claims/exact/zone.ts.',
    );
  });
});

/**
 * The rooms of each house, and the rooms of the same house that each may import. A file that stands in no folder of its
 * house is a room by itself; in `src/`, those at the root are where the runtimes put everything together.
 */
const ROOMS: Readonly<Record<string, string>> = {
  'claims/exact': '',
  'claims/evidence': 'exact',
  'claims/claim.ts': 'exact evidence',
  'claims/verdict': 'exact evidence claim.ts',
  'claims/words': 'exact evidence claim.ts verdict',
  'claims/engine': 'exact evidence claim.ts verdict words',
  'claims/kinds': 'exact evidence claim.ts verdict words engine',
  'claims/surface': 'exact evidence claim.ts verdict words engine',
  'claims/bundle.ts': 'exact evidence claim.ts kinds',
  'claims/plot': 'exact evidence claim.ts verdict words engine kinds bundle.ts exchange',
  'claims/evaluate.ts': 'surface evidence claim.ts verdict words engine kinds bundle.ts',
  'claims/reading': 'exact evidence claim.ts words engine kinds',
  'claims/searching': 'exact evidence claim.ts words engine kinds reading',
  'claims/repeats': 'exact evidence claim.ts words engine kinds reading searching',
  'claims/exchange': 'exact evidence claim.ts words bundle.ts',
  'claims/workbook': 'exact',
  'claims/tables': 'exact evidence words reading exchange workbook',
  'claims/recipes': 'exact evidence words reading workbook tables',
  'claims/article': 'exact evidence claim.ts words engine kinds reading',
  'claims/editorial': 'exact evidence claim.ts verdict words engine kinds bundle.ts evaluate.ts',
  'claims/sayings':
    'exact evidence claim.ts verdict words engine kinds bundle.ts evaluate.ts editorial reading repeats',
  'claims/drafting':
    'exact evidence claim.ts verdict words engine kinds bundle.ts evaluate.ts reading article exchange tables editorial sayings',
  'db/migrations': '',
  'db/base': 'migrations',
  'db/evidence': 'base',
  'db/ledger': 'base evidence',
  'db/readers': 'base evidence ledger',
  'db/repeats': 'base evidence ledger readers',
  'db/newsroom': 'base evidence ledger',
  'db/imports': 'base evidence ledger',
  'db/people': 'base',
  'db/publishers': 'base ledger',
  'views/parts': '',
  'views/style': '',
  'views/chart': 'parts',
  'views/badge': 'parts',
  'views/picture': 'parts chart',
  'views/machines': 'parts',
  'views/pages': 'parts chart machines edit/parts',
  'views/embed': 'parts style chart machines',
  'views/edit/style': '',
  'views/edit/parts': 'parts',
  'views/edit/article': 'parts edit/parts edit/review',
  'views/edit/claim': 'parts chart edit/parts',
  'views/edit/evidence': 'parts chart edit/parts',
  'views/edit/import': 'parts edit/parts',
  'views/edit/review': 'parts chart edit/parts',
  'views/edit/people': 'parts edit/parts',
  'src/clock.ts': '',
  'src/faults.ts': '',
  'src/setting-error.ts': '',
  'src/secret.ts': '',
  'src/settings.ts': 'setting-error.ts secret.ts',
  'src/stopping.ts': '',
  'src/reach.ts': '',
  'src/generated': '',
  'src/client': '',
  'src/publishers': '',
  'src/computing': '',
  'src/networks.ts': '',
  'src/http': 'clock.ts generated computing networks.ts',
  'src/auth': 'clock.ts generated http networks.ts',
  'src/api': 'clock.ts http computing',
  'src/tasks': 'clock.ts publishers networks.ts',
  'src/routes/readers': 'clock.ts generated http',
  'src/routes/embeds': 'clock.ts generated http',
  'src/routes/machines': 'clock.ts http',
  'src/routes/newsroom': 'clock.ts generated http auth publishers computing',
  'src/routes/figures': 'http auth networks.ts',
  'src/assistants': 'http api',
  'src/frame.ts': 'clock.ts http',
  'src/readers.ts': 'assistants api routes/readers routes/embeds routes/machines routes/figures frame.ts',
  'src/newsroom.ts': 'http auth routes/newsroom routes/figures frame.ts',
  'src/newsroom-elsewhere.ts': 'http frame.ts',
  'src/app.ts': 'frame.ts readers.ts newsroom.ts',
  'src/node-fetch.ts': 'http app.ts',
  'src/node-files.ts': 'http',
  'src/file-folder.ts': 'settings.ts',
  'src/commands': 'clock.ts http auth tasks settings.ts setting-error.ts app.ts node-files.ts file-folder.ts',
  'src/cli.ts': 'faults.ts setting-error.ts commands',
  'src/bin.mjs': 'cli.ts',
  'src/node.ts':
    'clock.ts faults.ts setting-error.ts settings.ts reach.ts stopping.ts computing http tasks commands app.ts node-fetch.ts node-files.ts file-folder.ts',
  'src/edge.ts': 'http frame.ts',
  'src/worker.ts': 'faults.ts tasks edge.ts frame.ts readers.ts newsroom-elsewhere.ts',
  'src/worker-desk.ts': 'computing secret.ts edge.ts frame.ts newsroom.ts routes/readers',
  'src/worker-computing.ts': 'computing',
  'src/cloudflare.d.ts': '',
};

/** The room of a file: its folder, in `views/edit/` and `src/routes/` the folder within, or itself at a house's root. */
function roomOf(path: string): string {
  const parts = path.split('/');
  const depth = /^(?:views\/edit|src\/routes)\//.test(path) ? 3 : 2;
  return parts.slice(0, Math.min(depth, parts.length)).join('/');
}

describe('the rooms', () => {
  it('are those that are drawn, each with something in it', () => {
    expect(
      [...new Set(everything.map((file) => roomOf(file.path)))].sort(),
      'Put the file into a room, or draw the new room: in ROOMS of this test, and in CONTRIBUTING.md.',
    ).toEqual(Object.keys(ROOMS).sort());
  });

  it('import only rooms that they may, types included', () => {
    const found = everything.flatMap((file) => {
      const room = roomOf(file.path);
      const [house = ''] = room.split('/');
      const may = new Set((ROOMS[room] ?? '').split(' ').map((name) => `${house}/${name}`));
      return imports(file)
        .filter(({ from }) => from.startsWith(`${house}/`) && /\.(?:ts|mjs|cjs)$/.test(from))
        .map(({ from }) => ({ from, to: roomOf(from) }))
        .filter(({ to }) => to !== room && !may.has(to))
        .map(({ from }) => `${file.path} imports ${from}`);
    });
    expectNone(
      found,
      'Arrows between rooms run one way: move what both need into a room that both may import, or pass it in.',
    );
  });

  it('have no circle', () => {
    const next = (room: string) =>
      (ROOMS[room] ?? '')
        .split(' ')
        .filter((name) => name !== '')
        .map((name) => `${room.split('/')[0]}/${name}`);
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      next(from).some((room) => {
        if (room === to) return true;
        if (seen.has(room)) return false;
        seen.add(room);
        return reaches(room, to, seen);
      });
    expectNone(
      Object.keys(ROOMS).filter((room) => reaches(room, room)),
      'A room that can be reached from itself is two rooms mixed up: take an arrow out of ROOMS.',
    );
    for (const room of Object.keys(ROOMS))
      for (const other of next(room))
        expect(Object.keys(ROOMS), `${room} may import ${other}`).toContain(other);
  });
});

describe('the doorways', () => {
  it('hono/html is imported by views/parts/html.ts only', () => {
    expectNone(
      everything
        .filter(
          (f) =>
            f.path !== 'views/parts/html.ts' && imports(f).some((i) => /^hono\/(?:html|jsx)/.test(i.from)),
        )
        .map((f) => f.path),
      'Draw with `html` of views/parts/html.ts, which escapes what is put into it.',
    );
  });

  it('markup is trusted only if this program made it', () => {
    const MAY_TRUST = [
      'views/parts/html.ts',
      'views/parts/mark.ts',
      'views/parts/markdown.ts',
      'views/chart/claim-charts.ts',
      'views/pages/method-readers.ts',
      'views/chart/elsewhere.ts',
      'views/chart/dispute-chart.ts',
      'views/embed/frame.ts',
    ];
    expectNone(
      [...product.views, ...product.src]
        .filter((f) => /\b(?:trusted|raw)\(/.test(f.code) && !MAY_TRUST.includes(f.path))
        .map((f) => f.path),
      'Use `html`, which escapes. A new drawing of our own may be added to MAY_TRUST in this test.',
    );
    expectNone(
      MAY_TRUST.filter((path) => !everything.some((f) => f.path === path && /\btrusted\(/.test(f.code))),
      'MAY_TRUST names a file that trusts nothing: take it from the list.',
    );
  });

  it('the database client is made in the entry points only', () => {
    const MAY_OPEN = ['src/settings.ts', 'src/edge.ts'];
    expectNone(
      everything
        .filter((f) => !MAY_OPEN.includes(f.path))
        .filter((f) => imports(f).some((i) => i.from.startsWith('@libsql/') && !i.typesOnly))
        .map((f) => f.path),
      'Take the database as an argument; a client is made in src/settings.ts and src/edge.ts.',
    );
  });

  it('addresses are built in views/parts/urls.ts', () => {
    const address =
      /['"`]\/(?:claims|claimants|topics|evidence|method|assets|favicon|corrections|feed|badge|embed|api)\b/;
    expectNone(
      [...product.views, ...product.src, ...product.db]
        .filter((f) => f.path !== 'views/parts/urls.ts')
        .flatMap((f) => lines(f, address))
        // A pattern by which a route is found is not an address.
        .filter(
          (line) => !/\.(?:get|post|on|use|route)\(\s*'/.test(line) && !line.includes(".startsWith('/api/')"),
        ),
      'Build addresses with `urls` of views/parts/urls.ts.',
    );
  });

  it('how long an answer is kept is said in src/http/cache.ts', () => {
    expectNone(
      [...product.src, ...product.views]
        .filter((f) => f.path !== 'src/http/cache.ts')
        .flatMap((f) => lines(f, /max-age|s-maxage|no-store|no-cache|must-revalidate|stale-while/))
        .filter((line) => !line.includes('Strict-Transport-Security')),
      'Add a policy to POLICIES in src/http/cache.ts and name it.',
    );
  });

  it('query strings are read in src/http/query.ts', () => {
    expectNone(
      product.src
        .filter((f) => f.path !== 'src/http/query.ts')
        .flatMap((f) => lines(f, /\breq\.(?:query|queries)\b/)),
      'Name a schema of the parameters, and read them with `readQuery` of src/http/query.ts.',
    );
  });

  it('SQL is written in db/ only', () => {
    expectNone(
      [...product.src, ...product.views, ...product.claims].flatMap((f) =>
        lines(f, /\bsql`|\bSELECT .* FROM |\bINSERT INTO |\bDELETE FROM /),
      ),
      'Write a function in db/ that says what it reads or writes, and call it.',
    );
  });
});

describe('the lists', () => {
  it('every file of claims/kinds is a kind of its name, and in the list', () => {
    const isHelper = (name: string) =>
      name.startsWith('shared-') || name === 'index' || name === 'given-inputs';
    const files = product.claims
      .filter((f) => f.path.startsWith('claims/kinds/'))
      .map((f) => basename(f.path, '.ts'))
      .filter((name) => !isHelper(name));
    expect(files, 'Add the kind to the list in claims/kinds/index.ts; its file has its name.').toEqual(
      KINDS.map((kind) => `${kind.name}.ts`)
        .sort()
        .map((name) => basename(name, '.ts')),
    );
  });

  it('every migration is in the list, in order, under the name of its file', () => {
    const files = product.db
      .filter((f) => f.path.startsWith('db/migrations/') && !f.path.endsWith('/index.ts'))
      .map((f) => basename(f.path, '.ts'));
    expect(Object.keys(MIGRATIONS), 'Add the migration to db/migrations/index.ts.').toEqual(files);
    for (const [i, name] of files.entries())
      expect(name, 'Number migrations without a gap: 0002-what-it-does.').toMatch(
        new RegExp(`^${String(i + 1).padStart(4, '0')}-[a-z0-9-]+$`),
      );
  });

  it('every starter bundle is named by its slug', () => {
    const found = readdirSync(join(ROOT, 'db/starter')).filter(
      (name) =>
        `${(JSON.parse(readFileSync(join(ROOT, 'db/starter', name), 'utf8')) as { claim: { slug: string } }).claim.slug}.json` !==
        name,
    );
    expectNone(found, 'Name the file by the slug of its claim.');
  });

  it('every test is in a project of vitest.config.ts', () => {
    const strays = tests
      .filter((f) => f.path.endsWith('.test.ts'))
      .filter(
        (f) =>
          !/^test\/(?:claims|db|views|second|http|browser)\/|^test\/architecture\.test\.ts$/.test(f.path),
      )
      .map((f) => f.path);
    expectNone(strays, 'Move the test into a folder of a project, or give it a project in vitest.config.ts.');
  });
});

const MAX_FUNCTION = 60;

/** What a function, a method or an arrow with a body of its own begins with; a call that is given an arrow, too. */
const FUNCTION_START =
  /^\s*(?:(?:export )?(?:default )?(?:async )?function\b|(?:static |private |get |set )*(?:async )?[#\w]+(?:<[^>]*>)?\([^;]*\)?(?:: [^;={]+)? ?\{?$|.*=> ?[{(]?$)/;

/** Where functions begin that are too long, by the indentation that the formatter gives: the lines and the length. */
function longFunctions(lines: readonly string[]): string[] {
  const indent = (line: string) => line.length - line.trimStart().length;
  return lines.flatMap((line, i) => {
    if (!FUNCTION_START.test(line) || /^\s*(?:if|for|while|switch|return)\b/.test(line)) return [];
    const depth = indent(line);
    const end = lines.findIndex(
      (other, k) => k > i && other.trim() !== '' && indent(other) <= depth && !/[{(]$/.test(other),
    );
    const length = end - i + 1;
    return end > 0 && length > MAX_FUNCTION ? [`${i + 1}: ${length} lines: ${line.trim().slice(0, 80)}`] : [];
  });
}

describe('the code', () => {
  it('has no file over 400 lines', () => {
    expectNone(
      everything
        .filter((f) => f.text.split('\n').length > 401)
        .map((f) => `${f.path}: ${f.text.split('\n').length} lines`),
      'Cut the file along what it does.',
    );
  });

  it('has no function over 60 lines', () => {
    expectNone(
      everything.flatMap(({ path, text }) => longFunctions(text.split('\n')).map((at) => `${path}:${at}`)),
      'Cut it into steps that read from the top down, each a function whose name says what it does.',
    );
  });

  it('has no `any`, no suppressed error and no assertion that something is there', () => {
    expectNone(
      [...everything, ...tests.filter((f) => f.path !== 'test/architecture.test.ts')].flatMap((f) => [
        ...lines(f, /(?::|\bas|<|\||&)\s*any\b(?=\s*(?:[;,)>[\]|&={]|$))/),
        ...lines(f, /[\w)\]]!(?:\.|\[|;|,|\))/),
        ...f.text
          .split('\n')
          .flatMap((line, i) =>
            /@ts-(?:ignore|expect-error|nocheck)/.test(line) ? [`${f.path}:${i + 1}: ${line.trim()}`] : [],
          ),
      ]),
      'Say the type: `unknown` with a check, or what it is.',
    );
  });

  it('says of every exported function in claims/, db/ and src/ what it is for', () => {
    const found = [...product.claims, ...product.db, ...product.src].flatMap(({ path, text }) => {
      const all = text.split('\n');
      return all.flatMap((line, i) =>
        /^export (?:default )?(?:async )?function\b/.test(line) && !/\*\/\s*$/.test(all[i - 1] ?? '')
          ? [`${path}:${i + 1}: ${line.slice(0, 100)}`]
          : [],
      );
    });
    expectNone(found, 'Write a doc comment of a line above it: what it gives, when it throws.');
  });

  it('says at the head of every file what it is for', () => {
    const found = everything
      .filter(({ path }) => !path.startsWith('claims/kinds/') && !/\.d\.ts$|\.mjs$/.test(path))
      .filter(({ text }) => !/\/\*\*/.test(text))
      .map((f) => f.path);
    expectNone(found, 'Write a doc comment: what the file is for, and what a reader of it must know.');
  });

  it('leaves no test out, and runs none alone', () => {
    expectNone(
      tests
        .filter((f) => f.path !== 'test/architecture.test.ts')
        .flatMap((f) => lines(f, /\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b(?!If)/)),
      'Mend the test or remove it; only `skipIf` may leave out what the platform lacks, and says why.',
    );
  });
});

describe('the repository', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string>
  >;

  it('pins every dependency to one version', () => {
    const found = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies]
      .flatMap((group) => Object.entries(group))
      .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[0-9a-z.-]+)?$/.test(version))
      .map(([name, version]) => `${name}: ${version}`);
    expectNone(found, 'Write the exact version; .npmrc has save-exact.');
  });

  it('names no registry in its lock file', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
    expectNone(
      lock.split('\n').filter((line) => line.includes('"resolved"')),
      'Run `npm install` with .npmrc as it is (omit-lockfile-registry-resolved), so that any registry serves.',
    );
  });

  it('uses every library that it names, and names every library that it uses', () => {
    const library = (from: string) =>
      from
        .split('/')
        .slice(0, from.startsWith('@') ? 2 : 1)
        .join('/');
    const used = new Set(
      everything
        .flatMap((f) => imports(f).map((i) => i.from))
        .filter((from) => !/^(?:node:|cloudflare:|(?:claims|db|views|src)\/)/.test(from))
        .map(library),
    );
    const named = Object.keys(manifest.dependencies);
    expectNone(
      [...used].filter((name) => !named.includes(name)),
      'Add it to "dependencies" of package.json.',
    );
    expectNone(
      named.filter((name) => !used.has(name)),
      'Take it from "dependencies" of package.json.',
    );
  });

  it('has the folders that were designed, and no other', () => {
    const IGNORED = ['node_modules', 'var', 'dist', '.git', '.wrangler'];
    const found = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !IGNORED.includes(entry.name))
      .map((entry) => entry.name)
      .filter((name) => !['src', 'db', 'claims', 'views', 'test', '.ci'].includes(name));
    expectNone(
      found,
      'The top level is src, db, claims, views, test and .ci: put the folder into one of them.',
    );
  });
});

describe('words', () => {
  /** Numbers, dates and pieces of sentences, which are no words of a verdict. */
  const PLAIN = ['numbers', 'dates', 'text', 'publication-date'].map((name) => `claims/words/${name}.ts`);
  const DOOR = 'claims/words/language.ts';

  it('of a verdict are reached through one door', () => {
    expectNone(
      [...product.views, ...product.db, ...product.src].flatMap((file) =>
        imports(file)
          .filter(({ from }) => from.startsWith('claims/words/') && from !== DOOR && !PLAIN.includes(from))
          .map(({ from }) => `${file.path} imports ${from}`),
      ),
      `Ask \`english\` of ${DOOR}; if it has no method for it, add one, so that a second language must have it too.`,
    );
  });

  it('of a verdict’s reason are made by claims/evaluate.ts and claims/words/ alone', () => {
    /** A text that is put into a reason, or a language that is asked for one. */
    const MAKES =
      /\bbecause(?:_now|Now|Said|WhenSaid)?\s*(?::|=(?![=>]))(?:[^,;{}]*?`|(?:[^,;{}]*[?:])?\s*['"][^'"…])|\.because\s*[([]/g;
    for (const made of ['because: sentence(`so`)', "because = none ? '' : 'so'", 'english.because(decided)'])
      expect(made.match(MAKES), made).not.toBeNull();
    expectNone(
      everything
        .filter(({ path }) => path !== 'claims/evaluate.ts' && !path.startsWith('claims/words/'))
        .flatMap(({ path, code }) => (code.match(MAKES) ?? []).map((made) => `${path}: ${made}`)),
      'Let `decide` say a code with its values, and write the sentence for that code in `words.because` of the kind.',
    );
  });
});
