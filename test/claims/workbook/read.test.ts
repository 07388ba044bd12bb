/** The door to the readers: which format a file is of, what is refused and with which advice, and that nothing breaks it. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../claims/workbook/read.ts';
import { COMMAND_LIMITS, type Limits, UnreadableFile } from '../../../claims/workbook/table.ts';
import { runs } from '../../support/scope.ts';
import { bytesOf, FILES, tableOf, tableOfText } from '../../support/tables.ts';
import { odsParts, tableOfParts, xlsxParts, zipped } from '../../support/zipped.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const read = (bytes: Uint8Array, limits: Partial<Limits> = {}) =>
  readFile(bytes, { limits: { ...COMMAND_LIMITS, ...limits } });

/** Why a file is refused: the code, and the message. */
function refusal(step: () => unknown): string {
  try {
    step();
  } catch (error) {
    if (error instanceof UnreadableFile) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('It was read.');
}

describe('the format of a file', () => {
  it.each(FILES.filter((name) => name !== 'estat-generic.xml'))('is told by the content of %s', (name) => {
    const { format, sheets } = tableOf(name);
    const ending = name.slice(name.lastIndexOf('.') + 1);
    const expected = name.startsWith('sdmx-csv') ? 'sdmx-csv' : ending === 'json' ? 'sdmx-json' : ending;
    expect(format).toBe(expected);
    expect(sheets.some(({ rows }) => rows.length > 0)).toBe(true);
  });

  it('must be the one that is expected', () => {
    expect(tableOf('boe.csv', { format: 'csv' }).format).toBe('csv');
    expect(tableOf('tricky.ods', { format: 'ods' }).format).toBe('ods');
    expect(tableOf('eurostat.tsv', { format: 'csv' }).format).toBe('csv');
    expect(refusal(() => tableOf('tricky.ods', { format: 'xlsx' }))).toBe(
      'format-unknown: The file is ODS, where XLSX is expected: bring the file as XLSX, or say that it is ODS by now.',
    );
    expect(refusal(() => tableOf('boe.csv', { format: 'ods' }))).toContain(
      'The file is CSV, where ODS is expected',
    );
    expect(refusal(() => tableOf('ecb-ts.json', { format: 'csv' }))).toContain(
      'The file is SDMX-JSON, where CSV',
    );
  });
});

describe('a file that is not read', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'The file is empty'],
    ['blanks', latin('\xef\xbb\xbf \r\n\t'), 'The file is empty'],
    [
      'the old Excel',
      latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(500)}`),
      'old format of Excel (.xls)',
    ],
    [
      'a workbook with a password',
      latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${[...'\0EncryptedPackage'].join('\0')}\0`),
      'protected with a password',
    ],
    ['a PDF', latin('%PDF-1.7'), 'The file is a PDF'],
    ['gzip', latin('\x1f\x8b\x08\x00'), 'packed with gzip'],
    ['SDMX-ML', bytesOf('estat-generic.xml'), 'ask the service for SDMX-CSV or SDMX-JSON'],
    ['a page', latin('<!DOCTYPE html><html><table>'), 'a web page, perhaps one that is called .xls'],
    ['a page of Excel', latin('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'), 'a web page'],
    [
      'a page in XML',
      latin('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'),
      'a web page',
    ],
    [
      'a spreadsheet as XML',
      latin(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
      'spreadsheet as XML',
    ],
    [
      'flat ODS',
      latin(
        '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
      ),
      'save it as .ods',
    ],
    ['XML', latin('<rss><channel/></rss>'), 'The file is XML'],
    ['bytes', latin('ab\0\x01\x02'), 'none of the formats that are read'],
    ['a picture', latin('\x89PNG\r\n'), 'a picture'],
    ['half a zip', bytesOf('tricky.xlsx').slice(0, 3_000), 'its end is missing'],
  ])('is %s, and says what to do', (_, bytes, says) => {
    const why = refusal(() => read(bytes));
    expect(why).toMatch(/^format-unknown: The file is .*: .*[a-zA-Z]\.$/s);
    expect(why).toContain(says);
  });

  it.each([
    ['a zip of tables', { 'data.csv': 'a,b' }, 'unpack it'],
    [
      'a text document',
      { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' },
      'no spreadsheet',
    ],
    ['Word', { '[Content_Types].xml': '', 'word/document.xml': '' }, 'no spreadsheet'],
    ['a binary workbook', { '[Content_Types].xml': '', 'xl/workbook.bin': '' }, '.xlsb'],
    ['Numbers', { 'Index/Document.iwa': '' }, 'Apple Numbers'],
    ['XLSX without a workbook', { '[Content_Types].xml': '', 'xl/styles.xml': '' }, 'it has no workbook'],
    [
      'ODS with a password',
      {
        ...odsParts(''),
        'META-INF/manifest.xml': '<m:manifest xmlns:m="x"><m:encryption-data/></m:manifest>',
      },
      'take the password off',
    ],
    ['ODS that is no XML', { ...odsParts(''), 'content.xml': '<a><b></a>' }, 'is no XML'],
    [
      'ODS with a document type',
      { ...odsParts(''), 'content.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
      'has a document type',
    ],
    ['ODS with an entity', { ...odsParts(''), 'content.xml': '<a>&b;</a>' }, 'is no XML'],
    [
      'XLSX without its sheet',
      Object.fromEntries(Object.entries(xlsxParts('')).filter(([name]) => !name.includes('sheet1'))),
      'sheet1.xml is missing',
    ],
    [
      'XLSX with a cell nowhere',
      xlsxParts('<row><c r="ZZZ1"><v>1</v></c></row>'),
      'an address that no cell has',
    ],
    ['XLSX with a row nowhere', xlsxParts('<row r="9999999"/>'), 'a number that no row has'],
  ])('is %s, packed', (_, parts: Record<string, string>, says) => {
    expect(refusal(() => tableOfParts(parts))).toContain(says);
  });

  it('is a zip file with a password', () => {
    const bytes = zipped(odsParts(''));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(refusal(() => read(bytes))).toContain('a zip file with a password');
  });

  it('is one whose bytes are not those that were packed', () => {
    const bytes = zipSync({ 'content.xml': [strToU8('<a/>'), { level: 0 }] });
    const at = bytes.findIndex((_, i) => String.fromCharCode(...bytes.subarray(i, i + 4)) === '<a/>');
    bytes[at + 1] = 0x62;
    expect(refusal(() => read(bytes))).toContain('not as it was written');
  });
});

