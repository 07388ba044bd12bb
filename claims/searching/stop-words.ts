/** Words that searching passes over, and words that count for little in it. */

/** Words without a meaning of their own, and those that make a question or tell that something is said. */
const STOP = new Set(
  (
    'a an the this that these those there here it its they them their theirs we us our ours you your yours i my me mine he him his she her hers ' +
    'who whom whose which what where why how is are was were be been being am has have had having do does did done doing will would shall should can could ' +
    'may might must and or but nor so if of in on at to for from by with into onto out as s t ve ll re d m not no yes yet ever really actually true truth ' +
    'truly false right wrong correct correctly claim claims claimed claiming say says said saying tell tells told state states stated according please show find ' +
    'some any each every both other such own same too very just also even only much many lot lots thing things get gets got getting'
  ).split(' '),
);

/** Words that tell directions and times: they help to choose between claims, and no claim is found by them alone. */
const LIGHT = new Set(
  (
    'before after since until during when while than then more less most least up down over under above below about around across between through per ' +
    'nearly almost now today currently ago last next past previous latest recent recently year years month months week weeks day days time times first ' +
    'still already all again because against off one number numbers figure figures rate amount per percent go goes going went gone come comes came become becomes became make makes made ' +
    'take takes took taken meant supposed intended due per new old well good bad better worse long like compared'
  ).split(' '),
);

/** Whether searching passes over a word, in small letters without accents. */
export function isStopWord(word: string): boolean {
  return STOP.has(word);
}

/** Whether a word counts for little. */
export function isLight(word: string): boolean {
  return LIGHT.has(word);
}
