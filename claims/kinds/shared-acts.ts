/** What "will" says: an act, which can be promised, or what will happen, which is only foretold. */
import type { CueAt, CueScene } from '../engine/cues.ts';
import { words } from './shared-cues.ts';

/** Words after "will" that foretell or deny, and promise nothing. */
const FORETELLS = words(
  'need needs have require miss fail fall lose cost not never drop lead mean rise pay receive reach grow become continue take ' +
    'run leave die suffer face',
);

/** Who speaks for himself or his own: "we will", "I'll". */
const OWN = words('i we');
const OWN_WILL = words("i'll we'll");

/** First words of cues that tell what somebody means to do: "plans to". */
const INTENDS = words('plan plans planned expects agreed');

/** What somebody does who will do it: an act, where "will cost" and "will be" foretell. */
const ACTS = words(
  'recruit hire build deliver create invest spend provide give plant cut reduce increase raise fund train introduce put restore ' +
    'rebuild open double triple halve end ban scrap ensure guarantee bring extend expand abolish appoint offer save connect ' +
    'install upgrade protect repeal allocate commit eradicate eliminate employ send buy supply support lift',
);

/** The same acts as what will be done: "20,000 homes will be built". */
const DONE = words(
  'recruited hired built delivered created invested spent provided given planted cut reduced increased raised funded trained ' +
    'introduced restored rebuilt opened doubled tripled halved added ended banned scrapped extended expanded abolished appointed ' +
    'offered connected installed upgraded allocated eliminated employed made supplied returned lifted',
);

/** Words between "will" and its verb. */
const ADVERBS = words('also now then finally soon immediately personally');

/** What is said after "will". */
export interface Said {
  /** Whether it is what somebody will do, and not only what will happen. */
  isAct: boolean;
  /** "will be built": what is promised stands before it. */
  isPassive: boolean;
}

/** "built", "in post". */
function isDone(scene: CueScene, at: number): boolean {
  return DONE.has(scene.word(at)) || (scene.word(at) === 'in' && IN_PLACE.has(scene.word(at + 1)));
}

const IN_PLACE = words('post place work service');

/** Reads what follows "will", "going to" or "plans to"; undefined if that promises nothing whoever says it. */
export function actAfter(scene: CueScene, cue: CueAt): Said | undefined {
  let k = cue.next;
  while (k < cue.next + 2 && ADVERBS.has(scene.word(k))) k += 1;
  const verb = scene.word(k);
  if (FORETELLS.has(verb)) return undefined;
  if (verb === 'be') return { isAct: isDone(scene, k + 1) || isDone(scene, k + 2), isPassive: true };
  const said = scene.word(cue.from);
  const isOwn = OWN_WILL.has(said) || OWN.has(scene.word(cue.from - 1));
  return { isAct: ACTS.has(verb) || isOwn || INTENDS.has(said), isPassive: false };
}
