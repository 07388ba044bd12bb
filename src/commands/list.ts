/** The commands of the CLI in words; the code of each is loaded when it is run. */
import { ROLES } from '../../claims/editorial/workflow.ts';
import type { Command } from './command.ts';

/** How the database is named, for help. */
const SETTINGS = `The database is $DATABASE_URL (file:var/plumbline.db unless set), with $DATABASE_AUTH_TOKEN for a remote one.`;

const compute: Command = {
  name: 'compute',
  usage: '[--batch] [--headline|--course] FILE|-',
  does: 'Computes the verdict of a bundle.',
  help: `Reads a bundle (JSON) from FILE, or from standard input for -, and writes its verdict as JSON.

  --batch      reads NDJSON, a bundle a line, and writes a line for each line, in order
  --headline   writes {"headline": {"word", "clock", "other"}} instead: the word that readers get of both clocks
  --today D    what counts as today for --headline: the bundle's "asOf" unless given
  --course     writes {"course": [{"from", "finding", "word"}]} instead: each time that one of them changes
  --until D    the last day of --course: the bundle's "asOf" unless given

Exit 0 when every bundle was computed, whatever it found; 2 when one was not a valid bundle: then
{"error": {"message", "issues": [{"path", "message"}]}} takes its place, and the rest is computed.`,
  load: () => import('./compute.ts'),
};

const article: Command = {
  name: 'article',
  usage: 'FILE|- [--head HEAD.json] | --check DIR',
  does: 'Reads an article, and writes the claims in it that can be checked.',
  help: `Reads text or pasted HTML from FILE, or from standard input for -, and writes as JSON what it proposes to an editor
(and of HTML, the text that offsets are of):
{"claims": [{"quote", "start", "claimant", "saidOn", "tests"}], "contradictions": […]}. Offsets are UTF-16 code units of
the text as it is in the file; a claimant is null for the article's own voice, and "?" if that is left to the editor.

  --head HEAD.json  where the text stood: {"title", "publisher", "url", "date", "speaker"}, each of which may be null;
                    the whole text is in the words of the speaker, whose name it is, or {"name", …}
  --check DIR       reads the text of each gold file NAME.json of a folder in place of FILE, and prints how far what is
                    proposed agrees with it, in per cent, with a line for each way in which it does not

Exit 2 if the text cannot be read: longer than an article may be, or a head that is none.`,
  load: () => import('./article.ts'),
};

const migrate: Command = {
  name: 'migrate',
  usage: '[--new]',
  does: 'Brings the database to the current schema.',
  help: `Runs the migrations that have not been run yet, and says which.

Where no ledger is, and nothing that says that one was there, an empty one is begun.

  --new   begins an empty ledger, and refuses where there is one already

${SETTINGS}`,
  load: () => import('./migrate.ts'),
};

const load: Command = {
  name: 'load',
  usage: '[--topic NAME] [--same-claimants|--other-claimants|--claimant SLUG] FILE…|--starter',
  does: 'Loads bundles into the ledger and publishes their verdicts.',
  help: `Each FILE is a bundle (JSON). All are loaded, or none: a file that is not a valid bundle, or that contradicts
what the ledger holds, is refused with each difference. A bundle that is in the ledger already changes nothing.
So is a claim that tests a figure without a source, since nobody reviews what is loaded, and one by somebody whose name
the ledger has with another role or party, until you say whether it is the same person.
New sayings of a claim that the ledger has are proposed: readers see them once a reviewer has confirmed them. It is told which
claims of the ledger the new ones may repeat.
Published verdicts of other claims that new figures would change are not changed: they wait in the newsroom's queue.

  --topic NAME        the topic that the claims are listed under
  --starter           loads the starter ledger, with its topics
  --same-claimants    such names are those of the same people as in the ledger
  --other-claimants   such names are those of other people, who are listed apart
  --claimant SLUG     such a name is that of the claimant at /people/SLUG, if several have it

${SETTINGS}`,
  load: () => import('./load.ts'),
};

