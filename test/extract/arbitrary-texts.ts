import fc from 'fast-check';

const PARTS = [
  'The ministry said that exports of dysprosium fell by 12.5 per cent in April.',
  '“We have enough,” said Ines Paro, the group’s chief executive. “For now.”',
  'China may not sell gallium to the U.S. Traders expect a licence by 2027.',
  'If the tariff stays, Arden Alloys Inc. will close (it has three plants).',
  '- Lithium-ion batteries',
  '1. Prices doubled.',
  'What comes next',
  '“Why now?” Smith asked. He called the quota “a reminder”.',
  '"The plan," he said, "is void.',
  'Rare earth elements (REEs) — samarium, Nd and Pr — were sold on 3 Nov. 2025.',
  'Neither side would say.',
  'Analysts at Fenn & Co. expect 5–7% growth, up from 3%, over the next two years.',
  'Цены выросли. 价格上涨。',
  'Is it enough?',
];

/** Articles made of sentences in the manner of news, joined by blanks and line ends. */
export const newsText = fc
  .array(fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom(' ', '\n', '\n\n', '')), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));

/** Texts of the characters that steer splitting and pairing, in any order. */
export const hostileText = fc.string({
  unit: fc.constantFrom(...'.?!…,;:()[]“”"‘’\'—–-•%$5 \n\tAbz’é稀\u00ad\u200b\ud83d'.split(''), 'U.S.', 'no', 'if', 'the', 'said', '😀'),
  maxLength: 60,
});
