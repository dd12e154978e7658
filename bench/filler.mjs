/**
 * What surrounds an article on a page of a news site: styles, scripts, navigation, comments, related stories.
 *
 * Everything is made from a seed, so that every run reads the same pages.
 */

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'market report analysis opinion ports metals energy policy data shipping trade companies regions archive video audio live events careers press rights terms contact apps alerts podcast charts prices calendar'.split(
    ' ',
  );
const pick = (random, list) => list[Math.floor(random() * list.length)];
const hex = (random, length) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');

/** Repeats what `write` gives until it is `size` characters long. */
function fill(size, write) {
  const parts = [];
  for (let length = 0; length < size; ) {
    const part = write(parts.length);
    parts.push(part);
    length += part.length + 1;
  }
  return parts.join('\n');
}

const writeStyles = (random, size) => {
  const rule = (index) =>
    `.c-${hex(random, 5)}__${pick(random, WORDS)}--${index}{display:flex;margin:0 ${index % 9}px;color:#${hex(random, 6)}}` +
    (index % 7 === 0 ? '@media (max-width:48em){.grid>.col{grid-template-columns:1fr}}' : '');
  return `<style>${fill(size, rule)}</style>`;
};

function writeScripts(random, size, titles) {
  const record = (index) =>
    `{"id":"${hex(random, 12)}","type":"teaser","headline":${JSON.stringify(pick(random, titles))},"href":"/${pick(random, WORDS)}/${index}",` +
    `"image":{"src":"https://images.example/${hex(random, 16)}.jpg","sizes":[320,640,1024]},"flags":{"live":false,"premium":${random() > 0.7}}}`;
  const call = (index) =>
    `!function(w,d,i){var s=d.createElement("script");s.async=1;s.src="https://tags.example/"+i+".js?c=${index}";if(w.innerWidth<768&&i){d.body.appendChild(s)}` +
    `w.q=w.q||[];w.q.push({k:"${hex(random, 20)}",t:Date.now(),html:"<div class=\\"x\\"><p>slot<\\/p><\\/div>"})}(window,document,"${hex(random, 8)}");`;
  const state = `<script id="state" type="application/json">[${fill(size * 0.6, record).replaceAll('}\n{', '},\n{')}]</script>`;
  return `${state}\n<script>${fill(size * 0.4, call)}</script>`;
}

const ICON =
  '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16v2H4zm0 5h16v2H4zm0 5h16v2H4z"/><circle cx="12" cy="12" r="10"/></svg>';

function writeNavigation(random, size) {
  const item = (index) =>
    `<li class="menu__item menu__item--${index % 12}" data-track="nav-${hex(random, 6)}"><a class="menu__link" href="/${pick(random, WORDS)}/${hex(random, 4)}">${index % 5 === 0 ? ICON : ''}` +
    `<span>${pick(random, WORDS)} ${pick(random, WORDS)}</span></a></li>`;
  const column = () =>
    `<div class="menu__column"><h4 class="menu__title">${pick(random, WORDS)}</h4><ul>${Array.from({ length: 9 }, (_, index) => item(index)).join('')}</ul></div>`;
  return `<nav class="mega-menu" aria-label="Sections"><div class="menu__panel">${fill(size, column)}</div></nav>`;
}

function writeCards(random, size, titles) {
  const card = (index) =>
    `<div class="card card--${index % 4 === 0 ? 'wide' : 'small'}"><a class="card__link" href="/${pick(random, WORDS)}/${hex(random, 8)}">` +
    `<picture><source srcset="/img/${hex(random, 12)}.webp 320w, /img/${hex(random, 12)}.webp 640w"><img loading="lazy" alt="" src="/img/${hex(random, 12)}.jpg"></picture>` +
    `<h3 class="card__title">${pick(random, titles)}</h3></a><p class="card__meta"><span>${pick(random, WORDS)}</span> · <time>${1 + (index % 28)} October 2026</time></p></div>`;
  return `<section class="related-stories"><h2>More from this section</h2><div class="grid">${fill(size, card)}</div></section>`;
}

function writeComments(random, size, sentences) {
  const comment = (index) =>
    `<li class="comment" id="comment-${index}"><div class="comment__head"><img class="avatar" alt="" src="/avatars/${hex(random, 10)}.png"><cite>reader${Math.floor(random() * 9000)}</cite> ` +
    `<a href="#comment-${index}"><time datetime="2026-11-${String(1 + (index % 19)).padStart(2, '0')}T10:00:00Z">${1 + (index % 23)} hours ago</time></a></div>` +
    `<div class="comment__body"><p>${pick(random, sentences)} ${index % 3 === 0 ? pick(random, sentences) : ''}</p></div>` +
    `<div class="comment__actions"><button>Reply</button><button>Like</button><a href="#report">Report</a></div></li>`;
  return `<section id="comments" class="comments"><h2>Comments</h2><ol>${fill(size, comment)}</ol></section>`;
}

/** How the rest of a page is shared out, by what the site is like. */
const SHAPES = {
  scripts: { styles: 0.12, scripts: 0.5, navigation: 0.16, cards: 0.14, comments: 0.08 },
  links: { styles: 0.08, scripts: 0.22, navigation: 0.36, cards: 0.3, comments: 0.04 },
  comments: { styles: 0.08, scripts: 0.25, navigation: 0.15, cards: 0.12, comments: 0.4 },
};
export const SHAPE_NAMES = Object.keys(SHAPES);

/** Puts slots for advertisements between paragraphs. */
function withSlots(html, random) {
  let seen = 0;
  return html.replace(/<\/p>\n<p>/g, (joint) => {
    seen += 1;
    if (seen % 3 !== 0) return joint;
    return `</p>\n<div class="ad-slot" id="slot-${seen}" data-key="${hex(random, 8)}"><script>window.slots.push("${hex(random, 12)}")</script></div>\n<p>`;
  });
}

/**
 * Grows a page to about `size` characters.
 *
 * @param shape - One of SHAPE_NAMES.
 * @param material - `titles` and `sentences` of other articles.
 */
export function growPage(html, size, shape, { titles, sentences, seed }) {
  const random = seeded(seed);
  const page = withSlots(html, random);
  const room = Math.max(0, size - page.length);
  const share = (part) => room * SHAPES[shape][part];
  const head = writeStyles(random, share('styles'));
  const top = writeNavigation(random, share('navigation') * 0.7);
  const bottom = [
    writeCards(random, share('cards'), titles),
    writeComments(random, share('comments'), sentences),
    `<footer class="site-footer">${writeNavigation(random, share('navigation') * 0.3)}</footer>`,
    writeScripts(random, share('scripts'), titles),
  ].join('\n');
  return page
    .replace('</head>', () => `${head}\n</head>`)
    .replace(/<body[^>]*>/, (tag) => `${tag}\n${top}`)
    .replace('</body>', () => `${bottom}\n</body>`);
}
