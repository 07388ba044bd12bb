/** What a test lacks before it can go to review, in one line: each message with the input that it is about. */
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import { inputName } from '../../../claims/kinds/given-inputs.ts';
import { sentence } from '../../../claims/words/text.ts';

/** "The target: give the figure. The deadline: give it." */
export function lacksTold(lacks: readonly FieldIssue[], kind: string): string {
  const told = lacks.map(({ field, message }) => {
    const [, input] = /^inputs\.([a-zA-Z]+(?:\.\d+)?)\./.exec(field) ?? [];
    if (input === undefined) return message;
    return `${sentence(inputName(kind, input, 'label'))}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  });
  return [...new Set(told)].join(' ');
}
