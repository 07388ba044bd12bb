/** Whose words each sentence of an article is. */
import type { Head, Sentence, Speaker, Voice } from './article.ts';

/** The speaker that a head gives to the article's own voice; null for an article that nobody says as a whole. */
export function ownVoice(head: Head): Speaker | null {
  return head.speaker === undefined || head.speaker.trim() === ''
    ? null
    : { name: head.speaker.trim(), aliases: [] };
}

/** The voices of a text: they cover every sentence, in order, and do not overlap. */
export function voicesOf(_text: string, sentences: readonly Sentence[], head: Head): Voice[] {
  const speaker = ownVoice(head);
  const why = speaker === null ? 'the article’s own words' : 'the speaker of the whole text';
  return sentences.map(({ start, end }) => ({ start, end, speaker, why }));
}
