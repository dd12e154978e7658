/** What came instead of a feed. */
export type NonFeed = 'empty' | 'challenge' | 'consent' | 'page' | 'json' | 'binary' | 'unknown';

const HEAD_LENGTH = 100_000;
const PAGE = /<(?:!doctype\s+html|html)\b/i;
const PART_OF_PAGE = /<(?:head|body)\b/i;
const TITLE = /<title\b[^<>]{0,200}>([^<]{0,200})/i;
const CHALLENGE_TITLE =
  /^\s*(?:just a moment|attention required|access denied|ddos-guard|one more step|are you a robot|are you human|verif|security check|please wait|checking your browser|pardon our interruption)/i;
const CHALLENGE =
  /_cf_chl_opt|\/cdn-cgi\/challenge-platform\/h\/|cf-browser-verification|geo\.captcha-delivery\.com|px-captcha|_Incapsula_Resource/;
const CONSENT_TITLE = /\b(?:consent|cookies?|before you continue|your privacy|bevor sie|avant de continuer|datenschutz|zustimmung)\b/i;

const WORDS: Readonly<Record<NonFeed, string>> = {
  empty: 'the document is empty',
  challenge: 'it is a page that challenges programs; ask the site to let this one in',
  consent: 'it is a page that asks for consent; look for an address of the feed that needs none',
  page: 'it is HTML without a link to a feed; check the address',
  json: 'it is JSON of another kind; check the address',
  binary: 'it is no text; check the address',
  unknown: 'it is neither RSS, Atom nor JSON Feed; check the address',
};

/** Tells what a document is that is no feed, so that its operator learns what is in the way. */
export function kindOfNonFeed(text: string, address: string | null): NonFeed {
  const head = text.slice(0, HEAD_LENGTH);
  if (head.trim() === '') return 'empty';
  if (/^\s*[{[]/.test(head)) return 'json';
  if (PAGE.test(head) || (!/^\s*<\?xml/.test(head) && PART_OF_PAGE.test(head))) {
    const title = TITLE.exec(head)?.[1] ?? '';
    if (CHALLENGE_TITLE.test(title) || CHALLENGE.test(head)) return 'challenge';
    return CONSENT_TITLE.test(title) || /^https?:\/\/(?:[^/?#]*\.)?consent\./i.test(address ?? '') ? 'consent' : 'page';
  }
  return isText(head) ? 'unknown' : 'binary';
}

/** The end of a sentence: what it is, and what to do about it. */
export function wordsOfNonFeed(kind: NonFeed): string {
  return WORDS[kind];
}

function isText(head: string): boolean {
  let odd = 0;
  for (const character of head.slice(0, 2000))
    if (character < '\t' || (character > '\r' && character < ' ') || character === '\ufffd') odd++;
  return odd < 20;
}
