/** Writing XML 1.0 in a few lines: feeds, site maps, oEmbed. */
import { escapeXml } from '../parts/html.ts';

/** A piece of XML that was written here; text that goes into one is escaped. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An element with its attributes and what is in it. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (string | Xml)[]
): Xml {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const inside = children.map((child) => (child instanceof Xml ? child.text : escapeXml(child)));
  return new Xml(
    children.length === 0
      ? `<${name}${given.join('')}/>`
      : `<${name}${given.join('')}>${inside.join('')}</${name}>\n`,
  );
}

/** A whole document. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.text}`;
}
