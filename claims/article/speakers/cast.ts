/**
 * Who speaks in an article: each speaker once, under the fullest name that the text has, with what else it calls them.
 * Names, roles and parties come from the text alone.
 */
import type { Speaker } from '../article.ts';
import { BODIES, PARTIES, ROLES, TIMES, words } from './lexicon.ts';
import { capitals, fullNames, holdersOf, keysOf, shortForms } from './names.ts';
import { type Mention, mentionBy, plain, type Words } from './words-at.ts';

/** A speaker while the text is read. */
export interface Member {
  speaker: Speaker & { aliases: string[] };
  kind: Mention['kind'];
  /** The words of the name in small letters, without titles. */
  keys: Set<string>;
  /** Nouns that it may be called by: "spokesman", "leader", "force". */
  heads: Set<string>;
  gender: Mention['gender'];
  /** Its gender is only what its role is called. */
  soft: boolean;
  plural: boolean;
  /** The sentence in which it was named or spoke last. */
  seen: number;
}

/** Common nouns for a body that was named before. */
const GENERIC = words(
  'charity company firm force union body group organisation organization watchdog agency think-tank thinktank tank bank council department ministry institute retailer lender regulator association federation authority commission committee party foundation fund campaign bureau board inspectorate service trust university institution',
);

/** How many sentences back "the charity" may reach. */
const NEAR = 12;

export class Cast {
  readonly members: Member[] = [];
  private readonly byKey = new Map<string, Member>();
  private readonly byLast = new Map<string, Member[]>();
  private readonly byHead = new Map<string, Member[]>();
  private readonly short: ReadonlyMap<string, string>;
  private readonly full: ReadonlyMap<string, readonly string[]>;

  /** Words with a capital inside a sentence, where only names have one. */
  private readonly names: ReadonlySet<string>;

  /** Who holds an office that one holds at a time, by what the text calls it before a full name. */
  private readonly holders: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(w: Words) {
    this.holders = holdersOf(w);
    this.names = capitals(w);
    this.short = shortForms(w);
    this.full = fullNames(w);
  }

  /** The speaker that a phrase names, known before or new. `at` counts sentences. Pronouns are not for this. */
  of(named: Mention, at: number): Member {
    const mention = this.asPerson({ ...named, name: unbroken(named.name) });
    const member = this.known(mention, at) ?? this.add(mention);
    this.learn(member, mention, at);
    member.seen = at;
    return member;
  }

