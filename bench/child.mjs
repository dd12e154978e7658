/**
 * One system in a process of its own: it reads what it is told to, and says how long that took.
 *
 * Started by compare.mjs as `child.mjs SYSTEM FOLDER`; answers over the channel between the processes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [system, folder] = process.argv.slice(2);
const entries = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const { open } = await import(`./systems/${system}.mjs`);
const read = await open();

/** An input as systems take it; files are read before the clock starts. */
function load(index) {
  const entry = entries[index];
  if (entry.text !== undefined) return entry;
  const [bytes, html] = [readFileSync(join(folder, `${index}.bin`)), readFileSync(join(folder, `${index}.html`), 'utf8')];
  return { ...entry, bytes, html };
}

/** Reads one input after the other; the processor's time is taken of all together, for asking after it is dear. */
async function measure(indexes) {
  const inputs = indexes.map(load);
  const readings = [];
  const cpuBefore = process.cpuUsage();
  for (const input of inputs) readings.push(await time(input));
  const { user, system: kernel } = process.cpuUsage(cpuBefore);
  const cpuMs = (user + kernel) / 1000;
  return { cpuMs, samples: readings.map(({ answer, ...rest }, at) => ({ index: indexes[at], ...rest, ...describe(answer, inputs[at]) })) };
}

async function time(input) {
  const before = performance.now();
  try {
    const answer = await read(input);
    return { wallMs: performance.now() - before, answer, error: null };
  } catch (failure) {
    return { wallMs: performance.now() - before, answer: null, error: String(failure) };
  }
}

const describe = (answer, entry) =>
  typeof answer === 'string' ? { agreement: wordAgreement(answer, entry.expected) } : { found: answer ?? 0 };

/** F1 of the words of two texts: a system that gives up is fast as well. */
function wordAgreement(text, expected) {
  const count = (words) => words.reduce((counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1), new Map());
  const [ours, theirs] = [text, expected].map((each) => each.toLowerCase().match(/[\p{L}\d]+/gu) ?? []);
  const wanted = count(theirs);
  let shared = 0;
  for (const [word, times] of count(ours)) shared += Math.min(times, wanted.get(word) ?? 0);
  return (2 * shared) / Math.max(1, ours.length + theirs.length);
}

/** The most memory that this process ever held; what its parent held before the start does not count (`ru_maxrss` would). */
function peakMib() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

process.on('disconnect', () => process.exit(0));
process.on('message', async (indexes) => {
  const { samples, cpuMs } = await measure(indexes);
  process.send({ samples, cpuMs, peakMib: peakMib() });
});
process.send({ samples: [], cpuMs: 0, peakMib: peakMib() });
