import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { cleanHtml, htmlToText } from '../../ingest/markup/clean-html.ts';

const BASE = 'https://a.example/x/';
const ACTIVE = /^(?:script|style|iframe|object|embed|applet|form|meta|base|link|svg|math|textarea|xmp|plaintext)$/;
const CODE = /^[\s\u0000-\u0020]*(?:javascript|vbscript|data):/i;

/** What another parser finds active in HTML. */
function activeIn(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (ACTIVE.test(name)) found.push(name);
      for (const [key, value] of Object.entries(attributes))
        if (/^(?:on|style$)/.test(key) || CODE.test(value)) found.push(`${key}=${value}`);
    },
  });
  parser.end(html);
  return found;
}

describe('cleanHtml', () => {
  test.each([
    ['<p onclick="x()" style="color:red" class="a">Tin</p>', '<p>Tin</p>'],
    ['a<script>alert("<b>")</script>b<style>p{}</style>c', 'abc'],
    [
      '<a href="java\nscript:x">a</a><a href="&#106;avascript:x">b</a><a href=" /y ">c</a>',
      '<a>a</a><a>b</a><a href="https://a.example/y">c</a>',
    ],
    ['<img src=i.png alt="a&quot;b" onerror=x><br/>', '<img src="https://a.example/x/i.png" alt="a&quot;b"><br>'],
    ['<svg><a xlink:href="https://b.example/"><circle/></a><title>t</title></svg>', '<a></a>t'],
    ['<form action=/go><input value=v>Send</form>', 'Send'],
    ['safe<iframe src=x> text</iframe>!', 'safe text!'],
    ['<b><i>x</b>y</i>', '<b><i>x</i></b>y'],
    ['<p>open', '<p>open</p>'],
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['&lt;script&gt;', '&lt;script&gt;'],
    ['x<a title="<script>">y</a>', 'x<a title="&lt;script&gt;">y</a>'],
    ['&copy;&nbsp;&#0;&#1;2026', '©\u00a0�2026'],
    ['see <!DOCTYPE', 'see &lt;!DOCTYPE'],
    ['a</script>b<script >c /* <script>x()</script>d', 'abc /* d'],
    ['a</script><b>b</b><script>c</script><script>d</script>', 'a<b>b</b>c'],
    ["<P CLASS='x' Title='say \"hi\"'>Tin<br /></P>", '<p title="say &quot;hi&quot;">Tin<br></p>'],
    [
      '<a href="https://b.example/?a=1&amp;b=2" title="1 &lt; 2">c &amp; d</a>',
      '<a href="https://b.example/?a=1&amp;b=2" title="1 &lt; 2">c &amp; d</a>',
    ],
  ])('makes %s harmless', (html, expected) => {
    expect(cleanHtml(html, BASE)).toBe(expected);
  });

  test('reads plain markup on its short way as on the long one', () => {
    const plain = fc.array(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<br/>',
        '<a href="/x?a=1&amp;b=2">',
        '</a>',
        '<img src=\'i.png\' alt="x">',
        'Tin & ',
        '&#8220;',
        'é',
        '"',
        '<ul><li>',
      ),
      { maxLength: 30 },
    );
    // A comment sends all of it the long way.
    fc.assert(
      fc.property(plain, (parts) => void expect(cleanHtml(parts.join(''), BASE)).toBe(cleanHtml(`<!-- -->${parts.join('')}`, BASE))),
    );
  });

  test('leaves relative addresses when nothing is known to resolve them against', () => {
    expect(cleanHtml('<a href="/y">y</a>', null)).toBe('<a href="/y">y</a>');
  });

  test('lets nothing active through and changes nothing the second time, whatever it is given', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '</',
        '/>',
        '"',
        "'",
        ' ',
        '=',
        '&',
        ';',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        'script',
        'style',
        'svg',
        'iframe',
        'a',
        'p',
        'img',
        'title',
      ],
      ...[
        'href',
        'src',
        'onload',
        'javascript:',
        'data:',
        '#106',
        'x',
        '<script>',
        '</script>',
        '<a href=',
        '<textarea>',
        '<plaintext>',
        '<xmp>',
        '<math>',
        '\u0000',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const cleaned = cleanHtml(parts.join(''), BASE);
        expect(activeIn(cleaned)).toEqual([]);
        expect(cleanHtml(cleaned, BASE)).toBe(cleaned);
      }),
      { numRuns: 500 },
    );
  });
});

describe('htmlToText', () => {
  test.each([
    ['<p>One</p><p>two</p>', 'One two'],
    ['a<b>b</b>c', 'abc'],
    ['List<String> explained', 'List<String> explained'],
    ['x<script>y</script>z', 'xz'],
    ['  a\n\t b&nbsp;c ', 'a b c'],
    ['&lt;b&gt;', '<b>'],
  ])('reads %s as a line', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });
});
