/** The few things that styles of an ODS file say of its content: which text is a superscript, which sheet is hidden. */
import type { Attributes } from './xml.ts';

interface Style {
  parent?: string | undefined;
  isSuperscript?: boolean;
  isHidden?: boolean;
}

/** How many styles may stand one behind another. */
const MOST_PARENTS = 20;

/** Whether text stands above its line: `super 58%`, or how far it is raised, `33% 58%`. */
function isRaised(position: string): boolean {
  return position.startsWith('super') || /^0*[1-9]\d*(?:\.\d+)?%|^0*\.\d+%/.test(position);
}

/** Learns the styles of a file from its elements, and answers by their names. */
export class OdsStyles {
  readonly #styles = new Map<string, Style>();
  #current: Style | undefined;

  /** An element begins; others than those of styles do nothing. */
  open(name: string, attributes: Attributes): void {
    if (name === 'style:style') {
      this.#current = { parent: attributes['style:parent-style-name'] };
      this.#styles.set(`${attributes['style:family']} ${attributes['style:name']}`, this.#current);
    } else if (name === 'style:text-properties') {
      const position = attributes['style:text-position'];
      if (this.#current !== undefined && position !== undefined)
        this.#current.isSuperscript = isRaised(position);
    } else if (name === 'style:table-properties') {
      if (this.#current !== undefined && attributes['table:display'] === 'false')
        this.#current.isHidden = true;
    }
  }

  close(name: string): void {
    if (name === 'style:style') this.#current = undefined;
  }

  /** Whether a style of text makes a superscript; undefined if it says nothing of it, so that the text around it does. */
  isSuperscript(name: string | undefined): boolean | undefined {
    return this.#find('text', name, (style) => style.isSuperscript);
  }

  /** Whether a style of sheets hides a sheet. */
  isHidden(name: string | undefined): boolean {
    return this.#find('table', name, (style) => style.isHidden) ?? false;
  }

  #find(
    family: string,
    name: string | undefined,
    of: (style: Style) => boolean | undefined,
  ): boolean | undefined {
    let next = name;
    for (let i = 0; i < MOST_PARENTS && next !== undefined; i += 1) {
      const style = this.#styles.get(`${family} ${next}`);
      const says = style === undefined ? undefined : of(style);
      if (says !== undefined) return says;
      next = style?.parent;
    }
    return undefined;
  }
}
