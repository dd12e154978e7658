import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IngestError } from '../../ingest/ingest-error.ts';
import { type Article, readArticle } from '../../ingest/read-article.ts';
import { GROWTH_LIMIT, growth } from '../growth.ts';

const folder = new URL('../../fixtures/pages/', import.meta.url);
const names = readdirSync(folder).filter((name) => /\.(?:html|txt)$/.test(name));

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof IngestError ? `${error.code}, ${error.disposition}` : String(error);
  }
  return 'no error';
}

describe('fixtures/pages', () => {
  test('has cases', () => expect(names.length).toBeGreaterThan(4));

  test.each(names)('%s reads as its case says', (name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const expected = JSON.parse(readFileSync(new URL(name.replace(/\.\w+$/, '.json'), folder), 'utf8')) as Partial<Article>;
    const article = readArticle(name.endsWith('.html') ? { html: source } : { text: source });
    expect(article).toMatchObject(expected);
  });

  test.each(names)('%s reads alike from bytes in another charset', (name) => {
    const source = readFileSync(new URL(name, folder), 'utf8').replace('charset="utf-8"', 'charset="utf-16"');
    const bytes = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(source, 'utf16le')]);
    const given = readArticle(name.endsWith('.html') ? { html: source } : { text: source });
    const article = readArticle({ bytes, contentType: name.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/plain' });
    expect(article).toEqual({ ...given, charset: 'utf-16le', charsetRule: 'bom' });
  });
});

describe('plain text', () => {
  const paragraph = 'Cerium polishes glass and cleans exhaust gases, which is why the refinery never closed, officials said on Friday.';

  test('keeps section headings, labels and list items', () => {
    const text = `Key points\n- ${paragraph}\n- Prices rose by 3 per cent.\nWhat comes next\n${paragraph}`;
    expect(readArticle({ text }).text).toBe(text);
  });

  test('cuts a link note together with the blank before it', () => {
    const article = readArticle({
      text: `${paragraph}\nThe ministry (opens in a new tab) declined to comment on the volumes that were shipped.`,
    });
    expect(article.text).toContain('The ministry declined');
    expect(article.furniture).toContain('(opens in a new tab)');
  });

  test('keeps the last paragraph behind an advertisement or a related link', () => {
    const body = Array.from({ length: 9 }, (_, index) => paragraph.replace('Cerium', `Cerium of grade ${index}`));
    const last = 'Nothing else was decided, and the meeting is to go on in June.';
    const text = [...body, 'Advertisement', 'Related stories', 'Europium finds a buyer', last].join('\n\n');
    expect(readArticle({ text }).text).toBe([...body, last].join('\n\n'));
  });

  test('cuts the repeated headline when the title is known', () => {
    const article = readArticle({ text: `Cerium Shines Again\n\n${paragraph}`, title: 'Cerium shines again' });
    expect(article).toMatchObject({ title: 'Cerium shines again', text: paragraph });
  });

  test('keeps a sentence that only starts like a byline or a comment form', () => {
    const text = `By Tuesday evening, prices had fallen by a tenth and nobody was buying any more, traders said.\nComments by the minister moved the market again within the hour, according to two brokers.`;
    expect(readArticle({ text }).text).toBe(text);
  });

  test('keeps a text of one line, whatever it looks like', () => {
    expect(readArticle({ text: 'NORDIC MINING – BALTIC METALS' }).text).toBe('NORDIC MINING – BALTIC METALS');
  });

  test('keeps the slips of the source', () => {
    expect(
      readArticle({ text: 'Reported by Newswirethat the quota  was cut ,the ministry said on Monday in a short statement.' }).text,
    ).toContain('Newswirethat');
  });

  test('takes the publication day of the feed where the text has none', () => {
    expect(readArticle({ text: paragraph, published: '2026-01-05T10:00:00+05:45' }).published).toBe('2026-01-05T10:00:00+05:45');
  });

  test.each([
    ['en', paragraph],
    ['fr', 'Le gouvernement a annoncé une hausse des droits sur les aimants, et les industriels ne sont pas rassurés pour la suite.'],
    ['de', 'Die Regierung hat die Ausfuhr von Gallium nicht verboten, aber sie ist seit Montag auf eine Genehmigung angewiesen.'],
    ['pt', 'O governo não quer que as empresas dependam de um só fornecedor, e a taxa para os ímãs foi reduzida ao mínimo.'],
    ['vi', 'Chính phủ cho biết các công ty đã được cấp phép và không có thay đổi nào trong những tháng tới.'],
    ['ru', 'Правительство ввело ограничения на вывоз галлия, сообщили в министерстве.'],
    ['ja', '政府はガリウムの輸出を制限すると発表した。'],
    ['th', 'รัฐบาลประกาศควบคุมการส่งออกแร่หายาก'],
  ])('tells %s', (language, text) => {
    expect(readArticle({ text }).language).toBe(language);
  });
});

