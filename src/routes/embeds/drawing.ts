/** Pictures that were drawn, held, and how many may be drawn: each takes a tenth of a second or two. */
import type { Context } from 'hono';
import type { Picture } from '../../../views/picture/claim-picture.ts';
import { type Types, typesOf } from '../../../views/picture/type.ts';
import type { AppEnv } from '../../http/context.ts';
import { Held } from '../../http/held.ts';
import { Gate, type Limits } from '../../http/limits.ts';
import { whenNeeded } from '../../http/program-files.ts';
import { png } from './png.ts';

/** How many pictures are held, at some 40 kB each. */
const MAX_PICTURES = 200;

/** How many pictures may be drawn for a network, a point each, and for all at once. Those that are held are free. */
const DRAWING: Limits = { atOnce: 32, atOncePerNetwork: 16, burst: 200, perSecond: 2 };

/** The types that pictures are set in. */
const types = whenNeeded('letters.txt', (bytes) => typesOf(new TextDecoder().decode(bytes)));

export class Drawing {
  readonly #drawn = new Held<Uint8Array<ArrayBuffer>>(MAX_PICTURES);
  readonly #gate = new Gate(DRAWING);

  /** The picture of a key as a file, drawn unless it is held. Throws a 429 or 503 if too many are asked for. */
  async draw(
    c: Context<AppEnv>,
    key: string,
    picture: (types: Types) => Picture,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const held = this.#drawn.get(key);
    if (held !== undefined) return held;
    const admitted = this.#gate.enter(c.env.address?.(), c.var.now);
    try {
      const bytes = await png(picture(await types(c.var.deps.file)));
      this.#drawn.set(key, bytes);
      return bytes;
    } finally {
      admitted.leave();
    }
  }
}
