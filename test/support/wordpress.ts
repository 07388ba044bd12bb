/**
 * What WordPress leaves of the markup of an oEmbed provider that it does not know: `wp_filter_oembed_result` of
 * wp-includes/embed.php, with as much of `wp_kses` as its list of what is allowed asks for.
 */

const ALLOWED: Record<string, readonly string[]> = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};

function stripped(markup: string, allowed: Record<string, readonly string[]>): string {
  return markup.replace(
    /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi,
    (_, end, name: string, rest: string) => {
      const may = allowed[name.toLowerCase()];
      if (may === undefined) return '';
      if (end === '/') return `</${name}>`;
      const kept = [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].filter(([, key = '']) => may.includes(key));
      return `<${name}${kept.map(([whole]) => ` ${whole}`).join('')}>`;
    },
  );
}

/** The markup that a post gets; null if WordPress refuses it and leaves a plain link. */
export function asWordPressShows(markup: string, secret = 'abcdefghij'): string | null {
  const [, quote = '', frame = ''] =
    /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/ms.exec(stripped(markup, ALLOWED)) ?? [];
  if (frame === '') return null;
  let whole = quote + frame;
  const [src, , address] = / src=(['"])(.*?)\1/.exec(whole) ?? [];
  if (src !== undefined) {
    whole = whole.replace(src, ` src="${address}#?secret=${secret}" data-secret="${secret}"`);
    whole = whole.replace('<blockquote', `<blockquote data-secret="${secret}"`);
  }
  whole = stripped(whole, {
    ...ALLOWED,
    blockquote: ['data-secret'],
    iframe: [...(ALLOWED['iframe'] ?? []), 'data-secret'],
  });
  if (quote !== '') {
    whole = whole.replace('<iframe', '<iframe style="position: absolute; visibility: hidden;"');
    whole = whole.replace('<blockquote', '<blockquote class="wp-embedded-content"');
  }
  return whole.replace(
    '<iframe',
    '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"',
  );
}
