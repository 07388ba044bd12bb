/** The form that brings a file of figures, posted as a browser does. */
import { fieldOf, type Page, type Session } from './newsroom.ts';

const BOUNDARY = 'a-boundary-of-the-form';

/** A form with a file, as a browser sends it. */
function multipart(fields: Readonly<Record<string, string>>, file: { name: string; bytes: Uint8Array }) {
  const head = (disposition: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
  const bytes = Buffer.concat([
    ...Object.entries(fields).map(([name, text]) => Buffer.from(`${head(`name="${name}"`)}\r\n${text}\r\n`)),
    Buffer.from(
      `${head(`name="file"; filename="${file.name}"`)}Content-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(file.bytes),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, bytes };
}

/** Posts a file as the form does that is drawn for an editor. */
export async function bringFile(
  editor: Session,
  file: { name: string; bytes: Uint8Array },
  chosen = '',
): Promise<Page> {
  const page = await editor.get('/edit/import');
  const fields = {
    _csrf: fieldOf(page.body, '_csrf') ?? '',
    _form: fieldOf(page.body, '_form') ?? '',
    recipe: chosen,
  };
  return editor.post('/edit/import', {}, { body: multipart(fields, file) });
}