describe('what is no article', () => {
  test.each([
    ['no bytes', new Uint8Array(), 'empty-article, give-up'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'not-an-article, give-up'],
    ['a PNG image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'not-an-article, give-up'],
    ['a ZIP archive', Buffer.from('PK\x03\x04\x14\x00'), 'not-an-article, give-up'],
    ['noise', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 89 + (index >> 3)) % 32)), 'not-an-article, give-up'],
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a '), 'too-large, give-up'],
  ])('%s is refused', (_, bytes, code) => {
    expect(codeOf(() => readArticle({ bytes, contentType: 'text/html' }))).toBe(code);
  });

  test('empty text is refused', () => expect(codeOf(() => readArticle({ text: '' }))).toBe('empty-article, give-up'));

  test('the message says what a binary file looks like', () => {
    expect(() => readArticle({ bytes: Buffer.from('%PDF-1.4') })).toThrow(/PDF document/);
  });

  test('an unknown charset is no reason to fail', () => {
    const article = readArticle({
      bytes: Buffer.from('Der Preis stieg am Montag um 3 €, sagten zwei Händler in Köln.'),
      contentType: 'text/plain; charset=x-klingon',
    });
    expect(article).toMatchObject({ charset: 'utf-8', text: 'Der Preis stieg am Montag um 3 €, sagten zwei Händler in Köln.' });
  });
});

