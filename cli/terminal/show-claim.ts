import { colours, printable, writeLine } from './output.ts';

/** What is shown of a claim among others. */
export interface ShownClaim {
  readonly text: string;
  /** Where it is from and who says it. */
  readonly about: readonly string[];
  /** Elements, figures and dates in it. */
  readonly found: readonly string[];
  readonly tags: readonly string[];
  readonly polarity: string;
  readonly modality: string;
}

/** Prints a claim as a sentence with two lines beneath: where it is from, and what is in it. A table would cut the sentence. */
export async function showClaim(claim: ShownClaim): Promise<void> {
  const stance = [claim.polarity, claim.modality].filter((word) => word !== 'affirmed' && word !== 'asserted');
  const lines = [
    claim.about.filter(Boolean).join(' · '),
    [[...claim.found, ...stance].join(', '), claim.tags.map((tag) => `#${tag}`).join(' ')].filter(Boolean).join(' · '),
  ];
  await writeLine(printable(claim.text.replace(/\s+/g, ' ')));
  for (const line of lines.filter(Boolean)) await writeLine(colours.dim(printable(`  ${line}`)));
  await writeLine('');
}
