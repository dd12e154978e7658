/**
 * The version of all that makes an article out of a page: decode-bytes, repair-text, read-article. Raised whenever the text or the fields of a
 * stored page can come out otherwise: stored pages are then read again.
 */
export const READER_VERSION = 1;