describe('a limit', () => {
  const bomb = (size: number) => zipSync({ 'content.xml': new Uint8Array(size) }, { level: 9 });

  it('holds for the bytes of a file, and says where more are read', () => {
    expect(refusal(() => read(latin('a,b'), { bytes: 2 }))).toBe(
      'limit: The file has more than 1 MB, which is the most that is read here: bring it by the command line, or cut it to the tables that are needed.',
    );
  });

  it('holds for what a part says of its size, and for what comes out of it', () => {
    expect(refusal(() => read(bomb(5_000_000)))).toContain(
      'limit: A part of the file unpacks to more than 200 times',
    );
    expect(refusal(() => read(zipped(odsParts('')), { unpacked: 50 }))).toContain(
      'limit: The file has more than 1 MB unpacked',
    );
    const lies = bomb(5_000_000);
    const view = new DataView(lies.buffer);
    for (let at = 0; at < lies.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(refusal(() => read(lies))).toContain('limit: A part of the file unpacks to more than 200 times');
  });

  it('holds for cells, repeated and merged ones included', () => {
    const p = '<table:table-cell table:number-columns-repeated="100"><text:p>a</text:p></table:table-cell>';
    const repeated = odsParts(
      `<table:table table:name="T"><table:table-row table:number-rows-repeated="1000000">${p}</table:table-row></table:table>`,
    );
    const merged = xlsxParts('<row><c><v>1</v></c></row>', {
      behind: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100)}</mergeCells>`,
    });
    const sparse = xlsxParts('<row><c r="XFD1"><v>1</v></c></row>');
    expect(refusal(() => tableOfParts(repeated))).toContain(
      'limit: The file has more than 1,000,000 filled cells',
    );
    expect(refusal(() => tableOfParts(merged))).toContain('limit: ');
    expect(tableOfParts(sparse).sheets[0]?.width).toBe(16_384);
    const far = Array.from({ length: 2_000 }, (_, i) => `<row><c r="XFD${i + 1}"><v>1</v></c></row>`).join(
      '',
    );
    expect(refusal(() => tableOfParts(xlsxParts(far)))).toContain('stand very far apart');
    expect(refusal(() => tableOfText('a,b\nc,d', { limits: { ...COMMAND_LIMITS, cells: 3 } }))).toContain(
      'limit: ',
    );
  });
});

describe('any bytes', () => {
  const files = FILES.map((name) => ({ name, bytes: bytesOf(name) })).filter(
    ({ bytes }) => bytes.length < 60_000,
  );
  const odd = fc.constantFrom(...files);

  /** Reads bytes: nothing else than a refusal comes of them, if no table does. */
  function hold(bytes: Uint8Array): void {
    try {
      read(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableFile);
    }
  }

  it('are read or refused: files cut short', () => {
    fc.assert(
      fc.property(odd, fc.double({ min: 0, max: 1, noNaN: true }), ({ bytes }, part) =>
        hold(bytes.slice(0, Math.floor(part * bytes.length))),
      ),
      runs(500),
    );
  });

  it('are read or refused: files with other bytes in them', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(odd, fc.array(change, { minLength: 1, maxLength: 8 }), ({ bytes }, changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at % changed.length] = byte;
        hold(changed);
      }),
      runs(1_000),
    );
  });

  it('are read or refused: parts of packed files with other signs in them', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.constantFrom('<', '>', '"', '&', '/', 'r', '0', '9', ' ', ':', '!', '-', 'e'),
    );
    const parts = fc.constantFrom(
      odsParts(
        '<table:table table:name="T"><table:table-column table:visibility="collapse"/><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2" office:value-type="float" office:value="1.5"><text:p>1<text:s text:c="2"/><text:span text:style-name="a">2</text:span></text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>',
      ),
      xlsxParts(
        '<row r="1" hidden="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" s="1"><f>1</f><v>43738.5</v></c></row>',
        {
          strings: '<si><r><rPr><vertAlign val="superscript"/></rPr><t>a_x000D_</t></r></si>',
          formats: ['d mmm yy h:mm;[Red]0.0%'],
          behind: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
        },
      ),
    );
    fc.assert(
      fc.property(
        parts,
        fc.nat(),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (made, which, changes) => {
          const names = Object.keys(made).filter((name) => name !== 'mimetype');
          const name = names[which % names.length] ?? '';
          const signs = [...(made[name] ?? '')];
          for (const [at, sign] of changes) signs[at % signs.length] = sign;
          hold(zipped({ ...made, [name]: signs.join('') }));
        },
      ),
      runs(1_000),
    );
  });

  it('are read or refused: beginnings of other formats with anything behind', () => {
    const start = fc.constantFrom(
      'PK\x03\x04',
      'PK\x05\x06',
      '{',
      '[',
      '{"dataSets":',
      '<?xml',
      '\xff\xfe',
      '\xfe\xff',
      'sep=;\n',
      'DATAFLOW,',
      'a,b\\c\t',
      '',
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (head, tail) =>
        hold(Uint8Array.of(...latin(head), ...tail)),
      ),
      runs(1_000),
    );
  });
});

describe('a file that is made to cost much', () => {
  const table = (rows: string) => odsParts(`<table:table table:name="T">${rows}</table:table>`);
  const P = '<table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell>';

  /** The longest that any of these may take, on a machine that does other things beside. */
  const SOON = 20_000;

  it.each([
    [
      'attributes without end',
      {
        ...odsParts(''),
        'content.xml': `<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      },
    ],
    ['elements deep in each other', { ...odsParts(''), 'content.xml': '<a>'.repeat(1_000_000) }],
    [
      'covered cells without end',
      table(
        `<table:table-row>${'<table:covered-table-cell table:number-columns-repeated="16384"/>'.repeat(20_000)}</table:table-row>`,
      ),
    ],
    [
      'rows that are repeated',
      table(`<table:table-row table:number-rows-repeated="2000000000">${P}</table:table-row>`),
    ],
    [
      'cells over cells',
      table(
        `<table:table-row>${'<table:table-cell table:number-columns-spanned="16384" office:value-type="string"><text:p>a</text:p></table:table-cell>'.repeat(10_000)}</table:table-row>`,
      ),
    ],
    [
      'blanks without end',
      table(
        `<table:table-row><table:table-cell><text:p>${'<text:s text:c="1000"/>'.repeat(100_000)}</text:p></table:table-cell></table:table-row>`,
      ),
    ],
    [
      'merged cells over each other',
      xlsxParts('<row><c><v>1</v></c></row>', { behind: '<mergeCell ref="A1:ZZ1000"/>'.repeat(50_000) }),
    ],
    [
      'cells far apart',
      xlsxParts(
        Array.from({ length: 20_000 }, (_, i) => `<row><c r="XFD${i + 1}"><v>1</v></c></row>`).join(''),
      ),
    ],
  ])('is refused soon: %s', (_, parts: Record<string, string>) => {
    const start = performance.now();
    expect(refusal(() => tableOfParts(parts, { limits: { ...COMMAND_LIMITS, ratio: 1_000_000 } }))).toMatch(
      /^limit: |damaged/,
    );
    expect(performance.now() - start).toBeLessThan(SOON);
  });

  it.each([
    [
      'hidden columns again and again',
      xlsxParts('<row><c><v>1</v></c></row>', {
        before: '<col min="1" max="16384" hidden="1"/>'.repeat(50_000),
      }),
    ],
    [
      'groups that are folded in each other',
      table(
        `${'<table:table-row-group table:display="false">'.repeat(200)}${'<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>'.repeat(2_000)}${'</table:table-row-group>'.repeat(200)}`,
      ),
    ],
    [
      'styles that are each other’s parents',
      odsParts(
        '<table:table table:name="T"><table:table-row><table:table-cell><text:p><text:span text:style-name="a">x</text:span></text:p></table:table-cell></table:table-row></table:table>',
        '<style:style style:name="a" style:family="text" style:parent-style-name="a"/>',
      ),
    ],
  ])('is read soon: %s', (_, parts: Record<string, string>) => {
    const start = performance.now();
    expect(tableOfParts(parts, { limits: { ...COMMAND_LIMITS, ratio: 1_000_000 } }).sheets).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(SOON);
  });

  it('is read soon: a line in which a head could stand anywhere', () => {
    const start = performance.now();
    expect(tableOfText(',\\'.repeat(200_000)).sheets[0]?.width).toBe(200_001);
    expect(performance.now() - start).toBeLessThan(SOON);
  });
});
