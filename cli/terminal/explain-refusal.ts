import type { Command } from 'commander';
import { nearestWord } from '../../workers/settings/nearest-word.ts';

const REFUSED = /'(?<given>[^']*)' is invalid(?: for argument '[^']*')?\. Allowed choices are (?<choices>.*)\./;

/** Adds to what commander says of a value that cannot be: which of the possible ones may have been meant, and where to read on. */
export function explainRefusal(message: string, command: Command): string {
  const { given = '', choices = '' } = REFUSED.exec(message)?.groups ?? {};
  const meant = choices === '' ? null : nearestWord(given, choices.split(', '));
  const words = [command.parent?.parent ? command.parent.name() : null, command.parent ? command.name() : null].filter(Boolean);
  const more = `Help: ${['assay', ...words, '--help'].join(' ')}`;
  return `${message.trimEnd().replace(/^error: /, 'assay: ')}${meant ? `\n(Did you mean ${meant}?)` : ''}\n${more}\n`;
}