const repeats: Command = {
  name: 'repeats',
  usage: '[--pairs FILE [--untyped]|--questions FILE|--retrieve FILE --pool FILE [--untyped]|--check DIR]',
  does: 'Says which statements repeat which, and which claims answer a question.',
  help: `By rule, and only as a proposal: nothing is written to the ledger. Without options, every pair of claims of the ledger that may
repeat each other is written as a line: {"a", "b", "relation", "why"}. Each FILE is NDJSON, or standard input for -; a line is
written for each line.

  --pairs FILE      {"name", "a", "b"}, each of the two {"quote", "claimant", "saidOn", "figure", "unit", "hedge", "kind",
                    "period", "place"}: writes {"name", "relation", "why"}. A relation is same, part, same-other-figure,
                    same-other-time, opposite-side, related or none
  --untyped         of "b" only "quote", "claimant" and "saidOn" are read, as if nobody had typed the rest
  --questions FILE  {"name", "question"}: writes {"name", "slugs"}, the claims that answer, the best first, or none. The ledger
                    is that of $DATABASE_URL, or the starter ledger if that is not set; so are the pairs of words that editors
                    say are one or never one, by which --pairs and --retrieve compare, too
  --retrieve FILE   pairs again: writes {"name", "ranked"}, the ids of the pool that come nearest to "b"
  --pool FILE       the sentences for --retrieve, each with an "id"
  --check DIR       gold.ndjson, pairs with the "relation" that people gave them, and questions.ndjson with the "slugs" that
                    answer: prints how many of them are told right, relation by relation

${SETTINGS}`,
  load: () => import('./repeats.ts'),
};

const exportCommand: Command = {
  name: 'export',
  usage: 'SLUG|--all [--to DIR [--bom]]|--site DIR [--force]',
  does: 'Writes the bundle of a claim, or the whole ledger.',
  help: `Writes the bundle of a claim as JSON to standard output, as of the day it was said; with --all, all of them as
NDJSON, which \`compute --batch\` reads.

  --all --to DIR   writes the whole ledger to a folder: a Frictionless Data Package (datapackage.json) with series,
                   observations, sources, claims, rulings and corrections as CSV, and each claim's bundle;
                   \`import DIR\` brings its sources, series, figures, recipes, next releases and pairs of words into
                   another ledger
  --bom            begins each of these CSVs with a byte order mark, which Excel needs
  --site DIR       writes the reader's site as files that open from the folder, without a server; searching and
                   choosing a day need the server. Feeds name $PUBLIC_ORIGIN, or http://localhost:$PORT
  --force          writes to a folder that is not empty

${SETTINGS}`,
  load: () => import('./export.ts'),
};

