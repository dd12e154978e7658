import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** From a page that somebody else has decoded, as the library wants it. */
export function open() {
  return ({ html }) => new Readability(parseHTML(html).document).parse()?.textContent ?? '';
}
