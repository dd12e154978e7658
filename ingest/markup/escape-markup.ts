// Everything XML 1.0 forbids: what is left can be written into any document.
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufffe\uffff]/;
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MEANINGFUL = /[&<>"]/;
const EACH_MEANINGFUL = /[&<>"]/g;
/** White space other than single spaces. */
const UNEVEN_SPACE = /[^\S ]| {2}|[\u0085\u200b]/;
const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Takes out the characters that no XML document may hold: control characters and halves of surrogate pairs. */
export function withoutForbidden(text: string): string {
  return SUSPECT.test(text) ? text.replace(FORBIDDEN, '') : text;
}

/** Writes text so that HTML and XML read it as text, in content and in quoted attribute values. */
export function escapeMarkup(text: string): string {
  if (!MEANINGFUL.test(text)) return text;
  return text.replace(EACH_MEANINGFUL, (character) => REFERENCES[character] ?? character);
}

/** Text with its white space squeezed to single spaces, and without forbidden characters. */
export function oneLine(text: string): string {
  const clean = withoutForbidden(text);
  if (!UNEVEN_SPACE.test(clean)) return clean.trim();
  return clean.replace(/[\s\u0085\u200b\ufeff]+/g, ' ').trim();
}
