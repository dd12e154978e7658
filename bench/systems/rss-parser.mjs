import Parser from 'rss-parser';

/** From the bytes as a server sends them, which it takes for UTF-8. */
export function open() {
  const parser = new Parser();
  return async ({ bytes }) => (await parser.parseString(bytes.toString('utf8'))).items.length;
}
