/** Why a file is not read, in sentences that say what to do instead. */
import { COMMAND_LIMITS, type Limits, UnreadableFile } from './table.ts';

const MEGABYTE = 1_000_000;

const shown = (number: number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
const megabytes = (bytes: number) => `${shown(Math.ceil(bytes / MEGABYTE))} MB`;

/** A file that is larger than a limit: of its bytes, of its bytes unpacked, or of its cells. */
export function tooLarge(what: 'bytes' | 'unpacked' | 'cells', limits: Limits): UnreadableFile {
  const says = {
    bytes: `The file has more than ${megabytes(limits.bytes)}, which is the most that is read here`,
    unpacked: `The file has more than ${megabytes(limits.unpacked)} unpacked, which is the most that is read here`,
    cells: `The file has more than ${shown(limits.cells)} filled cells, which is the most that is read here`,
  }[what];
  const elsewhere = limits[what] < COMMAND_LIMITS[what] ? 'bring it by the command line, or ' : '';
  return new UnreadableFile('limit', `${says}: ${elsewhere}cut it to the tables that are needed.`);
}

/** A packed file that would unpack to more than so many times its size, which no table does. */
export function packedTooTightly({ ratio }: Limits): UnreadableFile {
  return new UnreadableFile(
    'limit',
    `A part of the file unpacks to more than ${ratio} times its size, which no table does: save the table anew from a spreadsheet, or as CSV.`,
  );
}

/** A sheet whose cells stand so far apart that its rows would take more memory than their content. */
export function tooSparse(): UnreadableFile {
  return new UnreadableFile(
    'limit',
    'The cells of a sheet stand very far apart, with millions of empty ones between them: delete what stands beyond the table, and save it anew.',
  );
}

/** A file that begins as its format does, and then does not go on so. */
export function damaged(format: string, why: string): UnreadableFile {
  return new UnreadableFile(
    'format-unknown',
    `The file is a damaged ${format} file (${why}): get it anew, or open it in a spreadsheet and save it again.`,
  );
}

/** A file that is not read at all; the sentence says what it is, and what to do. */
export function notRead(sentence: string): UnreadableFile {
  return new UnreadableFile('format-unknown', sentence);
}
