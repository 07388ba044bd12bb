/** Markdown by the Accept header (RFC 9110, section 12.5.1): which addresses have it, and who asks for it. */

/** The addresses that are Markdown with `.md` after them: of a claim, a series, a person, and of the method. */
const HAS_MARKDOWN = /^\/(?:claims|evidence|people)\/[^/.]+\/?$|^\/method\/?$/;

/** Whether what is at a path is Markdown for those who ask for it, so that its answers vary by the Accept header. */
export function hasMarkdown(path: string): boolean {
  return HAS_MARKDOWN.test(path) || path.endsWith('.md');
}

/** The weight that an Accept header gives to a media type, by its most exact range; 0 if it takes none. */
function weightOf(accept: string, type: string): number {
  const ranges = [type, `${type.split('/')[0]}/*`, '*/*'];
  const given = accept.split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
    const q = parameters.find((one) => one.startsWith('q='))?.slice(2);
    return { range, weight: q === undefined ? 1 : Number(q) || 0 };
  });
  for (const range of ranges) {
    const found = given.find((one) => one.range === range);
    if (found !== undefined) return found.weight;
  }
  return 0;
}

/** Whether an Accept header asks for Markdown before HTML. A browser's does not; one that takes anything does not. */
export function prefersMarkdown(accept: string | undefined): boolean {
  if (accept === undefined || !/\btext\/markdown\b/i.test(accept)) return false;
  return weightOf(accept, 'text/markdown') > weightOf(accept.replace(/\*\/\*[^,]*/g, ''), 'text/html');
}

/** The address of the Markdown of what is at an address, if its asker prefers that; undefined otherwise. */
export function markdownAddress(url: string, accept: string | undefined): string | undefined {
  if (!prefersMarkdown(accept)) return undefined;
  const { origin, pathname, search, searchParams } = new URL(url);
  // A page of a day has no Markdown: that of today would tell another verdict.
  if (searchParams.has('asof')) return undefined;
  return HAS_MARKDOWN.test(pathname) ? `${origin}${pathname.replace(/\/$/, '')}.md${search}` : undefined;
}
