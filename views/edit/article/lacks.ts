/** What a test lacks before it can go to review, in one line: each message with the input that it is about. */
import type { Head } from '../../../claims/article/article.ts';
import { named } from '../../../claims/drafting/article-sheet.ts';
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import { inputName } from '../../../claims/kinds/given-inputs.ts';
import { sentence } from '../../../claims/words/text.ts';
import { headName } from './paste.ts';

/** The field of the list that a field of a draft is filled from: the head, who said it and when, what it becomes, or else the line. */
export function listField(entry: string, test: string, field: string): string {
  const [, part = ''] = /^appearance\.(title|publisher|url)$/.exec(field) ?? [];
  if (part !== '') return headName(part as keyof Head);
  if (field === 'notes') return named.as(test);
  return field === 'saidOn' ? named.said(entry, 'saidOn') : named.tick(test);
}

/** "The target: give the figure. The deadline: give it." */
export function lacksTold(lacks: readonly FieldIssue[], kind: string): string {
  const told = lacks.map(({ field, message }) => {
    const [, input] = /^inputs\.([a-zA-Z]+(?:\.\d+)?)\./.exec(field) ?? [];
    if (input === undefined) return message;
    return `${sentence(inputName(kind, input, 'label'))}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  });
  return [...new Set(told)].join(' ');
}
