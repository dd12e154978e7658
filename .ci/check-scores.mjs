// Runs the scoring kit that lies beside the checkout, if one does, and fails when a score has fallen by more than TOLERANCE.
//   node .ci/check-scores.mjs [RESULT.json]     compare with .ci/scores.json
//   node .ci/check-scores.mjs --update          write .ci/scores.json: only upwards, unless --force
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOLERANCE = 0.5;
const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const kit = join(root, '..', 'shared', 'bench', 'run.mjs');
const committed = join(here, 'scores.json');
// Times depend on the machine; no score does.
const isTime = (key) => /\.ms$|^ms$/.test(key.split(':')[1] ?? key);

if (!existsSync(kit)) {
  console.log('No scoring kit beside the checkout: scores were not measured.');
  process.exit(0);
}

const result = join(mkdtempSync(join(tmpdir(), 'assay-scores-')), 'scores.json');
const run = spawnSync(process.execPath, [kit, 'all', '--json', result], { cwd: root, stdio: 'inherit' });
if (run.status !== 0 || !existsSync(result)) {
  console.error(`The scoring kit ended with code ${run.status}.`);
  finish(0, 1);
}

const scores = {};
for (const [area, { measures }] of Object.entries(JSON.parse(readFileSync(result, 'utf8')).areas)) {
  for (const row of measures) {
    const name = `${area}:${row.key}`;
    if (typeof row.score === 'number' && !isTime(name))
      scores[name] = { score: Math.round(row.score * 100) / 100, lower: row.lower === true };
  }
}

if (process.argv.includes('--update')) {
  const before = existsSync(committed) ? JSON.parse(readFileSync(committed, 'utf8')) : {};
  const keep = (name, now) => {
    const old = before[name];
    if (old === undefined || process.argv.includes('--force')) return now.score;
    return now.lower ? Math.min(old, now.score) : Math.max(old, now.score);
  };
  const next = Object.fromEntries(Object.entries(scores).map(([name, now]) => [name, keep(name, now)]));
  writeFileSync(committed, `${JSON.stringify(next, null, 2)}\n`);
  process.exit(0);
}

let passed = 0;
let failed = 0;
for (const [name, before] of Object.entries(JSON.parse(readFileSync(committed, 'utf8')))) {
  const now = scores[name];
  const fell = !now || (now.lower ? now.score - before : before - now.score) > TOLERANCE;
  if (fell) console.error(`${name} was ${before} and is ${now?.score ?? 'not measured'}`);
  if (fell) failed++;
  else passed++;
}
console.log(`Scores: ${passed} held, ${failed} fell.`);
finish(passed, failed);

function finish(held, fell) {
  const [path] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  if (path) writeFileSync(path, JSON.stringify({ passed: held, failed: fell }));
  process.exit(fell === 0 ? 0 : 1);
}
