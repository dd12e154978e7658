import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeTable } from './print.mjs';

/** Writes the functions that a process spent its time in, from the profile that Node left in `folder`. */
export function writeTopCosts(folder, count = 15) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { own, whole, all } = addUp(nodes, samples, timeDeltas);
    const top = [...own].sort(([, left], [, right]) => right - left).slice(0, count);
    writeTable(top, [
      ['function', ([key]) => key],
      ['ms', ([, us]) => (us / 1000).toFixed(0)],
      ['share', ([, us]) => percent(us / all)],
      ['with what it calls', ([key]) => percent((whole.get(key) ?? 0) / all)],
    ]);
  }
}

/** The time of each function by itself, and with all that it calls; a function that calls itself counts once. */
function addUp(nodes, samples, timeDeltas) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map();
  for (const [index, id] of samples.entries()) times.set(id, (times.get(id) ?? 0) + timeDeltas[index]);
  const [own, whole] = [new Map(), new Map()];
  let all = 0;
  for (const [id, time] of times) {
    if (names.get(id).startsWith('(idle)')) continue;
    all += time;
    own.set(names.get(id), (own.get(names.get(id)) ?? 0) + time);
    const callers = new Set();
    for (let at = id; at !== undefined; at = parents.get(at)) callers.add(names.get(at));
    for (const name of callers) whole.set(name, (whole.get(name) ?? 0) + time);
  }
  return { own, whole, all };
}

const nameOf = ({ functionName, url, lineNumber }) => `${functionName || '(anonymous)'} ${place(url, lineNumber)}`;
const percent = (share) => `${(share * 100).toFixed(1)} %`;
const root = join(import.meta.dirname, '..');
const place = (url, line) => (url.startsWith('file:') ? `${relative(root, new URL(url).pathname)}:${line + 1}` : url);
