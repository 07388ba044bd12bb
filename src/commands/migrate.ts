/** The command that brings the database to the current schema. */
import { migrate } from '../../db/base/migrate.ts';
import { openFromSettings } from '../settings.ts';
import { type Run, UsageError } from './command.ts';

export const run: Run = async (args, world) => {
  if (args.length > 0) throw new UsageError('migrate takes no words');
  const database = await openFromSettings(world.env);
  try {
    const ran = await migrate(database);
    world.stdout.write(
      ran.length === 0 ? 'The schema is current; nothing to do.\n' : `Ran ${ran.join(', ')}.\n`,
    );
    return 0;
  } finally {
    await database.close();
  }
};
