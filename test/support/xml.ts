/** A strict reader of XML without DTDs, comments and CDATA, for feeds: whatever is not well-formed throws. */

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** The text directly in it. */
  text: string;
}

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const TAG = new RegExp(`^<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolved(text: string): string {
  return text.replace(/&([^;\s]*;)?/g, (whole, given: string | undefined) => {
    const name = given?.slice(0, -1) ?? '';
    const code = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(name);
    const value =
      code === null
        ? ENTITIES[name]
        : String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10));
    if (value === undefined || IMPOSSIBLE.test(value)) throw new Error(`a reference that is none: ${whole}`);
    return value;
  });
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(new RegExp(`(${NAME})="([^"]*)"`, 'g'))) {
    if (Object.hasOwn(attributes, name)) throw new Error(`an attribute that stands twice: ${name}`);
    attributes[name] = resolved(value);
  }
  return attributes;
}

/** The root of a document. */
export function readXml(document: string): Element {
  if (IMPOSSIBLE.test(document)) throw new Error('a character that XML cannot hold');
  const [declaration = ''] = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/.exec(document) ?? [];
  if (declaration === '') throw new Error('no declaration');
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [top];
  let rest = document.slice(declaration.length);
  while (rest !== '') {
    const within = open.at(-1) ?? top;
    const end = rest.indexOf('<');
    if (end !== 0) {
      const text = end === -1 ? rest : rest.slice(0, end);
      if (text.includes(']]>')) throw new Error(']]> in text');
      within.text += resolved(text);
      rest = rest.slice(text.length);
      continue;
    }
    const [whole = '', closes, name = '', attributes = '', isEmpty] = TAG.exec(rest) ?? [];
    if (whole === '') throw new Error(`not a tag: ${rest.slice(0, 80)}`);
    rest = rest.slice(whole.length);
    if (closes === '/') {
      if (within.name !== name || attributes !== '' || isEmpty === '/')
        throw new Error(`</${name}> closes nothing`);
      open.pop();
      continue;
    }
    const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
    within.children.push(element);
    if (isEmpty !== '/') open.push(element);
  }
  const [root, ...more] = top.children;
  if (open.length !== 1 || root === undefined || more.length > 0 || top.text.trim() !== '')
    throw new Error('not one element that is closed');
  return root;
}

/** The children of a name. */
export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the one child of a name. */
export function textOf(element: Element, name: string): string {
  const [only, ...more] = childrenOf(element, name);
  if (only === undefined || more.length > 0) throw new Error(`${element.name} has not one ${name}`);
  return only.text;
}
