/** Words of time in lines: months, days, “a year earlier”. */

/** Words of time, which stand in a line as “§”. */
const OF_TIME =
  /(?<![\w'-])(?:period|end|start|early|late|mid|previous|prior|preceding|current|years?|months?|quarters?|weeks?|days?|decade|financial|fiscal|earlier|ago|yesterday|today|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|recorded|reported|revised)(?![\w'-])/g;

/** The words of a line with “§” for each word of time, and those words. */
export function withoutTimes(words: string): { words: string; times: string[] } {
  const times: string[] = [];
  return {
    words: words.replace(OF_TIME, (word) => {
      times.push(word);
      return '§';
    }),
    times,
  };
}
