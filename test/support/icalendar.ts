/** A strict little reader of iCalendar (RFC 5545), as far as the ledger writes it: what it does not allow is an error. */

export interface Property {
  name: string;
  parameters: Record<string, string>;
  value: string;
}

export interface Component {
  name: string;
  properties: Property[];
  components: Component[];
}

const LINE = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^;:,"]+)*):(.*)$/su;

/** The lines of a file, unfolded. Throws if one is too long, ends otherwise than in CRLF, or is cut within a letter. */
function linesOf(bytes: Uint8Array): string[] {
  // A letter that a fold cuts in two is no UTF-8.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (!text.endsWith('\r\n')) throw new Error('the file does not end in CRLF');
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) throw new Error('a line ends otherwise than in CRLF');
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw)
    if (new TextEncoder().encode(line).length > 75) throw new Error(`more than 75 octets: ${line}`);
  const lines: string[] = [];
  for (const line of raw) {
    if (/^[ \t]/.test(line)) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`);
    else lines.push(line);
  }
  return lines;
}

function propertyOf(line: string): Property {
  const [, name = '', given = '', value = ''] = LINE.exec(line) ?? [];
  if (name === '') throw new Error(`no property: ${line}`);
  if (/[^\P{Cc}\t]/u.test(value)) throw new Error(`a control in ${line}`);
  const parameters = Object.fromEntries(
    given
      .split(';')
      .slice(1)
      .map((one) => one.split('=') as [string, string]),
  );
  return { name, parameters, value };
}

/** The one calendar of a file. Throws with what is wrong. */
export function readCalendar(bytes: Uint8Array): Component {
  const root: Component = { name: '', properties: [], components: [] };
  const open = [root];
  for (const property of linesOf(bytes).map(propertyOf)) {
    const [within] = open.slice(-1);
    if (within === undefined) throw new Error('an END too many');
    if (property.name === 'BEGIN') {
      const component: Component = { name: property.value, properties: [], components: [] };
      within.components.push(component);
      open.push(component);
    } else if (property.name === 'END') {
      if (within.name !== property.value || open.length === 1)
        throw new Error(`${within.name} ends as ${property.value}`);
      open.pop();
    } else if (open.length === 1) throw new Error(`${property.name} stands outside`);
    else within.properties.push(property);
  }
  const [calendar, ...more] = root.components;
  if (open.length > 1 || calendar?.name !== 'VCALENDAR' || more.length > 0) throw new Error('no calendar');
  return checked(calendar);
}

/** The one value of a property that must be there once. */
export function onlyValue({ name: of, properties }: Component, name: string): string {
  const found = properties.filter((property) => property.name === name);
  if (found.length !== 1) throw new Error(`${of} has ${found.length} of ${name}`);
  return found[0]?.value ?? '';
}

/** A text without its escapes (section 3.3.11). Throws if one is of another kind. */
export function textOf(value: string): string {
  const rest = value.replace(/\\[\\;,nN]/g, '');
  if (/[\\;,]/.test(rest)) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one));
}

const DAY = /^\d{8}$/;

function checked(calendar: Component): Component {
  if (onlyValue(calendar, 'VERSION') !== '2.0') throw new Error('of another version');
  onlyValue(calendar, 'PRODID');
  if (calendar.components.length === 0) throw new Error('a calendar has a component');
  const uids = new Set<string>();
  for (const event of calendar.components.filter(({ name }) => name === 'VEVENT')) {
    const uid = onlyValue(event, 'UID');
    if (uids.has(uid)) throw new Error(`${uid} twice`);
    uids.add(uid);
    if (!/^\d{8}T\d{6}Z$/.test(onlyValue(event, 'DTSTAMP'))) throw new Error('DTSTAMP is no instant of UTC');
    const [start, end] = [onlyValue(event, 'DTSTART'), onlyValue(event, 'DTEND')];
    const areDates = event.properties
      .filter(({ name }) => /^DT(?:START|END)$/.test(name))
      .every(({ parameters }) => parameters['VALUE'] === 'DATE');
    if (!areDates || !DAY.test(start) || !DAY.test(end) || start >= end)
      throw new Error(`from ${start} to ${end}`);
    for (const name of ['SUMMARY', 'DESCRIPTION']) textOf(onlyValue(event, name));
    if (!/^https?:\/\/\S+$/.test(onlyValue(event, 'URL'))) throw new Error('URL is no address');
  }
  return calendar;
}