describe('pages', () => {
  const sentence = 'The smelter will run on half its furnaces until spring, its owner said in a notice to the exchange on Thursday. ';
  const page = (body: string): string => `<html><head><title>A smelter slows</title></head><body>${body}</body></html>`;

  test('nesting of any depth does not throw', () => {
    const html = page(`${'<div>'.repeat(60_000)}<p>${sentence}</p>`);
    expect(readArticle({ html }).text).toBe(sentence.trim());
  });

  test('a page of links only has no body but a defect', () => {
    const html = page(`<ul>${'<li><a href="/x">Another story of the day</a></li>'.repeat(3000)}</ul>`);
    expect(readArticle({ html })).toMatchObject({ title: 'A smelter slows', text: '', defects: ['the page has no readable body'] });
  });

  test('comments longer than the article stay out', () => {
    const comments = `<p>${sentence.repeat(3)}</p>`.replaceAll('smelter', 'village').repeat(4);
    const html = page(
      `<article><p>${sentence}</p><p>${sentence.replace('half', 'a third of')}</p></article><div id="comments">${comments}</div>`,
    );
    expect(readArticle({ html }).text).not.toContain('village');
  });

  test('an article that is split over sibling containers is put together', () => {
    const parts = ['one', 'two', 'three'].map((word) => `<div class="part"><p>${sentence.replace('spring', word).repeat(2)}</p></div>`);
    const { text } = readArticle({ html: page(`<div class="story">${parts.join('')}</div>`) });
    for (const word of ['one', 'two', 'three']) expect(text).toContain(word);
  });

  test('a first paragraph in a container of its own stays, and a box behind the text goes', () => {
    const lead = `<div class="lead"><p>${sentence.replace('half', 'two of')}</p></div>`;
    const text = `<div class="text">${['coke', 'gas', 'peat', 'coal'].map((fuel) => `<p>${sentence.replace('furnaces', fuel).repeat(3)}</p>`).join('')}</div>`;
    const box = '<div class="people"><p>This letter has been read by founders for a hundred years.</p></div>';
    const story = readArticle({ html: page(`<div>${lead}${text}${box}</div>`) }).text;
    expect(story).toContain('two of');
    expect(readArticle({ html: page(`<div>${text}${box}</div>`) }).text).not.toContain('founders');
  });

  test('what stands before the body element or behind its end is read, too', () => {
    for (const html of [`<p>${sentence}</p>`, page(`</body><p>${sentence}</p>`), `<head><title>x</title><p>${sentence}</p>`])
      expect(readArticle({ html }).text).toBe(sentence.trim());
  });

  test('a list on a short page is numbered from its first item on', () => {
    const html = page(
      '<ol><li>Gallium leads the list of the ministry.</li><li>Germanium is second on it, and antimony is third.</li></ol>',
    );
    expect(readArticle({ html }).text).toBe(
      '1. Gallium leads the list of the ministry.\n2. Germanium is second on it, and antimony is third.',
    );
  });

  test('a copy of the text for small screens is read once', () => {
    const body = `<p>${sentence}</p><p>Prices did not move, and nobody in the market had expected them to move at all.</p>`;
    const { text } = readArticle({ html: page(`<div class="desktop">${body}</div><div class="mobile">${body}</div>`) });
    expect(text.split('smelter').length).toBe(2);
  });

  test('a late evening keeps the day on which it was published', () => {
    const html = `<html><head><meta property="article:published_time" content="2026-01-10T03:30:00Z"></head><body><p>${sentence}</p></body></html>`;
    expect(readArticle({ html, url: 'https://news.example/2026/01/09/smelter' }).published).toBe('2026-01-09');
  });

  test('markup of any kind is read without throwing', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div class="comments">',
        '</div>',
        '<br>',
        '<article>',
        '<!--',
        '<script>',
        '{"@type":"Article"',
        '&amp;',
        '<a href="#x">',
        '<li>',
        '<ol start="x">',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), (pieces) => {
        const article = readArticle({ html: `<html>${pieces.join('')}` });
        expect(article.text).toBe(article.text.normalize('NFC').trim());
      }),
      { numRuns: 60 },
    );
  });
});

