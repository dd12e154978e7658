import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchExtract, printExtract } from './extract.mjs';
import { benchFeeds, printFeeds } from './feeds.mjs';
import { benchFigures, printFigures } from './figures.mjs';
import { benchPipeline, printPipeline } from './pipeline.mjs';
import { benchPolling, printPolling } from './polling.mjs';
import { writeTargets } from './print.mjs';
import { writeTopCosts } from './profile.mjs';
import { benchQueues, printQueues } from './queues.mjs';
import { benchStore, printStore } from './store.mjs';
import { benchText, printText } from './text.mjs';
import { benchWeb, printWeb } from './web.mjs';

const SUITES = {
  text: { title: 'Pages to articles', bench: benchText, print: printText, ours: 'assay-article', runs: 5 },
  figures: { title: 'Texts to figures', bench: benchFigures, print: printFigures, ours: 'assay-figures', runs: 3 },
  extract: { title: 'Texts to claims', bench: benchExtract, print: printExtract, ours: 'assay-extract', runs: 3 },
  feeds: { title: 'Documents to entries', bench: benchFeeds, print: printFeeds, ours: 'assay-feed', runs: 9 },
  store: { title: 'Claims to rows', bench: benchStore, print: printStore, runs: 5 },
  web: { title: 'Pages of the dashboard', bench: benchWeb, print: printWeb, runs: 20 },
  pipeline: { title: 'From page to claim', bench: benchPipeline, print: printPipeline, runs: 10 },
  queues: { title: 'Queues, simulated', bench: benchQueues, print: printQueues, runs: 1 },
  polling: { title: 'Polling, simulated', bench: benchPolling, print: printPolling, runs: 1 },
};

const USAGE = `usage: npm run bench -- text|figures|extract|feeds|store|web|pipeline|queues|polling|all [--runs N] [--json FILE] [--profile]
  --runs N     how often everything is read; the medians count (text: 5, figures and extract: 3, feeds: 9, store: 5, web: 20);
               of pipeline: how many hundreds of articles (10)
  --json FILE  write all figures as JSON
  --profile    also say which functions of ours took the time (this slows ours down)`;

/** All suites; the one that wants a server only where there is one. */
function everySuite() {
  if (process.env.DATABASE_URL) return Object.keys(SUITES).filter((name) => name !== 'pipeline' || process.env.REDIS_URL);
  console.error('store, web and pipeline are left out: they want a Postgres server in DATABASE_URL, and pipeline a Redis in REDIS_URL');
  return Object.keys(SUITES).filter((name) => !['store', 'web', 'pipeline'].includes(name));
}

function readArguments() {
  const options = { runs: { type: 'string' }, json: { type: 'string' }, profile: { type: 'boolean' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [wanted = 'all'] = positionals;
  const runs = values.runs === undefined ? null : Number(values.runs);
  if (!(wanted === 'all' || wanted in SUITES) || positionals.length > 1) throw new TypeError(`no suite is called ${positionals.join(' ')}`);
  if (runs !== null && !(Number.isInteger(runs) && runs > 0)) throw new TypeError('--runs takes a whole number above 0');
  return { ...values, runs, names: wanted === 'all' ? everySuite() : [wanted] };
}

async function runSuite(name, { runs, profile }, folder) {
  const suite = SUITES[name];
  const profiles = join(folder, 'profiles', name);
  mkdirSync(profiles, { recursive: true });
  const execArgv = profile ? { [suite.ours]: ['--cpu-prof', `--cpu-prof-dir=${profiles}`] } : {};
  const result = await suite.bench({ folder: join(folder, name), runs: runs ?? suite.runs, execArgv });
  console.log(`\n${suite.title}: ${result.about}\n`);
  suite.print(result);
  console.log('');
  writeTargets(result.targets);
  if (profile) {
    console.log('\nOwn time of our functions\n');
    writeTopCosts(profiles);
  }
  return result;
}

async function main(options) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  try {
    const machine = { node: process.version, platform: `${process.platform} ${process.arch}`, cpu: cpus()[0]?.model, cores: cpus().length };
    const suites = {};
    for (const name of options.names) suites[name] = await runSuite(name, options, folder);
    if (options.json) writeFileSync(options.json, `${JSON.stringify({ machine, suites }, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main(readArguments());
} catch (error) {
  const isUsage = error instanceof TypeError && !error.stack?.includes('compare.mjs');
  console.error(isUsage ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = isUsage ? 2 : 1;
}
