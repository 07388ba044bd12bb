import { expect, it } from 'vitest';
import { withDays } from '../../../claims/drafting/typed-days.ts';

it('words for days become the days that they mean, in every date field of every form', () => {
  expect(
    withDays(
      {
        saidOn: 'today',
        'inputs.value.publishedOn': 'Yesterday',
        'inputs.parts.3.source.publishedOn': ' TODAY ',
        'options.deadline': 'yesterday',
        'source.publishedOn': 'today',
        'rows.12.publishedOn': 'today',
        publishedOn: 'yesterday',
        askedOn: 'today',
        answeredOn: 'today',
        deadline: 'today',
      },
      '2024-03-01',
    ),
  ).toEqual({
    saidOn: '2024-03-01',
    'inputs.value.publishedOn': '2024-02-29',
    'inputs.parts.3.source.publishedOn': '2024-03-01',
    'options.deadline': '2024-02-29',
    'source.publishedOn': '2024-03-01',
    'rows.12.publishedOn': '2024-03-01',
    publishedOn: '2024-02-29',
    askedOn: '2024-03-01',
    answeredOn: '2024-03-01',
    deadline: '2024-03-01',
  });
});

it('everything else stays as it was typed', () => {
  const typed = {
    quote: 'today',
    notes: 'yesterday',
    'claimant.name': 'Today',
    'appearance.title': 'today',
    'appearance.publisher': 'Today',
    saidOn: '31 January 2023',
    'inputs.value.publishedOn': '2023-01-31',
    'inputs.value.at': 'latest',
    'rows.1.publishedOn': 'next week',
    publishedOn: '',
    'options.basis': 'nominal',
    'inputs.value.source.title': 'today',
  };
  expect(withDays(typed, '2024-03-01')).toEqual(typed);
});
