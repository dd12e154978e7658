import type { Mention } from '../extractor.ts';
import { type FigureContext, type MeasureKey, makeKey, wordsIn } from './context.ts';
import { isPrivate, nameMaterials } from './surroundings.ts';

const NEAR = 12;

/**
 * Shares that belong to one project, company or survey: what it covers of a demand, what is recycled in it, what the public pays of it, and what
 * the asked answered. They are told apart by whose they are, and have no key where the text does not say.
 */
export function readSpecialMeasure(context: FigureContext): MeasureKey | null {
  const { figure } = context;
  const isShare = figure.role === 'share' && figure.unit === 'percent' && figure.direction === null;
  return isShare ? (readPublicShare(context) ?? readRecycled(context) ?? readCoverage(context) ?? readAnswers(context)) : null;
}

const DEMAND: ReadonlySet<string> = new Set('demand consumption needs requirements'.split(' '));
/** "The joint reserve would cover …": a store that is the subject. */
const LONGEST_SUBJECT = 4;
const COVERS = /^(?:cover|meet|supply|satisfy|provide)(?:s|ed|ing)?$|^(?:met|supplies|supplied|or|satisfies|satisfied|covering|enough)$/;
const STORES: ReadonlySet<string> = new Set('reserve reserves stockpile stockpiles stock stocks scheme'.split(' '));
const OF_REGION: ReadonlyMap<string, string> = new Map([
  ['european', 'Europe'],
  ['europe', 'Europe'],
  ['bloc', 'European Union'],
]);

/** "The project would meet 12 per cent of domestic demand": of a company, or of a reserve. */
function readCoverage(context: FigureContext): MeasureKey | null {
  const { of, before, owners, elements, around, doers, sources } = context;
  const words = wordsIn(of);
  if (!words.some((word) => DEMAND.has(word)) || !before.slice(-NEAR).some((word) => COVERS.test(word)) || owners.length > 1) return null;
  const isStore = before.slice(0, LONGEST_SUBJECT).some((word) => STORES.has(word)) && doers.length === 0;
  const named = owners[0] ?? words.flatMap((word) => OF_REGION.get(word) ?? [])[0] ?? null;
  const region =
    named ??
    (isStore || words.some((word) => word === 'domestic' || word === 'national') ? around.country(false) : null) ??
    (isStore ? around.titled() : null);
  if (!region) return null;
  if (isStore) {
    const material = elements.length > 0 ? nameMaterials(elements) : around.material();
    return material ? makeKey('share-of-demand-in-stock', material, region) : null;
  }
  const holder = doers.length === 0 && sources.length === 0 ? around.company() : null;
  return holder ? makeKey('share-of-demand', [holder, nameMaterials(elements)].filter(Boolean).join(' '), region) : null;
}

const OWN: ReadonlySet<string> = new Set(['its', 'their', 'our']);
const RECYCLED = /^recycl|^scrap$/;

/** "Recycled material will provide 22 per cent of its neodymium", "25 per cent of its neodymium is to come from recycling". */
function readRecycled(context: FigureContext): MeasureKey | null {
  const { of, before, after, elements, around, beside, figure, doers, owners } = context;
  const isSource =
    (before.slice(-NEAR).some((word) => RECYCLED.test(word)) &&
      before.slice(-4).some((word) => /^(?:provid|suppl|cover|mak|giv)/.test(word))) ||
    /\b(?:from|be|is|are) (?:recycl\w+|scrap)\b/.test(after.slice(0, 2 * NEAR).join(' '));
  const materials = withNext(elements, beside, figure);
  if (!isSource || materials === '' || doers.length + owners.length > 1) return null;
  const [country] = [...owners, ...doers];
  const isItsOwn = wordsIn(of).some((word) => OWN.has(word)) || beside.some(isPrivate);
  const company = country || !isItsOwn ? null : around.company();
  if (!country && !company) return null;
  return makeKey('recycled-share', company ? `${materials} ${company}` : materials, country ?? null);
}

/** The elements of the phrase with those joined to it: "its neodymium and praseodymium". */
function withNext(elements: readonly Mention[], beside: readonly Mention[], { end }: Mention): string {
  const last = elements.at(-1);
  if (!last) return '';
  const joined = beside.filter(
    ({ kind, start }) => kind === 'element' && start > end && start > last.end && start - last.end <= ' and '.length,
  );
  return nameMaterials([...elements, ...joined]);
}

const PUBLIC =
  /\b(?:public (?:money|funds|funding|purse)|taxpayers|(?:common|eu|federal|state|public|national|government) (?:budget|grants|subsidies)|state aid)\b/;
const PAYS = /^(?:cover|pay|fund|financ|provid|come|com|paid|meet|met|bear)/;
const WHOLE = /^(?:which|bill|cost|costs|investment|it|price|funding|financing|sum|total|budget|project|plant|)$/;

/** "Public money covers 36 per cent of the bill", "of which 55 per cent is to come from the common budget". */
function readPublicShare(context: FigureContext): MeasureKey | null {
  const { before, after, of, around } = context;
  const left = before.slice(-6).join(' ');
  const right =
    after
      .slice(0, NEAR)
      .join(' ')
      .split(/[,;]|\band\b/, 1)[0] ?? '';
  const payer = PUBLIC.exec(left) ?? PUBLIC.exec(right);
  const pays = [...before.slice(-4), ...right.split(' ')].some((word) => PAYS.test(word));
  if (!payer || !pays || !WHOLE.test(wordsIn(of).at(-1) ?? '')) return null;
  const company = around.company();
  if (company) return makeKey('share-paid-by-public', company, null);
  const isCommon = /\b(?:common|eu) budget/.test(payer[0]);
  const stores = [...before, ...context.previous].some((word) => STORES.has(word));
  const material = stores ? around.material() : null;
  return isCommon && material ? makeKey('share-paid-by-public', `${material} stocks`, 'European Union') : null;
}

const ASKED: ReadonlySet<string> = new Set(
  'manufacturers companies firms respondents users buyers makers businesses applicants applications producers'.split(' '),
);
const DELAYED = /\b(?:delay(?:ed|s)?|slowed|stopped|held up|disrupted|lost production)\b/;
const IN_TIME = /\b(?:approved|granted|cleared|issued) (?:with)?in\b|\b(?:met|meet|within|kept) .{0,24}\b(?:deadline|days)\b/;
const REFUSED = /\b(?:refused|rejected|turned down|denied)\b/;

/** "61 per cent of manufacturers have had production delayed, according to a survey of the federation": told apart by who asked. */
function readAnswers(context: FigureContext): MeasureKey | null {
  const { of, after, around } = context;
  const words = wordsIn(of);
  if (!words.some((word) => ASKED.has(word)) || words.some((word) => word === 'rest')) return null;
  const asker = around.survey();
  if (!asker) return null;
  const rest =
    after
      .slice(0, 2 * NEAR)
      .join(' ')
      .split(/[;.—–]/, 1)[0] ?? '';
  const about = words.includes('applications') ? 'applications' : 'companies';
  const answer = IN_TIME.test(rest) ? 'in-time' : DELAYED.test(rest) ? 'delayed' : REFUSED.test(rest) ? 'refused' : null;
  return answer && makeKey('share-of-answers', `${about} ${answer}`, null, asker);
}