  /** A surname by itself, which looks like an organisation until somebody of that name is known. */
  private asPerson(mention: Mention): Mention {
    if (mention.kind !== 'organisation' || mention.definite || !/^\p{Lu}[\p{L}’'-]+$/u.test(mention.name))
      return mention;
    const key = keysOf(mention.name)[0] ?? '';
    if (BODIES.has(key) || this.byKey.get(key)?.kind === 'organisation') return mention;
    const isKnown = (this.byLast.get(key) ?? []).some(({ kind }) => kind === 'person');
    const forms = this.full.get(key) ?? [];
    const isName =
      forms.length > 0 &&
      forms.every((form) => !keysOf(form).some((word) => BODIES.has(word) || TIMES.has(word)));
    return isKnown || isName ? { ...mention, kind: 'person', head: key } : mention;
  }

  /** Whether a phrase at the start of a sentence is a name, and no other word with the capital of the sentence. */
  isName({ kind, name, definite, head }: Mention): boolean {
    if (kind !== 'organisation' || definite || /[\s-]/.test(name) || name === name.toUpperCase()) return true;
    return BODIES.has(head) || this.names.has(name.toLowerCase().replaceAll('’', "'"));
  }

  private known(mention: Mention, at: number): Member | undefined {
    const name = this.fullest(mention);
    const exact = this.byKey.get(keysOf(name).join(' '));
    if (exact !== undefined) return exact;
    if (mention.kind === 'person') return this.knownPerson(mention, name);
    if (
      mention.kind === 'organisation' &&
      mention.definite &&
      GENERIC.has(mention.head) &&
      !isProper(mention)
    )
      return this.generic(mention, at);
    if (mention.kind === 'organisation') return this.knownBody(name);
    if (mention.kind === 'people' && mention.definite) return this.byRole(mention);
    return undefined;
  }

  /** The fullest form of a name: of a short form what it is short for, of a surname the one full name that has it. */
  private fullest(mention: Mention): string {
    if (mention.kind === 'organisation') return this.short.get(mention.name) ?? mention.name;
    if (mention.kind !== 'person') return mention.name;
    const keys = keysOf(mention.name);
    const forms = keys.length === 1 ? (this.full.get(keys[0] ?? '') ?? []) : [];
    return forms.length === 1 ? (forms[0] ?? mention.name) : mention.name;
  }

  private knownPerson(mention: Mention, name: string): Member | undefined {
    const keys = keysOf(name);
    const same = (this.byLast.get(keys[keys.length - 1] ?? '') ?? [])
      .slice(-8)
      .filter(
        (one) =>
          (one.gender === '' || mention.gender === '' || one.gender === mention.gender || one.soft) &&
          (keys.length === 1 ||
            one.keys.size === 1 ||
            keys.every((key) => one.keys.has(key)) ||
            [...one.keys].every((key) => keys.includes(key))),
      );
    return same.length === 1 || keys.length === 1 ? same[same.length - 1] : same[0];
  }

  private knownBody(name: string): Member | undefined {
    const keys = keysOf(name);
    const first = keys[0] ?? '';
    return (this.byHead.get(`^${first}`) ?? [])
      .slice(-8)
      .find(
        (one) =>
          one.kind === 'organisation' &&
          (keys.every((key) => one.keys.has(key)) ||
            (one.keys.size > 0 && [...one.keys].every((key) => keys.includes(key)))),
      );
  }

  /** "the charity": the body named last whose name has the noun, else the one that spoke last. */
  private generic(mention: Mention, at: number): Member | undefined {
    const named = this.byHead.get(mention.head) ?? [];
    const near = named[named.length - 1];
    if (near !== undefined) return near;
    const modified = keysOf(mention.name).length > 1;
    if (modified) return undefined;
    let last: Member | undefined;
    for (const one of this.members.slice(-12))
      if (
        isBodyFor(mention.head, one) &&
        one.kind === 'organisation' &&
        at - one.seen <= NEAR &&
        !one.keys.has('government') &&
        (last === undefined || one.seen >= last.seen)
      )
        last = one;
    return last;
  }

  /** "the Tory leader", "the spokesman": the last one with that role, of that party if one is said. */
  private byRole(mention: Mention): Member | undefined {
    const said = keysOf(mention.name).filter((key) => key !== mention.head);
    const party = partyOf(said.join(' '));
    const fits = (one: Member): boolean => {
      if (one.kind !== 'person' && one.kind !== 'people') return false;
      const role = keysOf(
        `${one.speaker.role ?? ''} ${one.speaker.organisation ?? ''} ${one.speaker.party ?? ''} ${one.speaker.name}`,
      );
      const own = partyOf(role.join(' '));
      if (party !== undefined && own !== undefined && party !== own) return false;
      return said.every(
        (key) =>
          role.includes(key) || (party !== undefined && partyOf(key) !== undefined) || GENERAL.has(key),
      );
    };
    const list = (this.byHead.get(mention.head) ?? []).slice(-8).filter(fits);
    return list[list.length - 1] ?? this.onlyPerson(mention);
  }

  /** "the opposition leader" where one person was named so far, and nothing was said of what they are. */
  private onlyPerson(mention: Mention): Member | undefined {
    if (
      mention.plural ||
      /^\p{Lu}/u.test(mention.organisation ?? '') ||
      /^(?:spokes|source|official)/.test(mention.head)
    )
      return undefined;
    const persons = this.members.slice(0, 12).filter(({ kind }) => kind === 'person');
    const [only] = persons;
    return persons.length === 1 && only?.speaker.role === undefined ? only : undefined;
  }

  private add(mention: Mention): Member {
    const name = this.fullest(mention);
    const keys = keysOf(name);
    const member: Member = {
      speaker: { name, aliases: [] },
      kind: mention.kind,
      keys: new Set(keys),
      heads: new Set(),
      gender: mention.gender,
      soft: mention.kind === 'people',
      plural: mention.plural,
      seen: 0,
    };
    this.members.push(member);
    this.byKey.set(keys.join(' '), member);
    push(this.byLast, keys[keys.length - 1] ?? '', member);
    push(this.byHead, `^${keys[0] ?? ''}`, member);
    if (mention.kind === 'organisation') for (const key of keys) push(this.byHead, key, member);
    return member;
  }

  /**
   * Gives those who spoke as "the First Minister" the name that the text has for them farther on, if one person alone
   * has that role.
   */
  nameRoles(): void {
    const byRole = new Map<string, Member[]>();
    for (const one of this.members) {
      if (one.kind !== 'person' || one.speaker.role === undefined) continue;
      const role = roleKey(one.speaker.role);
      byRole.set(role, [...(byRole.get(role) ?? []), one]);
    }
    for (const one of this.members) {
      if (one.kind !== 'people' || one.plural) continue;
      const role = roleKey(one.speaker.name);
      const [named, ...more] = byRole.get(role) ?? [];
      const [holder, ...others] = this.holders.get(role) ?? [];
      if (named === undefined && holder !== undefined && others.length === 0) {
        alias(one.speaker, one.speaker.name);
        one.speaker.name = holder;
        one.kind = 'person';
        continue;
      }
      if (named === undefined || more.length > 0 || !/\p{Lu}/u.test(one.speaker.name)) continue;
      alias(named.speaker, one.speaker.name);
      one.speaker = named.speaker;
    }
  }

  /** Takes in what a mention says of somebody. */
  private learn(member: Member, mention: Mention, at: number): void {
    const { speaker } = member;
    const keys = keysOf(mention.name);
    const isLonger = mention.kind === 'person' && keys.length > member.keys.size;
    if (isLonger || isFuller(member, mention)) {
      alias(speaker, speaker.name);
      speaker.name = mention.name;
      for (const key of keys) member.keys.add(key);
      if (isLonger) this.byKey.set(keys.join(' '), member);
    } else alias(speaker, mention.name);
    if (mention.short !== undefined) alias(speaker, mention.short);
    // What "the minister" is called adds nothing to a person with a name.
    const isDescribed =
      mention.role !== undefined || mention.organisation !== undefined || mention.party !== undefined;
    if (isDescribed && (member.kind !== 'person' || mention.kind !== 'people'))
      for (const field of ['role', 'organisation', 'party'] as const) {
        const said = mention[field];
        if (said !== undefined && speaker[field] === undefined)
          speaker[field] = field === 'organisation' ? this.named(said, at) : said;
      }
    if (member.gender === '' || (member.soft && mention.kind === 'person'))
      member.gender = mention.gender || member.gender;
    for (const word of [mention.head, ...keysOf(mention.role ?? '')]) {
      const head = plain(word);
      if (head === '' || member.heads.has(head) || !(ROLES.has(head) || head === mention.head)) continue;
      member.heads.add(head);
      push(this.byHead, head, member);
    }
  }

  /** An organisation by its name, where the text has only a common noun for it: "the charity’s chief executive". */
  private named(name: string, at: number): string {
    if (/\p{Lu}/u.test(name)) return name;
    const mention = mentionBy('organisation', name, true);
    return (GENERIC.has(mention.head) ? this.generic(mention, at)?.speaker.name : undefined) ?? name;
  }

  /** The members with the name of an organisation, for the pronoun "it". */
  last(fits: (one: Member) => boolean): Member | undefined {
    let found: Member | undefined;
    for (const one of this.members.slice(-16))
      if (fits(one) && (found === undefined || one.seen >= found.seen)) found = one;
    return found;
  }
}

/** "the Labor Department": a name of its own, and not the department that was named before. */
const isProper = ({ name }: Mention): boolean => /\p{Lu}[\p{L}’'-]* \p{Lu}/u.test(name);

/** "Com-⏎merce Department": a name without the break of a line of print. */
const unbroken = (name: string): string =>
  name.includes('- ') ? name.replace(/(\p{Ll})- (?=\p{Ll})/gu, '$1') : name;

/** A role as it is compared, whatever its article and its capitals. */
const roleKey = (role: string): string =>
  role
    .toLowerCase()
    .replace(/^(?:the|a|an) /, '')
    .trim();

/** Measures and countries in capitals, which are no firm, union or charity. */
const MEASURES = /^(?:GDP|GNP|CPI|CPIH|RPI|PPI|PMI|VAT|UK|US|USA|EU|A&E)$/;

/** Bodies of the state that are no watchdog, charity, union or firm. */
const OF_THE_STATE =
  /\b(?:(?:home|foreign|cabinet|met) office|departments?|ministry|treasury|governments?|councils?|police|constabulary|parliament|commons|senate|congress|white house)\b/i;

/** Whether "the charity" may be that body: a noun of one sort of body needs a name that shows the sort. */
function isBodyFor(head: string, { speaker, plural, keys }: Member): boolean {
  if (MEASURES.test(speaker.name)) return false;
  if (head === 'force') return ['police', 'constabulary', 'force', 'met'].some((word) => keys.has(word));
  if (
    !/^(?:charity|company|firm|union|body|group|organi[sz]ation|watchdog|think-?tank|tank|retailer|lender|regulator|campaign|association|federation)$/.test(
      head,
    )
  )
    return false;
  if (OF_THE_STATE.test(speaker.name) && head !== 'body' && head !== 'organisation') return false;
  return (
    /^\p{Lu}/u.test(speaker.name) && (!plural || keys.size > 1) && partyOf([...keys].join(' ')) === undefined
  );
}

/** Whether an organisation is named by a name here, and was only by a common noun before. */
const isFuller = ({ kind, speaker }: Member, mention: Mention): boolean =>
  kind === 'organisation' &&
  mention.kind === 'organisation' &&
  /^\p{Lu}/u.test(mention.name) &&
  (/^\p{Ll}/u.test(speaker.name) || mention.name.startsWith(speaker.name));

/** Words before a role that tell nobody apart. */
const GENERAL = words(
  'former ex new senior shadow deputy chief prime company party department group minister acting',
);

function partyOf(said: string): number | undefined {
  const at = PARTIES.findIndex((names) => names.some((name) => ` ${said} `.includes(` ${name} `)));
  return at < 0 ? undefined : at;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list[list.length - 1] !== value) list.push(value);
}

function alias(speaker: Speaker & { aliases: string[] }, name: string): void {
  if (name !== '' && name !== speaker.name && !speaker.aliases.includes(name) && speaker.aliases.length < 12)
    speaker.aliases.push(name);
}
