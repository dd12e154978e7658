const WORDS = 8;

/** Blanks become one, and every character that means something in a fragment is escaped. */
const escaped = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');

/**
 * The address of a sentence on its page: browsers scroll to it and mark it.
 *
 * A long sentence is given by its first and last words, for a link or an accent within would keep the whole from being found.
 */
export function textFragment(url: string, sentence: string): string {
  const words = sentence.trim().split(/\s+/);
  if (words[0] === '') return url;
  const [page = url, anchor] = url.split('#', 2);
  const first = escaped(words.slice(0, WORDS).join(' '));
  const range = words.length > 2 * WORDS ? `${first},${escaped(words.slice(-WORDS).join(' '))}` : escaped(words.join(' '));
  return `${page}#${anchor?.split(':~:')[0] ?? ''}:~:text=${range}`;
}
