import { cleanPlainHtml } from './clean-plain-html.ts';
import { decodeHtmlReferences } from './decode-references.ts';
import { oneLine, withoutForbidden } from './escape-markup.ts';
import { BLOCKS, FALLBACK, isHtmlElement, KEPT, SILENT } from './html-elements.ts';
import { HtmlOutput, keptAttributes } from './html-output.ts';
import { readMarkup } from './read-markup.ts';

/**
 * Makes HTML of strangers harmless and its addresses absolute.
 *
 * Scripts, styles, frames, plug-ins, forms, event handlers, inline styles and addresses of other schemes than those of
 * pages, mail and files are left out; text is kept. The result is well-formed.
 *
 * An end tag of a script that is not open takes the start tag after it along, as in the best-known reader of feeds: the text
 * between is read for readers, once, and no code is left to run.
 *
 * @param base - What relative addresses are resolved against; without it they stay as they are.
 */
export function cleanHtml(html: string, base: string | null): string {
  return cleanPlainHtml(html, base) ?? cleanPart(html, base, false);
}

function cleanPart(html: string, base: string | null, inFallback: boolean): string {
  const output = new HtmlOutput();
  const strayEnds = new Set<string>();
  let silent: string | null = null;
  let fallback = false;
  readMarkup(endOfText(html), { xml: false }, () => ({
    open: (name, attributes, selfClosing) => {
      if (silent !== null) return;
      const local = localName(name);
      if (SILENT.has(local)) {
        if (selfClosing) return;
        if (strayEnds.delete(local)) fallback = true;
        else silent = local;
      } else if (FALLBACK.has(local)) fallback = !selfClosing;
      else if (KEPT.has(local)) output.start(local, keptAttributes(attributes, base), selfClosing);
    },
    close: (name) => {
      const local = localName(name);
      if (silent === null) {
        if (SILENT.has(local) && !fallback) strayEnds.add(local);
        output.end(local);
      } else if (silent === local) silent = null;
      fallback = false;
    },
    text: (text) => {
      if (silent !== null) return;
      // Once: a frame in the text of a frame would let the work grow with each.
      if (!fallback) output.text(withoutForbidden(text));
      else if (!inFallback) output.clean(cleanPart(text, base, true));
    },
  }));
  return output.finish();
}

/** A "<!" that nothing ends is no declaration; the tokenizer would take all that follows for one. */
function endOfText(html: string): string {
  const start = html.lastIndexOf('<!');
  if (start < 0 || html.startsWith('<!--', start) || html.indexOf('>', start) >= 0) return html;
  return `${html.slice(0, start)}&lt;${html.slice(start + 1)}`;
}

/**
 * The text that a reader of HTML would see, on one line.
 *
 * A tag that HTML does not know is taken for text that should have been escaped ("List<String> explained").
 */
export function htmlToText(html: string): string {
  return oneLine(html.includes('<') ? textOfMarkup(html, false) : decodeHtmlReferences(html));
}

function textOfMarkup(html: string, inCancelled: boolean): string {
  const parts: string[] = [];
  const strayEnds = new Set<string>();
  let silent: string | null = null;
  let cancelled = false;
  readMarkup(endOfText(html), { xml: false }, () => ({
    open: (name, _attributes, selfClosing, raw) => {
      if (silent !== null) return;
      if (SILENT.has(name)) {
        if (selfClosing) return;
        if (strayEnds.delete(name) && !inCancelled) cancelled = true;
        else silent = name;
      } else if (BLOCKS.has(name)) parts.push(' ');
      else if (!isHtmlElement(name) && !name.includes(':')) parts.push(raw());
    },
    close: (name) => {
      if (silent === name) silent = null;
      else if (BLOCKS.has(name)) parts.push(' ');
      else if (SILENT.has(name) && silent === null && !cancelled) strayEnds.add(name);
      cancelled = false;
    },
    text: (text) => {
      if (silent === null) parts.push(cancelled ? textOfMarkup(text, true) : text);
    },
  }));
  return parts.join('');
}

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1);
