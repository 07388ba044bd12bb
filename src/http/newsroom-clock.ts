/**
 * The newsroom's clock, and the licence of the ledger: settings for which each page would have to ask. They are held in
 * memory instead, and every few seconds the first batch of reads brings them along, which is no round trip more.
 */
import type { Licence } from '../../claims/editorial/licence.ts';
import {
  findPageSettings,
  type PageSettings,
  pageSettingRows,
  pageSettings,
} from '../../db/base/calendar.ts';
import type { Database } from '../../db/base/open.ts';
import { ZoneClock } from '../clock.ts';

/** For how long the zone is held before it is read again, in milliseconds: other processes may change it. */
const HELD_FOR = 2_500;

export class NewsroomClock {
  #clock = new ZoneClock();
  #licence: Licence | null = null;
  #readAt = Number.NEGATIVE_INFINITY;
  readonly #watching = new WeakMap<Database, Database>();
  readonly #onChange: () => void;

  /** `onChange` is called when the zone turns out to be another. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The clock in the zone as it was last read. */
  get clock(): ZoneClock {
    return this.#clock;
  }

  /** The licence of the ledger as it was last read; null if none was chosen. */
  get licence(): Licence | null {
    return this.#licence;
  }

  /** Reads the zone again with the next batch, because it may have been changed. */
  forget(): void {
    this.#readAt = Number.NEGATIVE_INFINITY;
  }

  // By a clock that only runs on: the one of the requests may be set.
  get #isHeld(): boolean {
    return performance.now() - this.#readAt < HELD_FOR;
  }

  #note({ zone, licence }: PageSettings): void {
    this.#readAt = performance.now();
    if (
      zone === this.#clock.zone &&
      licence?.url === this.#licence?.url &&
      licence?.name === this.#licence?.name
    )
      return;
    if (zone !== this.#clock.zone) this.#clock = new ZoneClock(zone);
    this.#licence = licence;
    this.#onChange();
  }

  /** Reads the zone now, unless it was read just before: for pages that need the day before they read anything. */
  async refresh(database: Database): Promise<void> {
    if (!this.#isHeld) this.#note(await findPageSettings(database));
  }

  /** The same database; its batches bring the zone along when it is due. */
  watch(database: Database): Database {
    const known = this.#watching.get(database);
    if (known !== undefined) return known;
    const watched: Database = {
      ...database,
      read: async (...queries) => {
        if (this.#isHeld) return database.read(...queries);
        const [rows, ...results] = await database.read(pageSettingRows(database.kysely), ...queries);
        this.#note(pageSettings(rows));
        // The results of the queries that were asked for, in their order.
        return results as unknown as Awaited<ReturnType<typeof database.read<typeof queries>>>;
      },
    };
    this.#watching.set(database, watched);
    return watched;
  }
}
