import { nameOfElement } from './periodic-table.ts';

/** A measure as people say it: `price-change|W|China| (percent)` is "price change, tungsten, China, percent". */
export function describeMeasure(measure: string): string {
  const [key = '', unit = ''] = measure.split(/ (?=\([^()]*\)$)/);
  const [name = '', subject = '', region = '', counterpart = ''] = key.split('|');
  const of = subject
    .split(' ')
    .map((word) => nameOfElement(word))
    .join(' ');
  return [name.replaceAll('-', ' '), of, region, counterpart, unit.replace(/[()]/g, '').replaceAll('-', ' ')].filter(Boolean).join(', ');
}
