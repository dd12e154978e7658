/** Words and numbers in small letters without accents; thousands separators are dropped. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/gu, '');
  return (plain.match(/\d+(?:[.,]\d+)*|\p{L}+/gu) ?? []).map((word) => word.replaceAll(',', ''));
}
