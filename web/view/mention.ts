import type { MentionRecord } from '../../store/read-claims.ts';
import { describeDate } from './date-value.ts';

/** What a mention says, in words: its value, and what that rests on. */
export interface MentionWords {
  readonly value: string;
  readonly evidence: readonly (readonly [what: string, words: string])[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const words = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const joined = (...parts: readonly unknown[]): string => parts.map(words).filter(Boolean).join(' ');

/** An amount as people write it: `5 basis points`, `×2`. */
const amount = (value: string, unit: string): string =>
  unit === 'multiple' ? `×${value}` : `${value} ${unit === 'percent' ? unit : `${unit.replace('-', ' ')}s`}`;

const VALUES: Readonly<Record<string, (detail: Fields) => string>> = {
  element: ({ elements, group, form }) =>
    joined(Array.isArray(elements) && elements.length > 0 ? elements.join(', ') : group, form === 'name' ? '' : `(${words(form)})`),
  percentage: ({ low, high, unit, modifier, direction, role }) =>
    joined(modifier, amount(low === high ? words(low) : `${words(low)}–${words(high)}`, words(unit)), direction, `(${words(role)})`),
  date: ({ value, from, to, modifier }) => joined(modifier, describeDate(words(value)), from ? `(${words(from)} until ${words(to)})` : ''),
  actor: ({ name, type }) => joined(name, `(${words(type)})`),
  quotation: ({ type, speaker, stance }) =>
    joined(type, 'quotation of', isFields(speaker) ? speaker.name : 'nobody who is named', stance ? `· ${words(stance)}` : ''),
};

/** What each field is called to people. */
const NAMES: Readonly<Record<string, string>> = {
  cue: 'cue',
  speaker: 'speaker',
  of: 'measures',
  period: 'holds for',
  otherEnd: 'other end',
  rangeTo: 'until',
  rangeFrom: 'from',
  anchor: 'counted from',
  addressee: 'said to',
  target: 'about',
};

/** Reads the fields of a mention for people. */
export function describeMention({ kind, detail }: Pick<MentionRecord, 'kind' | 'detail'>): MentionWords {
  const evidence = Object.entries(detail).flatMap(([field, value]): (readonly [string, string])[] => {
    const name = NAMES[field];
    if (name !== undefined && isFields(value) && typeof value.text === 'string') return [[name, `“${value.text}”`]];
    if (field === 'measure' && isFields(value))
      return [['compared as', joined(value.measure, value.subject, value.region, value.counterpart)]];
    return [];
  });
  const { speaker } = detail;
  const about = isFields(speaker) ? joined(speaker.role, speaker.affiliation) : '';
  return { value: VALUES[kind]?.(detail) ?? '', evidence: about === '' ? evidence : [...evidence, ['who is', about]] };
}
