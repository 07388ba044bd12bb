/**
 * How much a stranger may ask of the program at once and in a while: counted in memory, for each process or isolate, by
 * the network that a request comes from. What is counted costs less than an answer, and takes a bounded room.
 */
import { networkOf } from '../networks.ts';
import { HttpError } from './errors.ts';

export interface Limits {
  /** The most that is under way for everybody, and for one network. */
  atOnce: number;
  atOncePerNetwork: number;
  /** How much one network may ask in one go, in points, and how many points it gets back a second. */
  burst: number;
  perSecond: number;
}

/** How many networks are remembered: those that asked last. */
const MAX_NETWORKS = 10_000;

/** What is known of a network: how much it may still ask, as of when, and how much of it is under way. */
interface Counted {
  points: number;
  at: number;
  underWay: number;
}

/** How much a stranger may send: what is longest is a hundred points, what is short one or two. */
export const SENDING: Limits = { atOnce: 32, atOncePerNetwork: 4, burst: 600, perSecond: 10 };

/** The bytes of what is sent that cost a point. */
const BYTES_A_POINT = 10_000;

/** The points of something of this length, beyond the one of every request. */
export function pointsOf(bytes: number): number {
  return bytes / BYTES_A_POINT;
}

/** A request that was let in. */
export interface Admitted {
  /** Counts what it turned out to cost, beyond the one point of every request. */
  costs(points: number): void;
  /** Must be called once it is answered. */
  leave(): void;
}

export class Gate {
  readonly #limits: Limits;
  readonly #networks = new Map<string, Counted>();
  #underWay = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Lets a request in, or throws a 429 for a network that asks too much, and a 503 if too much is under way; both say
   * when to ask again. Of an unknown address only the latter is known.
   */
  enter(address: string | undefined, now: Date): Admitted {
    const counted = address === undefined ? undefined : this.#counted(networkOf(address), now.getTime());
    if (counted !== undefined && counted.points < 1)
      throw refused(
        'too-many-requests',
        'You have asked for a lot',
        (1 - counted.points) / this.#limits.perSecond,
      );
    if (counted !== undefined && counted.underWay >= this.#limits.atOncePerNetwork)
      throw refused('too-many-requests', 'You are asking for several at once', 1);
    if (this.#underWay >= this.#limits.atOnce) throw refused('unavailable', 'Too many are asking at once', 2);
    this.#underWay += 1;
    if (counted !== undefined) {
      counted.underWay += 1;
      counted.points -= 1;
    }
    return {
      costs: (points) => {
        if (counted !== undefined) counted.points -= points;
      },
      leave: () => {
        this.#underWay -= 1;
        if (counted !== undefined) counted.underWay -= 1;
      },
    };
  }

  /** What is known of a network by now, moved to the end of those that are remembered. */
  #counted(network: string, now: number): Counted {
    const { burst, perSecond } = this.#limits;
    const held = this.#networks.get(network);
    const counted = held ?? { points: burst, at: now, underWay: 0 };
    // A clock that was set back gives nothing back, and takes nothing away.
    const seconds = Math.max(0, now - counted.at) / 1_000;
    counted.points = Math.min(burst, counted.points + seconds * perSecond);
    counted.at = now;
    this.#networks.delete(network);
    this.#networks.set(network, counted);
    for (const oldest of this.#networks.keys()) {
      if (this.#networks.size <= MAX_NETWORKS) break;
      this.#networks.delete(oldest);
    }
    return counted;
  }
}

function refused(code: 'too-many-requests' | 'unavailable', why: string, seconds: number): HttpError {
  const wait = Math.max(1, Math.ceil(seconds));
  return new HttpError(code, `${why}: ask again in ${wait === 1 ? 'a second' : `${wait} seconds`}.`, {
    headers: { 'Retry-After': String(wait) },
  });
}
