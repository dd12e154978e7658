import imported from 'robots-parser';

// The package's types declare a default export, its code is one function: Node gives the function itself.
const robotsParser = imported as unknown as typeof imported.default;

/** What a site's robots.txt says about one address. */
export interface RobotsAnswer {
  readonly allowed: boolean;
  readonly crawlDelaySeconds: number | null;
}

interface Rule {
  readonly key: string;
  readonly pattern: string;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delay: number | null;
}

/** RFC 9309 §2.5: at least this much has to be read, and more need not be. */
const MAX_BYTES = 500 * 1024;
const MAX_PATH_LENGTH = 4096;
const MAX_PATTERN_LENGTH = 2048;
const KEYS = /^(user-agent|allow|disallow|crawl-delay)\b\s*(?::\s*)?(\S.*)?$/i;
const PRODUCT = /^[a-z_-]+/i;
const ESCAPE = /%([\da-f]{2})/gi;
const UNRESERVED = /[\w.~-]/;
/** A name that no site can have, so that only our own selection of rules speaks. */
const AGENT = 'assay-selected';

/**
 * Reads from a robots.txt whether an address may be fetched, as RFC 9309 says.
 *
 * robots-parser decides; what it reads otherwise than the RFC is evened out before: robots.txt itself is always
 * allowed, `%7E` and `~` are the same, other lines between two `User-agent` lines do not split their group, a missing colon
 * is read past, and an agent is known by its product token alone ("Assay/1.2 (+https://…)" is "assay").
 *
 * @param text - The file; what goes beyond 500 KiB is not read.
 */
export function readRobots(text: string, userAgent: string, url: string): RobotsAnswer {
  const { origin, pathname, search } = new URL(url);
  const group = selectGroup(readGroups(cut(text)), PRODUCT.exec(userAgent.trim())?.[0].toLowerCase() ?? '');
  // A star and a dollar sign are signs of patterns: in an address they count as escaped.
  const path = evenEscapes(pathname + search)
    .replaceAll('*', '%2A')
    .replaceAll('$', '%24')
    .slice(0, MAX_PATH_LENGTH);
  const rules = longest(group.rules.filter(({ pattern }) => matches(pattern, path)));
  const robots = robotsParser(
    `${origin}/robots.txt`,
    [`User-agent: ${AGENT}`, ...rules.map(({ key, pattern }) => `${key}: ${pattern}`)].join('\n'),
  );
  const allowed = pathname === '/robots.txt' || robots.isAllowed(origin + path, AGENT) !== false;
  return { allowed, crawlDelaySeconds: group.delay };
}

function cut(text: string): string {
  const limited = text.length > MAX_BYTES ? text.slice(0, MAX_BYTES) : text;
  const bytes = Buffer.from(limited, 'utf8');
  if (text.length === limited.length && bytes.length <= MAX_BYTES) return text.replace(/^\ufeff/, '');
  const kept = bytes.subarray(0, MAX_BYTES).toString('utf8');
  // The last line is cut off somewhere: half of a path would forbid more than it says.
  return kept.slice(0, kept.lastIndexOf('\n') + 1).replace(/^\ufeff/, '');
}

function readGroups(text: string): Group[] {
  const groups: Group[] = [];
  let naming = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const [, key, value = ''] = KEYS.exec(line.split('#', 1)[0]?.trim() ?? '') ?? [];
    if (key === undefined) continue;
    if (key.toLowerCase() === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [], delay: null });
      naming = true;
      groups.at(-1)?.agents.push(agentOf(value));
      continue;
    }
    const group = groups.at(-1);
    if (key.toLowerCase() === 'crawl-delay') {
      const seconds = Number(value);
      if (group && value !== '' && seconds >= 0) group.delay ??= seconds;
      continue;
    }
    naming = false;
    if (value !== '' && value.length <= MAX_PATTERN_LENGTH) group?.rules.push({ key, pattern: evenPattern(value) });
  }
  return groups;
}

const agentOf = (value: string): string => (value.startsWith('*') ? '*' : (PRODUCT.exec(value)?.[0].toLowerCase() ?? value));

/** All groups that name the agent, together; those for everybody when none does. */
function selectGroup(groups: readonly Group[], agent: string): Group {
  const own = groups.filter(({ agents }) => agents.includes(agent));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const delays = chosen.map(({ delay }) => delay).filter((delay) => delay !== null);
  return { agents: [agent], rules: chosen.flatMap(({ rules }) => rules), delay: delays.length > 0 ? Math.max(...delays) : null };
}

/** The rules that count where several match: robots-parser would try every rule in quadratic time. */
function longest(rules: readonly Rule[]): Rule[] {
  const length = rules.reduce((most, { pattern }) => Math.max(most, pattern.length), 0);
  return [
    ...new Map(rules.filter(({ pattern }) => pattern.length === length).map((rule) => [`${rule.key} ${rule.pattern}`, rule])).values(),
  ];
}

/** Whether a pattern with stars fits the beginning of a path, or all of it before a final dollar sign. */
function matches(pattern: string, path: string): boolean {
  const toTheEnd = pattern.endsWith('$');
  const [first = '', ...others] = (toTheEnd ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = toTheEnd ? others.pop() : undefined;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!toTheEnd) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}

/** A pattern in which a dollar sign stands at the end alone, where it has its meaning. */
const evenPattern = (value: string): string =>
  evenEscapes(value)
    .replace(/\*{2,}/g, '*')
    .replace(/\$(?!$)/g, '%24');

/** Characters that need no escape are written without one, all others with one in upper case. */
function evenEscapes(path: string): string {
  const escaped = path.replace(/[^\x21-\x7e]+/g, (characters) => Buffer.from(characters, 'utf8').toString('hex').replace(/../g, '%$&'));
  return escaped.replace(ESCAPE, (written: string, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return UNRESERVED.test(character) ? character : written.toUpperCase();
  });
}
