/**
 * The tables as Kysely sees them. What was recorded stays: sources, series, observations, claim revisions and rulings
 * are insert-only (triggers refuse anything else), and a correction is a row that says what it corrects. `listing` and
 * its companions are derived and can be rebuilt from the others.
 */
import type { Generated } from 'kysely';
import type { ReaderFigureState } from '../../claims/editorial/reader-figure.ts';
import type { CorrectionType, Stage, StepName } from '../../claims/editorial/workflow.ts';
import type { Frequency } from '../../claims/evidence/series.ts';
import type { Word } from '../../claims/verdict/reader-words.ts';
import type { Finding } from '../../claims/verdict/verdict.ts';
import type { ArticleTables } from './schema-articles.ts';
import type { EmbedTables } from './schema-embeds.ts';
import type { ImportTables } from './schema-imports.ts';
import type { NameTables } from './schema-names.ts';
import type { PeopleTables } from './schema-people.ts';
import type { SayingTables } from './schema-sayings.ts';
import type { SubjectTables } from './schema-subjects.ts';

export interface SourceTable {
  id: string;
  title: string;
  publisher: string;
  url: string | null;
  published_on: string | null;
  retrieved_on: string | null;
  sha256: string | null;
  licence: string | null;
  quote: string | null;
  recorded_at: string;
}

export interface SeriesTable {
  id: string;
  title: string;
  measure: string | null;
  unit: string;
  place: string | null;
  definition: string | null;
  recorded_at: string;
  /** How often it has a figure, if that was said. */
  frequency: Generated<Frequency | null>;
}

/** A figure as published: each vintage of the same `at` is a row of its own. */
export interface ObservationTable {
  id: Generated<number>;
  series_id: string;
  at: string;
  /** The last day of `at`, by which figures are ordered. */
  at_end: string;
  value: string;
  /** JSON; null if the figure is exact. */
  precision: string | null;
  source_id: string;
  published_on: string;
  status: 'provisional' | 'final' | 'forecast' | null;
  recorded_at: string;
  /** The row that this one corrects, which then no longer counts. */
  corrects: number | null;
}

export interface ClaimTable {
  id: Generated<number>;
  slug: string;
  recorded_at: string;
}

export interface ClaimRevisionTable {
  id: Generated<number>;
  claim_id: number;
  /** 1 for the first, then one more each time. */
  revision: number;
  /** The claim as the bundle has it, JSON. */
  body: string;
  claimant_slug: string;
  topic_slug: string | null;
  recorded_at: string;
  /** The revision that this one follows. */
  corrects: number | null;
  /** What readers should know besides the claim, in Markdown. */
  context: Generated<string | null>;
  /** 1 if nobody but its writer read it before it was published. */
  without_second_reader: Generated<number>;
}

/** The series that a revision rests on. */
export interface RevisionSeriesTable {
  revision_id: number;
  series_id: string;
}

/** The sources that a revision's inline figures name. */
export interface RevisionSourceTable {
  revision_id: number;
  source_id: string;
}

export type Clock = 'said' | 'now';

/** A verdict as published, with the hash of its bundle and the version of the method. */
export interface RulingTable {
  id: Generated<number>;
  revision_id: number;
  /** On the figures of the day it was said, or on those of the day of the ruling. */
  clock: Clock;
  as_of: string;
  method: string;
  bundle_sha256: string;
  finding: string;
  /** The verdict, JSON. */
  verdict: string;
  recorded_at: string;
  corrects: number | null;
  /** The last observation that the verdict could see; null for rulings from before this was recorded. */
  evidence_mark: number | null;
}

/** A series with its figures and their sources, packed as JSON (evidence/series-cache.ts); derived. */
export interface SeriesPackTable {
  series_id: string;
  pack: string;
  last_observation: number;
}

/** What lists show of a claim: derived from its last revision and rulings. */
export interface ListingTable {
  claim_id: number;
  slug: string;
  /** The last revision, and the last ruling on it with its day and method. */
  revision_id: number;
  ruling_id: number;
  ruled_on: string;
  /** The day on which it was last computed, whether or not that changed anything. */
  computed_on: string;
  method: string;
  /** The beginning of the quotation. */
  quote: string;
  claimant_slug: string;
  claimant: string;
  topic_slug: string | null;
  topic: string | null;
  kind: string;
  said_on: string;
  /** The claimed figure in words, if there is one. */
  claimed: string | null;
  finding_said: Finding;
  finding_now: Finding;
  /** The headline (method, section 9): its word, the clock that decides, and the other clock's word if it is told. */
  word: Word;
  clock: Clock;
  other: Word | null;
  /** The word by either clock, by which the claims of a person, a party and a topic are counted. */
  word_said: Word;
  word_now: Word;
  because_now: string;
  /** The last observation that the published verdicts can see; later ones wait in the queue. */
  evidence_mark: number;
  /** What was said and where, as a key: claims of one key, claimant and day test the same words. */
  words_key: string;
  /** The claimant's party when it was said, as the claim has it or else as editors dated it: its name by now, and its slug. */
  party: string | null;
  party_slug: string | null;
  /** The day whose figure decides it, while it is open (claims/editorial/deadlines.ts). */
  due_on: string | null;
}

/** A claim under each finding that it has by either clock; derived. */
export interface ListingFindingTable {
  finding: string;
  said_on: string;
  claim_id: number;
}

/** Who did what, when, from which session; insert-only. */
export interface AuditTable {
  id: Generated<number>;
  at: string;
  person_id: string | null;
  person: string;
  session: string | null;
  action: string;
  subject: string;
  detail: string | null;
}

