/** The files that pages of the newsroom load besides the readers’. */
import { EDIT_STYLE } from '../../views/edit/style/style.ts';
import { EDIT_SCRIPT } from '../generated/editor-script.ts';
import { contentHash } from '../http/hash.ts';

/** The hashes in the addresses of the newsroom’s style sheet and script, by which its pages name them. */
export const EDIT_FILES = {
  editStyleHash: contentHash(EDIT_STYLE),
  scriptHash: contentHash(EDIT_SCRIPT),
} as const;
