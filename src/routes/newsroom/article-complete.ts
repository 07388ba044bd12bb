/** What keeps a draft of an article from going to review by itself, told before it is sent and after. */
import { secondHandLacks } from '../../../claims/drafting/article-fields.ts';
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import { headlineOf } from '../../../claims/verdict/headline.ts';
import type { Database } from '../../../db/base/open.ts';
import { type Drafted, draftOf, neededOf } from './evaluate-draft.ts';

/** A draft as it would be evaluated, with all that keeps it from review; empty if it can go there. */
export async function completeness(
  database: Database,
  fields: Readonly<Record<string, string>>,
  today: string,
): Promise<{ drafted: Drafted; keeps: FieldIssue[] }> {
  const drafted = await draftOf(database, fields, { today, isCorrection: false });
  const { issues, missing } = drafted.read;
  return {
    drafted,
    keeps: [
      ...issues,
      ...missing,
      ...neededOf(drafted),
      ...unchecked(drafted),
      // What somebody reports of somebody else waits for the original words.
      ...secondHandLacks(fields),
    ],
  };
}

/**
 * That a draft would have no verdict. Somebody may publish such a claim, and says so in its form; a list that is ticked
 * through sends none to review.
 */
function unchecked({ computed, faults }: Drafted): FieldIssue[] {
  if (computed === null || faults.length > 0) return [];
  const { word, clock } = headlineOf(computed.clocks);
  if (word !== 'cannot-be-checked') return [];
  return [
    {
      field: 'kind',
      message: `Its verdict would be “Cannot be checked”: ${computed.clocks[clock].because}`,
    },
  ];
}
