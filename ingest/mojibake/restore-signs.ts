import { detectLanguage } from '../detect-language.ts';
import type { Repair } from './compose-repairs.ts';

/** Places where English text has no "â": they give away a quote, dash or euro that lost its later bytes. */
const SURE = /[A-Za-z]â(?:s|t|d|m|re|ll|ve)(?!\p{L})|\sâ\s|(?:^|[\s(])â[A-Z]|[,.!?]â(?:\s|$)|â[¬¦]/u;
const SIGN = /â[¬¦]?/g;
const SUFFIX = /^(?:s|t|d|m|re|ll|ve)(?!\p{L})/u;

/** Words that are English alone, in a line too short to tell its language by. */
const ENGLISH_WORD = /\b(?:the|its|was|were|with|from|and|of)\b/i;
const PLAIN = /^[\x00-\x7fâ¬¦]*$/;

const isEnglish = (line: string): boolean => detectLanguage(line) === 'en' || (PLAIN.test(line) && ENGLISH_WORD.test(line));

function readSign(match: string, before: string, after: string, isOpen: boolean): string | null {
  if (match === 'â¬') return '€';
  if (match === 'â¦') return '…';
  const follows = after[0] ?? '';
  const isInside = /[A-Za-z\d]$/.test(before);
  if (isInside && /^(?:â¬|[€$£])/.test(after)) return '—';
  if (/[a-z]{4}$/.test(before) && /^[a-z]{4}/.test(after)) return '—';
  if (isInside && (SUFFIX.test(after) || /^[A-Z]/.test(follows))) return '’';
  if (isInside && /[a-z]/.test(follows)) return null;
  const isBlankBefore = before === '' || /[\s(]$/.test(before);
  const isBlankAfter = follows === '' || /\s/.test(follows);
  if (isBlankBefore && isBlankAfter) return '–';
  if (isBlankBefore) return '“';
  return isOpen ? '”' : '’';
}

/**
 * Restores the signs of an English text that went through latin-1 and lost its control characters: of “, ” and ’ only
 * "â" is left. Text in other languages has the letter itself and is left alone.
 */
export function restoreSigns(text: string): Repair[] {
  if (!text.includes('â')) return [];
  const repairs: Repair[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    if (SURE.test(line) && isEnglish(line))
      repairs.push(...restoreLine(line).map((each) => ({ ...each, start: each.start + lineStart, end: each.end + lineStart })));
    lineStart += line.length + 1;
  }
  return repairs;
}

function restoreLine(line: string): Repair[] {
  const repairs: Repair[] = [];
  let isOpen = false;
  for (const { 0: match, index } of line.matchAll(SIGN)) {
    const end = index + match.length;
    const after = readSign(match, line.slice(Math.max(0, index - 4), index), line.slice(end, end + 4), isOpen);
    if (after === null) continue;
    if (after === '“' || after === '”') isOpen = after === '“';
    repairs.push({ start: index, end, before: match, after, decoder: 'latin-1' });
  }
  return repairs;
}