/** The state of the work on a claim, published or not. Its record is in `draft_save` and `step`. */
export interface WorkTable {
  id: Generated<number>;
  slug: string;
  /** Null until it is published. */
  claim_id: number | null;
  stage: Stage;
  /** The number of the last save; 0 if there is none. */
  latest: number;
  /** The save that was published last; later ones are an open draft. */
  published_number: number;
  submitted_number: number | null;
  /** The last save that was discarded: saves up to it are no open draft. */
  discarded_number: Generated<number>;
  /** The beginning of the quotation as last saved. */
  quote: string;
  touched_at: string;
  touched_by: string;
}

/** A save of a draft: the form as it was typed, with words for days as these days; insert-only. */
export interface DraftSaveTable {
  id: Generated<number>;
  work_id: number;
  number: number;
  /** The fields of the form, JSON. */
  fields: string;
  person_id: string | null;
  person: string;
  at: string;
}

/** A step from draft to publication; insert-only. */
export interface StepTable {
  id: Generated<number>;
  work_id: number;
  /** The save that the step was taken on. */
  number: number;
  step: StepName;
  person_id: string | null;
  person: string;
  at: string;
  /** JSON: `[{field, comment}]`, if it was sent back. */
  comments: string | null;
  /** JSON: the names of what was confirmed. */
  checks: string | null;
}

/** A form that was posted, with its outcome as JSON. */
export interface FormUseTable {
  person: string;
  token: string;
  outcome: string;
  at: string;
}

/** A change to what was published, as readers see it; insert-only. */
export interface CorrectionTable {
  id: Generated<number>;
  claim_id: number;
  /** Numbers of revisions. */
  from_revision: number;
  to_revision: number;
  type: CorrectionType;
  sentence: string;
  /** JSON: `ClocksShown`. */
  before: string;
  after: string;
  at: string;
  without_second_reader: number;
}

/** The withdrawal of a claim; insert-only. */
export interface WithdrawalTable {
  claim_id: number;
  reason: string;
  at: string;
}

/** A question to a claimant (`channel`, `deadline`) or an answer (`question`, `answer`); insert-only. */
export interface ReplyEventTable {
  id: Generated<number>;
  work_id: number;
  question: number | null;
  happened_on: string;
  channel: string | null;
  deadline: string | null;
  answer: string | null;
  person_id: string | null;
  person: string;
  at: string;
}

/** The replies that are on the page of a claim; insert-only. */
export interface ReplyReleaseTable {
  event_id: number;
  person_id: string | null;
  person: string;
  at: string;
}

/** Replies that were recorded by mistake and were never on the page; insert-only. */
export type ReplyTakenBackTable = ReplyReleaseTable;

/** Who recorded a figure, and why; insert-only. */
export interface EvidenceChangeTable {
  observation_id: number;
  reason: string | null;
  person_id: string | null;
  person: string;
  at: string;
  /** JSON: the ids of everybody who had a hand in it. */
  writers: string;
}

/** A published verdict that newer evidence or a newer method would change; derived. */
export interface QueueItemTable {
  claim_id: number;
  revision_id: number;
  cause: 'evidence' | 'method';
  evidence_mark: number;
  moves: number;
  /** JSON: the verdicts by both clocks, `{said, now}`. */
  before: string;
  after: string;
  since: string;
}

/** A figure that a reader sent, with what it made of the verdict; insert-only. */
export interface ReaderFigureTable {
  id: Generated<number>;
  /** Names its page, and cannot be guessed. */
  code: string;
  slug: string;
  /** JSON: `SentFigure[]`. */
  figures: string;
  /** JSON: `SentVerdicts`. */
  verdicts: string;
  source_title: string;
  source_publisher: string;
  source_url: string | null;
  /** Where the figure stands in its source. */
  quote: string;
  note: string | null;
  name: string | null;
  at: string;
}

/** What the newsroom said to it: its state is that of the last of these; insert-only. */
export interface ReaderFigureAnswerTable {
  id: Generated<number>;
  figure_id: number;
  state: Exclude<ReaderFigureState, 'received'>;
  answer: string | null;
  /** 1 if its page does not show what was sent. */
  hidden: number;
  person_id: string | null;
  person: string;
  at: string;
}

/** The newsroom's settings, by name, and where the ledger stands in the calendar (calendar.ts). */
export interface SettingTable {
  name: string;
  value: string;
}

export interface Schema
  extends ArticleTables,
    EmbedTables,
    ImportTables,
    NameTables,
    PeopleTables,
    SayingTables,
    SubjectTables {
  audit: AuditTable;
  setting: SettingTable;
  work: WorkTable;
  draft_save: DraftSaveTable;
  step: StepTable;
  form_use: FormUseTable;
  correction: CorrectionTable;
  withdrawal: WithdrawalTable;
  reply_event: ReplyEventTable;
  reply_release: ReplyReleaseTable;
  reply_taken_back: ReplyTakenBackTable;
  evidence_change: EvidenceChangeTable;
  queue_item: QueueItemTable;
  reader_figure: ReaderFigureTable;
  reader_figure_answer: ReaderFigureAnswerTable;
  source: SourceTable;
  series: SeriesTable;
  observation: ObservationTable;
  claim: ClaimTable;
  claim_revision: ClaimRevisionTable;
  revision_series: RevisionSeriesTable;
  revision_source: RevisionSourceTable;
  ruling: RulingTable;
  series_pack: SeriesPackTable;
  listing: ListingTable;
  listing_finding: ListingFindingTable;
}
