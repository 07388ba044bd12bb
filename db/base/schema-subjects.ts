/** The tables of what claims are about, as Kysely sees them. All are derived from what is listed. */

/** The series that tell what a claim is about (claims/editorial/subjects.ts). */
export interface ClaimSeriesTable {
  claim_id: number;
  series_id: string;
  /** 1 if the claim is about it, 0 if it is another measure of the same. */
  is_about: number;
}

/** The subject of each series that a claim is about, or that stands beside one. */
export interface SeriesSubjectTable {
  series_id: string;
  subject_id: string;
}

/** A claim under each of its subjects. */
export interface SubjectClaimTable {
  subject_id: string;
  said_on: string;
  claim_id: number;
}

/** A subject with how many claims it has, by how many claimants, and when a verdict in it was published last. */
export interface SubjectTable {
  id: string;
  claims: number;
  claimants: number;
  moved_at: string;
  /** 1 if several people spoke of it, one is borne out, and one is not (standing.ts). */
  is_disputed: number;
}

export interface SubjectTables {
  claim_series: ClaimSeriesTable;
  series_subject: SeriesSubjectTable;
  subject_claim: SubjectClaimTable;
  subject: SubjectTable;
}
