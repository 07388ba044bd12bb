/** Reading pages as text: what tests look for in markup. */

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text with its entities resolved. */
export function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** The words of a page or a part of one, without markup. */
export function words(markup: string): string {
  return unescaped(markup.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:])/g, '')
    .trim();
}

/** Every tag, with the values of its attributes emptied: what is left is what the program wrote. */
export function tags(markup: string): string[] {
  return [...markup.matchAll(/<[!/]?[a-z][^>]*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
}

/** A page without the only scripts that are ours: its block of data, in which all is escaped, and its chart's. */
export function withoutOwnScripts(page: string): string {
  return page
    .replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '')
    .replace(/<script type="module" src="\/assets\/chart-[0-9a-z]+\.js"><\/script>/, '');
}

/** The values of an attribute, in order. */
export function attributes(markup: string, name: string): string[] {
  return [...markup.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    unescaped(value),
  );
}

/** What a claim's page begins with, in words: its word, and what follows it. */
export function headlineOn(page: string): string {
  const [, headline] = /<p class="finding">([\s\S]*?)<\/p>/.exec(page) ?? [];
  if (headline === undefined) throw new Error('the page shows no verdict');
  return words(headline);
}

/** The finding of a claim's page, in words, without what is said of how it stands to the claim. */
export function findingOn(page: string): string {
  return headlineOn(page).split(',')[0] ?? '';
}