describe('the fields of a page', () => {
  const prose = 'The refinery will ship its first neodymium oxide in spring, its owner said in a notice to the exchange on Thursday. ';
  const read = (head: string, top = '', url = 'https://news.example/neodymium'): Article =>
    readArticle({
      html: `<html><head><title>Refinery ships oxide</title>${head}</head><body><h1>Refinery ships oxide</h1>${top}<p>${prose}</p><p>${prose}</p></body></html>`,
      url,
    });
  const linked = (fields: Record<string, unknown>): string =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Refinery ships oxide', ...fields })}</script>`;
  const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

  test('each come with the rule that gave them', () => {
    const head = `${linked({ datePublished: '2026-03-04T09:30:00+05:45', dateModified: '2026-03-05' })}${meta('og:site_name', 'Ore Daily')}
      <meta name="author" content="Ana Lima"><link rel="canonical" href="/neodymium?lang=en">`;
    expect(read(head)).toMatchObject({
      title: 'Refinery ships oxide',
      author: 'Ana Lima',
      published: '2026-03-04T09:30:00+05:45',
      modified: '2026-03-05',
      url: 'https://news.example/neodymium?lang=en',
      outlet: 'Ore Daily',
      language: 'en',
      sources: {
        title: 'h1',
        author: 'meta author',
        published: 'json-ld',
        modified: 'json-ld',
        url: 'link canonical',
        outlet: 'meta og:site_name',
        language: 'words',
      },
    });
  });

  const utc = meta('article:published_time', '2026-03-04T23:40:00Z');
  const old = `${meta('article:published_time', '2024-05-06T08:00:00Z')}${meta('article:modified_time', '2026-03-04T08:00:00Z')}`;
  test.each([
    ['the day of the address comes before that of UTC', utc, '', 'https://news.example/2026/03/05/oxide', '2026-03-05', 'url'],
    ['the day that readers see comes before that of UTC', utc, '<div>March 5, 2026</div>', undefined, '2026-03-05', 'headline'],
    ['a page that shows the day of its last change is of that day', old, '<div>March 4, 2026</div>', undefined, '2026-03-04', 'headline'],
    [
      'a day that is said to be of a change is not that of publication',
      old,
      '<div>Updated March 4, 2026</div>',
      undefined,
      '2024-05-06T08:00:00Z',
      'meta article:published_time',
    ],
    [
      'nor one that its markup calls so',
      old,
      '<time class="entry-date updated">March 4, 2026</time>',
      undefined,
      '2024-05-06T08:00:00Z',
      'meta article:published_time',
    ],
    [
      'a correction within days leaves the day as it was',
      `${meta('article:published_time', '2026-03-02T08:00:00+05:45')}${meta('article:modified_time', '2026-03-04T08:00:00+05:45')}`,
      '<div>March 4, 2026</div>',
      undefined,
      '2026-03-02T08:00:00+05:45',
      'meta article:published_time',
    ],
    [
      'a foreign day near the headline is not taken',
      meta('article:published_time', '2026-03-04T08:00:00+05:45'),
      '<div>January 9, 2024</div>',
      undefined,
      '2026-03-04T08:00:00+05:45',
      'meta article:published_time',
    ],
    [
      'a day written the European way is the stated one',
      meta('article:published_time', '2026-04-03T08:00:00+02:00'),
      '<div>03/04/2026</div>',
      undefined,
      '2026-04-03T08:00:00+02:00',
      'meta article:published_time',
    ],
    [
      'of two stated days the one that the page shows is right',
      `${linked({ datePublished: '2019-01-02' })}${meta('article:published_time', '2026-03-04')}`,
      '<address>By Ana LimaUpdated: Mar 4, 2026 1:06 PM EST</address>',
      undefined,
      '2026-03-04',
      'meta article:published_time',
    ],
    [
      'both days in one line are told apart',
      '',
      '<p class="date">March 2, 2026. Updated: March 4, 2026</p>',
      undefined,
      '2026-03-02',
      'headline',
    ],
    ['a date behind a name counts', '', '<div>Ana Lima March 2, 2026</div>', undefined, '2026-03-02', 'headline'],
  ])('%s', (_, head, top, url, published, rule) => {
    const article = read(head, top, url);
    expect([article.published, article.sources.published]).toEqual([published, rule]);
  });

  test.each([
    'March 2, 2026. Updated: March 4, 2026',
    'Updated: March 4, 2026 | Published: March 2, 2026',
    'Posted 2 March 2026, last modified 4 March 2026',
  ])('a time of change is given beside the day of publication: %s', (line) => {
    expect(read('', `<p>${line}</p>`)).toMatchObject({ published: '2026-03-02', modified: '2026-03-04' });
  });

  test('dates of comments, sidebars and footers are no dates of the article', () => {
    const time = '<time datetime="2020-01-01">January 1, 2020</time>';
    const html = `<html><body class="comments-open"><aside>${time}</aside><h1>Refinery ships oxide</h1><p>${prose}</p><p>${prose}</p><p>${prose}</p>
      <div class="comment">${time}</div><span class="entry-date">March 2, 2026</span><footer>${time}</footer></body></html>`;
    expect(readArticle({ html })).toMatchObject({ published: '2026-03-02', sources: { published: 'headline' } });
  });

  test.each([
    ['a byline whose words touch', '<div><span>By</span><a>Ana Lima</a><span>Mar 4, 2026</span> | <a>6 comments</a></div>', 'Ana Lima'],
    ['a name before a date', '<div>Ana Lima March 4, 2026</div>', 'Ana Lima'],
    ['a name above a date', '<div>Ana Lima</div><div>March 4, 2026</div>', 'Ana Lima'],
    ['a name and a role', '<div>By Ana Lima ⋅ Review Editor ⋅ Mar 4, 2026</div>', 'Ana Lima'],
    ['a label', '<div><b>Contributors:</b> Ana Lima</div>', 'Ana Lima'],
    ['a list of names under a label', '<h6>Author(s)</h6><ul><li>Ana Lima</li><li>Joe B. Tan</li></ul>', 'Ana Lima, Joe B. Tan'],
    ['a sentence', '<p><em>This post was written by Ana Lima, head of research.</em></p>', 'Ana Lima'],
    ['a class', '<div class="card"><h4 class="card-author-name">Ana Lima</h4><div>Head Metallurgist</div></div>', 'Ana Lima'],
    ['a heading below the date', '<div>March 4, 2026</div><h2>Supply Outlook</h2>', null],
    ['a paragraph of capitals further down', `<div>March 4, 2026</div><p>${prose}</p><p>The Old Mine</p>`, null],
  ])('the author is read from %s', (_, top, author) => {
    expect(read('', top).author).toBe(author);
  });

  test.each([
    ['the first second of a computer', '1970-01-01T00:00:00Z', null],
    ['a zone that there is not', '2026-03-04T09:30:00+99:00', '2026-03-04'],
    ['a time that there is not', '2026-03-04T25:61:00Z', '2026-03-04'],
    ['a day that there is not', '2026-02-30', null],
  ])('%s is not taken for a time of publication', (_, stated, published) => {
    expect(read(meta('article:published_time', stated)).published).toBe(published);
  });

  test('a day that was never filled in is a defect', () => {
    expect(read(meta('article:published_time', '1970-01-01T00:00:00Z')).defects).toEqual([
      'the page states 1970-01-01 as its day (meta article:published_time): that is no date but an empty field',
    ]);
  });

  test('a heading that links to the front page is no title', () => {
    const html = `<html><head><title>Ore Daily: Refinery ships oxide</title><meta property="og:title" content="Refinery ships oxide"></head>
      <body><h1><a href="https://ore.example/">Ore Daily</a></h1><h3>Refinery ships oxide</h3><p>${prose}</p><p>${prose}</p></body></html>`;
    expect(readArticle({ html })).toMatchObject({ title: 'Refinery ships oxide', sources: { title: 'meta og:title' } });
  });

  test('the time that fields of any length take grows as they do', () => {
    const reading = (size: number) => (): unknown => {
      const head = `${linked({ headline: `a${' '.repeat(4 * size)}b`, author: { name: 'x, '.repeat(2 * size) } })}
        ${meta('og:title', ' |'.repeat(2 * size))}<title>${'- '.repeat(2 * size)}</title>`;
      return read(head, `<div class="${'date '.repeat(size)}">${'By A '.repeat(size)}</div>`);
    };
    expect(growth(reading, 12_500)).toBeLessThan(GROWTH_LIMIT);
  });

  test('degrees stay with a name that states them', () => {
    expect(read('<meta name="author" content="Ana Lima, Ph.D.">').author).toBe('Ana Lima, Ph.D.');
  });

  test('a login is nobody', () => {
    expect(read('<meta name="author" content="Web Admin">', '<div class="author-name">Ana Lima</div>').author).toBe('Ana Lima');
  });

  test('words of a heading with a line break do not touch', () => {
    const html = `<html><body><h1>Refinery ships<br>neodymium oxide</h1><p>${prose}</p></body></html>`;
    expect(readArticle({ html }).title).toBe('Refinery ships neodymium oxide');
  });
});

test('what is read once is read the same again', () => {
  for (const name of names.filter((each) => each.endsWith('.txt'))) {
    const { text } = readArticle({ text: readFileSync(new URL(name, folder), 'utf8') });
    expect(readArticle({ text, title: '' }).text).toBe(text);
  }
});