const importCommand: Command = {
  name: 'import',
  usage: 'FILE.csv|DIR [--series ID] [--source ID] [--published DAY] [--dry-run] | table|plan|apply FILE …',
  does: 'Adds figures to series from CSV, or from files of statistical offices by a recipe.',
  help: `Reads a table with commas, semicolons or tabs. Its first line names the columns: when (at), figure (value), and if
wanted publishedOn, precision (exact, nearest 100, or interval 92.0 97.2), status, source and series. All rows of all
series are added, or none; a row that is in the ledger already changes nothing, and one that was corrected there is
refused, as is one from before its time was over that is no forecast. Tables that the ledger gave away come back in as
they are: the CSV of a series, and the folder of \`export --all --to DIR\` with its sources and series.
Published verdicts that the figures would change are not changed: they wait in the newsroom's queue.

  --series ID      the series of all rows, if there is no column of that name
  --source ID      the source of rows that name none; \`source add\` adds one
  --published DAY  the day of publication of rows that give none
  --rounded N      what the figures are rounded to: 100, 0.1, or \`shown\` for the last place that each shows
  --answers A,B    answers to what a table leaves open, such as marks=comma,column.3=leave: it is refused with the
                   question and the answers that can be given
  --sure           takes figures that are more than ten times those beside them, or have another sign
  --dry-run        says what would be new, revised and unchanged in each series, and which published verdicts would
                   wait in the queue, and changes nothing

Exit 2 if nothing was added because of what is in the file.

Files of statistical offices (CSV, TSV, XLSX, ODS, JSON-stat, SDMX-CSV, SDMX-JSON) come in by a recipe, which says once how
they are read; SDMX-ML and .xls do not.

  table FILE               prints what the file holds, cell by cell, as JSON
  plan FILE --recipe R     prints as JSON what it would do: new and revised figures, what is open or wrong, its hash, and what
                           becomes of published verdicts. R is a file of JSON, or the id of a recipe of the ledger
      --make-series        makes the series that the recipe names and the ledger lacks, as the plan shows them
      --answers A.json     answers to what is asked: {"published": "2019-01-24", "older": {"*": "here"}, "ticks": {…}};
                           "next-release" is when the next file comes, in place of what this one says, or "none"
      --held HELD.json     the figures that it is held against, in place of the ledger's: no database is needed
      --today DAY          what counts as today
  apply FILE --recipe R --hash H
                           does what the plan of that hash says, with the same answers: all of it, or nothing if the ledger
                           has moved since. Done twice, it changes nothing the second time

Exit 0 of a plan that can be applied, 1 of one that something is in the way of, 2 if nothing was done.\n\n${SETTINGS}`,
  load: () => import('./import.ts'),
};

const source: Command = {
  name: 'source',
  usage:
    'add ID --title TITLE --publisher NAME [--url URL] [--archived URL] [--published DAY] [--licence NAME] [--quote TEXT] | keep ID URL',
  does: 'Adds a source, for figures to name, or says where one is kept.',
  help: `Adds a source to the ledger; one that is there already, with the same content, changes nothing.

  --title TITLE     as it is given on the release
  --publisher NAME  who published it; for a copy "NAME (copy at WHERE)", for a report "NAME (as reported by WHO)"
  --url URL         where it is, in full
  --archived URL    where it is kept beside that: a copy at an archive of the web
  --published DAY   when it was published, like 2023-04-26
  --licence NAME    under which licence, such as "Open Government Licence v3.0"
  --quote TEXT      the words or the line of the table that gives the figures

\`source keep ID URL\` says where a source of the ledger is kept.

${SETTINGS}`,
  load: () => import('./source.ts'),
};

const sources: Command = {
  name: 'sources',
  usage: '[--check]',
  does: 'Lists sources whose addresses did not answer.',
  help: `Each address of each source that did not answer when it was asked for last, its own and the one at which it is kept.
That something is forbidden there counts as an answer. Exit 1 if there is any.

  --check  asks for each address now, over the net, and keeps what came of it. Only addresses on the public net are asked
           for, without this nothing is.

${SETTINGS}`,
  load: () => import('./sources.ts'),
};

const recompute: Command = {
  name: 'recompute',
  usage: '[--today DAY]',
  does: 'Computes all verdicts anew.',
  help: `What the calendar alone changed is published as a new ruling beside the old one, which stays. What new evidence or a
new method would change waits in the newsroom's queue, until an editor publishes it with a correction note. A ruling
that is dated after today, because a clock was ahead, is followed by one of today.

If the last day that the ledger followed is more than two days ago, or after today, nothing is done, because this
machine's clock may be wrong.

  --today DAY   confirms that today is DAY, such as 2026-11-30, which must be the day of this machine's clock

${SETTINGS}`,
  load: () => import('./recompute.ts'),
};

