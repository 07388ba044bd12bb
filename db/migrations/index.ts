/** The migrations, a line each, in order. A new one is a file here and a line in this list. */
import type { Migration } from 'kysely';
import * as ledger from './0001-ledger.ts';
import * as people from './0002-people.ts';
import * as newsroom from './0003-newsroom.ts';
import * as embeds from './0004-embeds.ts';
import * as webhooks from './0005-webhooks.ts';
import * as recordedAnew from './0006-recorded-anew.ts';
import * as repliesTakenBack from './0007-replies-taken-back.ts';
import * as proof from './0008-proof.ts';
import * as claimants from './0009-claimants.ts';
import * as headlines from './0010-headlines.ts';
import * as frequencyAndWords from './0011-frequency-and-words.ts';
import * as readerFigures from './0012-reader-figures.ts';
import * as peopleOfClaims from './0013-people.ts';
import * as search from './0014-search.ts';
import * as subjects from './0015-subjects.ts';
import * as discardedDrafts from './0016-discarded-drafts.ts';
import * as imports from './0017-imports.ts';
import * as disputed from './0018-disputed.ts';
import * as sayings from './0019-sayings.ts';
import * as repeatKeys from './0020-repeat-keys.ts';
import * as articles from './0021-articles.ts';
import * as wordPairs from './0022-word-pairs.ts';
import * as foundBySayings from './0023-found-by-sayings.ts';

export const MIGRATIONS: Record<string, Migration> = {
  '0001-ledger': ledger,
  '0002-people': people,
  '0003-newsroom': newsroom,
  '0004-embeds': embeds,
  '0005-webhooks': webhooks,
  '0006-recorded-anew': recordedAnew,
  '0007-replies-taken-back': repliesTakenBack,
  '0008-proof': proof,
  '0009-claimants': claimants,
  '0010-headlines': headlines,
  '0011-frequency-and-words': frequencyAndWords,
  '0012-reader-figures': readerFigures,
  '0013-people': peopleOfClaims,
  '0014-search': search,
  '0015-subjects': subjects,
  '0016-discarded-drafts': discardedDrafts,
  '0017-imports': imports,
  '0018-disputed': disputed,
  '0019-sayings': sayings,
  '0020-repeat-keys': repeatKeys,
  '0021-articles': articles,
  '0022-word-pairs': wordPairs,
  '0023-found-by-sayings': foundBySayings,
};
