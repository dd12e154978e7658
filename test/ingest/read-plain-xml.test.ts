import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeXmlReferences } from '../../ingest/markup/decode-references.ts';
import { type MarkupHandler, readMarkup } from '../../ingest/markup/read-markup.ts';
import { readPlainXml } from '../../ingest/markup/read-plain-xml.ts';

/** What a reader is told, one line each, with the pieces of a text joined. */
function recorder(): { readonly handler: MarkupHandler; readonly told: () => string[] } {
  const lines: string[] = [];
  let text = '';
  const flush = (line: string): void => {
    if (text !== '') lines.push(`text ${text}`);
    text = '';
    if (line !== '') lines.push(line);
  };
  const handler: MarkupHandler = {
    open: (name, attributes, selfClosing) => flush(`open ${name} ${JSON.stringify([...attributes])} ${selfClosing}`),
    close: (name) => flush(`close ${name}`),
    text: (piece) => {
      text += piece;
    },
  };
  const told = (): string[] => {
    flush('');
    return lines;
  };
  return { handler, told };
}

/** A tag that nothing ends keeps the plain reader from all that follows, so that the tokenizer reads the whole document. */
function byTokenizer(markup: string): string[] {
  const { handler, told } = recorder();
  readMarkup(`<!x>${markup}`, { xml: true }, () => handler);
  return told();
}

function asRead(markup: string): string[] {
  const { handler, told } = recorder();
  readMarkup(markup, { xml: true }, () => handler);
  return told();
}

const PIECES = [
  ...[
    '<item>',
    '</item>',
    '<a b="c" d=\'e&amp;f\'>',
    '<a b="1" b="2">',
    '<br/>',
    '<x:y xmlns:x="z" />',
    '<A B="C">',
    '</a >',
    '<a b=c>',
    '<a b>',
  ],
  ...[
    '<![CDATA[x < y]]>',
    '<![CDATA[',
    ']]>',
    '<!-- note -->',
    '<!-->',
    '<!--->',
    '<!-- a -- b -->',
    '<!-- a --!>',
    '-->',
    '<?xml version="1.0"?>',
    '<?a > b?>',
  ],
  ...[
    '<!DOCTYPE rss>',
    '<',
    '>',
    '<3',
    '< b',
    '</',
    '</>',
    '&lt;',
    '&amp;lt;',
    '&#8217;',
    '&nbsp;',
    '&',
    '"',
    "'",
    'zinc',
    ' ',
    '\n',
    'é',
    '=',
    '/',
    '<a b="<c>">',
  ],
];

test('reads plain and broken XML as the tokenizer does', () => {
  const markup = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(markup, (text) => {
      expect(asRead(text)).toEqual(byTokenizer(text));
    }),
    { numRuns: 3000, seed: 5 },
  );
});

test('reads a plain document to its end by itself', () => {
  const markup = '<?xml version="1.0"?><rss version="2.0"><!-- x --><a href="b">tin &amp; <![CDATA[<zinc>]]></a><c/></rss>';
  const { handler, told } = recorder();
  const end = readPlainXml(markup, handler, { decode: decodeXmlReferences, isStopped: () => false });
  expect(end).toBe(markup.length);
  expect(told()).toEqual([
    'open rss [["version","2.0"]] false',
    'open a [["href","b"]] false',
    'text tin & <zinc>',
    'close a',
    'open c [] true',
    'close rss',
  ]);
});

test('stops when it is told to', () => {
  const seen: string[] = [];
  readMarkup('<a/><b/><c/>', { xml: true }, (reader) => ({
    open: (name) => {
      seen.push(name);
      if (name === 'b') reader.stop();
    },
    close: () => {},
    text: () => {},
  }));
  expect(seen).toEqual(['a', 'b']);
});