const publishMethod: Command = {
  name: 'publish-method',
  usage: '--note TEXT|--dry-run',
  does: 'Publishes what a new method changes, with one note.',
  help: `After the program was brought to a newer method: computes all verdicts anew, as \`recompute\` does, and publishes those
that the method turns, each as the next revision of its claim, in the same words and on the same figures. What it does not
turn stays as it was published. Readers see the note on each claim, and once in the feed of corrections, as a change of the
method. Claims that newer figures would change too, or that would be refused at review by now, stay in the queue.

  --note TEXT   what readers are told, one paragraph: "Computed by method …, until now by …: TEXT"
  --dry-run     lists the claims that would change, with their verdicts before and after, and changes nothing

If the last day that the ledger followed is more than two days ago, or after today, nothing is done; \`recompute --today\`
confirms the day. ${SETTINGS}`,
  load: () => import('./publish-method.ts'),
};

const backup: Command = {
  name: 'backup',
  usage: '[--with-secret] FILE',
  does: 'Writes the whole ledger, accounts and drafts included, to a file.',
  help: `FILE is a SQLite database that only this user may read: one state of the ledger, with every write that was
answered before. It can be made while the ledger is served, which neither readers nor writers notice, of an embedded
and of a remote database. No file is overwritten; one that could not be finished is not there.

The secret of the newsroom is kept outside of the database ($AUTH_SECRET, or the file beside it that ends in .secret).
Second factors are encrypted with it, so that it must be kept as well.

  --with-secret   writes the secret to FILE.secret

${SETTINGS}`,
  load: () => import('./backup.ts'),
};

const restore: Command = {
  name: 'restore',
  usage: '[--replace] [--with-faults] FILE',
  does: 'Brings the ledger back from a backup.',
  help: `Checks FILE as \`verify\` does, brings it to the current schema, and puts it where the database is: into a file, or into
a remote database in one transaction, whichever it was made from. FILE itself stays as it is. If FILE.secret is beside
it, the secret is put in place too. Stop the server first; over a remote database, restart it afterwards.

  --replace       puts aside what is there: a file is kept under another name, what a remote database holds is removed
  --with-faults   restores a backup in which something is wrong

Exit 1 if nothing was restored, with the reason. ${SETTINGS}`,
  load: () => import('./restore.ts'),
};

const verify: Command = {
  name: 'verify',
  usage: '[--repair]',
  does: 'Checks the ledger against itself.',
  help: `Checks the database (its pages, keys, tables and triggers), makes the packs of series, the lists, the search and the
queue again and compares them, and computes every ruling again from the claim and the figures that it could see: its
verdict, if this program has its method, and the hash of its bundle. Can be run while the ledger is served.

  --repair   makes what is derived anew where it is wrong; what was recorded is never changed

Exit 0 if all is as it should be, or was mended; 1 if something is not. ${SETTINGS}`,
  load: () => import('./verify.ts'),
};

const editor: Command = {
  name: 'editor',
  usage: `add EMAIL --role ${ROLES.join('|')} [--name NAME] [--again [--factor-off]]`,
  does: 'Lets somebody into the newsroom, by a one-time link.',
  help: `Writes a link to standard output with which they set their password; no password is made here, and no mail is sent.
The link works once and for three days. Roles: an editor writes drafts and submits them, a reviewer also publishes,
an admin also manages people, who can invite all others at /edit/people.

  --role ROLE    what they may do
  --name NAME    how they are called; the first part of the address unless given
  --again        makes a new link for somebody who is there already; the links from before end, their role stays
  --factor-off   switches off a second factor whose phone and backup codes are both lost; their sessions end

The link begins with $PUBLIC_ORIGIN, or http://localhost:$PORT. ${SETTINGS}`,
  load: () => import('./editor.ts'),
};

/** In the order in which the overview lists them. */
export const COMMANDS: readonly Command[] = [
  compute,
  article,
  migrate,
  load,
  repeats,
  exportCommand,
  importCommand,
  source,
  sources,
  recompute,
  publishMethod,
  backup,
  restore,
  verify,
  editor,
];
