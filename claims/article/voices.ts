/**
 * Whose words each part of an article is: a named speaker, the article’s own voice, or open, where the text leaves it so.
 * A wrong speaker shown as sure is the gravest error, so that nothing is given to anybody without a word that says it.
 */
import { tokenise } from '../reading/tokens.ts';
import type { Head, Sentence, Speaker, Voice } from './article.ts';
import { painted } from './speakers/painting.ts';
import { readScene } from './speakers/scene.ts';

/** The speaker that a head gives to the article's own voice; null for an article that nobody says as a whole. */
function ownVoice(head: Head): Speaker | null {
  const [name = '', ...role] = (head.speaker ?? '').trim().split(/,\s*/);
  if (name === '') return null;
  return { name, ...(role.length > 0 ? { role: role.join(', ') } : {}), aliases: [] };
}

/**
 * The voices of a text: they cover every sentence, in order, and do not overlap. Never throws; takes time in proportion
 * to the text.
 */
export function voicesOf(text: string, sentences: readonly Sentence[], head: Head): Voice[] {
  const own = ownVoice(head);
  const scene = readScene({ text, tokens: tokenise(text) }, sentences, own);
  return painted(scene, sentences, own);
}
