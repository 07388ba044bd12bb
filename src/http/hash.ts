/** The hash that versions of our own content are told apart by. */
export { contentHash } from '../../claims/exact/text-hash.ts';
