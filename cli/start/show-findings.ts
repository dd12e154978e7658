import type { Database } from '../../store/database.ts';
import { listFailures } from '../../store/failures.ts';
import { type ClaimRecord, listClaims } from '../../store/read-claims.ts';
import { statusSummary } from '../../store/read-status.ts';
import { listClaims as printClaims } from '../claims/show-claims.ts';
import { jsonified } from '../instance.ts';
import { colours, printable, writeLine } from '../terminal/output.ts';

const SHOWN = 10;
const LOOKED_AT = 500;

/** What the closing words of `start` depend on. */
export interface Surroundings {
  readonly address: string;
  readonly staysUp: boolean;
  /** Null where the rows are in a Postgres server. */
  readonly dataDir: string | null;
}

/** Prints what was found: counts, ten claims, what could not be read, and the commands to try next. */
export async function showFindings(database: Database, surroundings: Surroundings): Promise<void> {
  const now = new Date();
  const counts = await statusSummary(database, now);
  const kinds = Object.entries(counts.mentions).map(([kind, number]) => `${number} ${kind}${number === 1 ? '' : 's'}`);
  await writeLine(
    colours.bold(`${counts.articles} articles, ${counts.claims} claims`) + (kinds.length > 0 ? ` · ${kinds.join(', ')}` : ''),
  );
  await writeLine('');
  await printClaims(jsonified(telling(await listClaims(database, { limit: LOOKED_AT }))));
  const failures = await listFailures(database, { limit: 3 });
  for (const { code, message } of failures) await writeLine(colours.yellow(printable(`Not read: ${message} [${code}]`)));
  if (failures.length > 0) await writeLine('');
  await writeLine('Next:');
  for (const [command, what] of NEXT) await writeLine(`  ${colours.cyan(command.padEnd(68))} ${what}`);
  await writeLine('');
  if (surroundings.staysUp)
    await writeLine(
      `Dashboard at ${surroundings.address}${surroundings.dataDir ? `, rows in ${surroundings.dataDir}` : ''}. Press Ctrl-C to stop; other terminals work beside it.`,
    );
}

const NEXT: readonly (readonly [string, string])[] = [
  ['npm run -s assay -- claims list --element Dy', 'who says what of dysprosium'],
  ['npm run -s assay -- sql "select * from news.figures limit 20"', 'every percentage with what it measures'],
  ['npm run -s assay -- feeds add https://example.org/feed.xml', 'follow a feed of your own'],
];

/** The claims that show most: with figures, elements, a speaker and tags, no more than three from one outlet, the latest first. */
function telling(claims: readonly ClaimRecord[]): readonly ClaimRecord[] {
  const weight = (claim: ClaimRecord) =>
    3 * Number(claim.figures.length > 0) +
    2 * Number(claim.elements.length + claim.element_groups.length > 0) +
    2 * Number(claim.speaker !== null) +
    Number(claim.tags.length > 0);
  const byOutlet = new Map<string, number>();
  return claims
    .map((claim, position) => ({ claim, position, weight: weight(claim) }))
    .sort((a, b) => b.weight - a.weight || a.position - b.position)
    .map(({ claim }) => claim)
    .filter(({ outlet }) => {
      const shown = (byOutlet.get(outlet) ?? 0) + 1;
      byOutlet.set(outlet, shown);
      return shown <= 3;
    })
    .slice(0, SHOWN);
}
