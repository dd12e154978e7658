/** Elements that are kept; of all others the content alone stays. */
export const KEPT = new Set(
  (
    'a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn ' +
    'dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main map mark menu nav ol p picture ' +
    'pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr'
  ).split(' '),
);
/** Known elements that are not kept: a title that names one of these holds markup, not a "<" that is meant. */
const DROPPED = new Set(
  (
    'applet base basefont bgsound blink body button canvas datalist dialog embed fieldset form frame frameset head html iframe input isindex ' +
    'keygen label legend link marquee math meta meter nobr noembed noframes noscript object optgroup option output param plaintext progress ' +
    'script select slot style svg template textarea title track xml xmp'
  ).split(' '),
);
/** What is inside is no text for readers. */
export const SILENT = new Set('script style template'.split(' '));
/** What is inside is for browsers without frames; the tokenizer gives it as one text, tags and all. */
export const FALLBACK = new Set('iframe noembed noframes xmp'.split(' '));
/** Elements without an end tag. */
export const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input isindex keygen link meta param source track wbr'.split(' '),
);
/** Elements that stand on lines of their own. */
export const BLOCKS = new Set(
  (
    'address article aside blockquote br caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ' +
    'nav ol p pre section table td th tr ul'
  ).split(' '),
);

/** Says whether HTML knows an element of that name. */
export function isHtmlElement(name: string): boolean {
  return KEPT.has(name) || DROPPED.has(name);
}
