/**
 * Versions of embed.js that were released and are not the newest any more, each to the letter: articles name them
 * by their hash, with its integrity, and go on finding them. Added to by `npm run build:script -- --keep`.
 */
export const PAST_EMBED_SCRIPTS: readonly string[] = [
];
