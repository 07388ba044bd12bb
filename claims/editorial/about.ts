/** What a ledger says of itself: who runs it, who pays, who decides, and how to complain. What it has not said, its pages say. */

/** The texts of the pages, in Markdown; each is empty until somebody has written it. */
export const ABOUT_TEXTS = ['who', 'choosing', 'funding', 'team', 'complaints'] as const;

export type AboutText = (typeof ABOUT_TEXTS)[number];

/** The codes of fact checkers that have a body which hears complaints about those who signed them. */
export const CODES = ['ifcn', 'efcsn'] as const;

export type Code = (typeof CODES)[number];

/** The codes, by what they are called, and where complaints about their signatories go. */
export const CODE_WORDS: Record<Code, { short: string; name: string; body: string; complaints: string }> = {
  ifcn: {
    short: 'IFCN',
    name: 'the Code of Principles of the International Fact-Checking Network',
    body: 'the International Fact-Checking Network',
    complaints: 'https://ifcncodeofprinciples.poynter.org/',
  },
  efcsn: {
    short: 'EFCSN',
    name: 'the European Code of Standards for Independent Fact-Checking Organisations',
    body: 'the European Fact-Checking Standards Network',
    complaints: 'https://efcsn.com/complaints/',
  },
};

export interface About {
  texts: Readonly<Record<AboutText, string>>;
  /** Where readers write to: an e-mail address, the address of a page, or one of the post; empty if that was not said. */
  contact: string;
  /** Within how many days they get an answer; null if that was not said. */
  answerDays: number | null;
  /** The codes that the ledger has signed. */
  codes: readonly Code[];
}

/** The longest text, and the longest contact, in characters. */
export const LONGEST_ABOUT = 10_000;
export const LONGEST_CONTACT = 300;

/** The most days that an answer may take by the settings. */
export const MOST_DAYS = 365;
