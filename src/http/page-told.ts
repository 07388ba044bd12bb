/**
 * What a page of readers says of itself in its head. What other sites are told of it (its picture, its oEmbed) is made
 * from this, so that they never say otherwise.
 */
import type { Context } from 'hono';
import { unescapedMarkup } from '../../views/parts/html.ts';
import type { AppEnv } from './context.ts';

/** What a page says of itself. */
export interface PageTold {
  title: string;
  description: string;
  /** Its picture in full, with its size; null if it has none. */
  picture: { address: string; width: number; height: number } | null;
}

/** The metadata of a page at a path of this site; undefined if there is no such page, or if it is not to be shared. */
export async function pageTold(c: Context<AppEnv>, path: string): Promise<PageTold | undefined> {
  const answer = await c.var.ask(path);
  if (answer.status !== 200 || answer.headers.get('content-type')?.startsWith('text/html') !== true)
    return undefined;
  const [head = ''] = (await answer.text()).split('</head>', 1);
  const of = (name: string) => {
    const [, content] = new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)">`).exec(head) ?? [];
    return content === undefined ? undefined : unescapedMarkup(content);
  };
  const [title, description] = [of('og:title'), of('og:description')];
  if (title === undefined || description === undefined) return undefined;
  const [address, width, height] = [of('og:image'), of('og:image:width'), of('og:image:height')];
  return {
    title,
    description,
    picture: address === undefined ? null : { address, width: Number(width), height: Number(height) },
  };
}
