/** What the newsroom tells an editor about a form: what is wrong or missing, and what deserves another look. */

/** A message about one field of a form. */
export interface FieldIssue {
  field: string;
  message: string;
  /** Set if the message does not make clear which field it is about: apart from its field, it follows the field's name. */
  bare?: true;
}

/** Something to look at again; unlike an issue it stops nobody from saving or publishing. */
export interface Warning {
  /** The field to look at; null if the warning is about none in particular. */
  field: string | null;
  message: string;
  /** What the warning links to: a claim of the ledger by its slug, a series by its id, or the form of a claim. */
  about?: { claim: string } | { series: string } | { draft: string };
}
