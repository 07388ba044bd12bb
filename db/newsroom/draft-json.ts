/** The JSON columns of drafts: the fields of a form, and remarks on them. */
import * as z from 'zod';
import { jsonColumn } from '../base/json-columns.ts';

/** The fields of a form as they were typed, by their names. */
export const fieldsColumn = jsonColumn(z.record(z.string(), z.string()));

/** Remarks on the fields of a draft. */
export const commentsColumn = jsonColumn(z.array(z.object({ field: z.string(), comment: z.string() })));
