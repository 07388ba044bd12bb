/** Places in words: "the third highest". */

const ORDINALS = [
  '',
  'second ',
  'third ',
  'fourth ',
  'fifth ',
  'sixth ',
  'seventh ',
  'eighth ',
  'ninth ',
  'tenth ',
];

/** "the highest", "the third lowest", "the 21st highest". */
export function placeInWords(place: number, extreme: 'highest' | 'lowest'): string {
  return `the ${ORDINALS[place - 1] ?? `${place}${ending(place)} `}${extreme}`;
}

function ending(n: number): string {
  const [tens, ones] = [n % 100, n % 10];
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][ones] ?? 'th';
}
