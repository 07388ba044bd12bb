/** The words that suggest a kind of statement, as phrases that a pass over the tokens looks up. */
import type { CueName } from '../engine/cues.ts';
import type { Token } from './tokens.ts';

/** The phrases of the cues that kinds share, parted by `|`. */
export const SHARED_PHRASES: Record<CueName, string> = {
  'on-track':
    'on track|on course|on target|on schedule|on pace|ahead of schedule|ahead of target|well on its way|well on the way|well on our way|well on their way|well on his way|well on her way|remain confident|remains confident|are confident|is confident|am confident',
  'off-track':
    'off track|off course|behind schedule|set to miss|set to fail|set to fall short|going to miss|likely to miss|going to fail|will miss|will fail|looks set to become yet another of their broken promises|set to become another broken promise|verge of breaking|verge of missing|nowhere near meeting|nowhere near hitting|failing to meet|failing to deliver|missed its target|missed their target|missed the target|missed his target|missed her target|missed our target|missed its targets|missed their targets|missed the targets|missing its target|missing their target|missing the target|miss its target|miss their target|miss the target|failed to meet its|failed to meet their|failed to meet the|failed to hit its|failed to hit their|failed to hit the',
  misses: 'miss|fail|fall short|break|missing',
  promise:
    'promise|promised|promises|promising|pledge|pledged|pledges|pledging|vow|vowed|vows|commit|commits|committed|commitment|guarantee|guaranteed|guarantees|manifesto|broken promise|broken promises',
  will: "will|shall|we'll|they'll|it'll|i'll|he'll|she'll|going to|plans to|plan to|planned to|expects to|agreed to deliver",
  target: 'target of|goal of|quota of|target to|goal to|aim to|aims to|aiming to|ambition to',
  must: 'need to|needs to|needed to|have to|has to|had to|must|require|requires|required|needs|needed',
  average: 'averaged|averaging|averages|on average|an average of|average of|a rate of|an average rate of',
  rise: 'rose|rise|rises|rising|risen|increase|increased|increases|increasing|up|grew|grow|grows|growing|grown|growth|climbed|jumped|jump|soar|soars|soared|soaring|spiked|leapt|swelled|rocketed|skyrocketed|ballooned|surged|surge|hike|boost|boosted|added|expanded',
  fall: 'fell|fall|falls|falling|fallen|drop|dropped|drops|dropping|decrease|decreased|decreases|decline|declined|down|cut|cuts|cutting|reduced|reduction|reduce|shrink|shrunk|shrank|shrinking|slashed|slumped|tumbled|sank|plunged|plummeted|dipped|lost|loss|lose|loses|losing|contracted|revision',
  'real-terms':
    'real terms|after inflation|adjusted for inflation|adjusting for inflation|allowing for inflation|inflation adjusted|above inflation',
  towards: 'towards|of the way|making up|makes up|made up of',
  shortfall:
    'short of|shy of|short by|shortfall|shortfalls|still need to be|still needs to be|still needed|still to be|still to recruit|still to find|left to|yet to be|to go|fell short|falls short|fall short|falling short|shortage of|missed by|short',
  'record-high':
    'record high|record highs|all time high|all time highs|never been higher|never been more|highest ever|largest ever|biggest ever|most ever|highest on record|largest on record|biggest on record|record number|record numbers|record level|record levels|record amount|record amounts|record funding|record investment|record spending|record figure|record levels|record waiting',
  'record-low':
    'record low|record lows|all time low|all time lows|never been lower|never been fewer|lowest ever|smallest ever|lowest on record|fewest ever|smallest on record',
  'a-record': 'a record|the record',
  highest: 'highest|largest|biggest|most|greatest|longest|fastest|strongest|steepest|sharpest',
  lowest: 'lowest|smallest|fewest|least|shortest|slowest|weakest|cheapest',
  best: 'best|worst|toughest|hardest|deepest',
  ever: 'ever|in its history|in our history|in their history|in history|on record|since|of all time|in a generation|in decades|since records began|than at any time|than at any point|in living memory',
  peak: 'peaked at|peaked in',
  more: 'more|higher|bigger|larger|greater|dearer',
  fewer: 'fewer|less|lower|smaller|cheaper',
  stands:
    'stood at|stands at|stand at|standing at|reached|reaching|reaches|there were|there are|there was|have joined|total of|totalled|currently|is now|are now|have been recruited|now at',
  'made-up': 'made up of|consisting of|comprising|bringing the total to|adding up to|takes the total to',
};

interface Phrase {
  words: readonly string[];
  cue: string;
}

/** Phrases by their first word. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

/** An index of the phrases of some cues. */
export function phrasesOf(cues: Iterable<readonly [cue: string, phrases: string]>): Phrases {
  const byFirst = new Map<string, Phrase[]>();
  for (const [cue, list] of cues)
    for (const phrase of list.split('|')) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, cue }]);
    }
  return byFirst;
}

export interface CueFound {
  cue: string;
  from: number;
  next: number;
}

const NONE: readonly CueFound[] = [];

/** The cues of an index that start at a token: of each the longest phrase that fits. */
export function cuesIn(index: Phrases, tokens: readonly Token[], i: number): readonly CueFound[] {
  const token = tokens[i];
  if (token?.kind !== 'word') return NONE;
  const phrases = index.get(token.norm);
  if (phrases === undefined) return NONE;
  const found = new Map<string, CueFound>();
  for (const { words, cue } of phrases) {
    if (words.length <= (found.get(cue)?.next ?? i) - i) continue;
    if (words.every((word, k) => tokens[i + k]?.kind === 'word' && tokens[i + k]?.norm === word))
      found.set(cue, { cue, from: i, next: i + words.length });
  }
  return [...found.values()];
}

const SHARED = phrasesOf(Object.entries(SHARED_PHRASES));

/** The shared cues that start at a token. */
export function cuesAt(tokens: readonly Token[], i: number): readonly CueFound[] {
  return cuesIn(SHARED, tokens, i);
}
