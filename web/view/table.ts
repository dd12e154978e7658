import { type Html, html } from './html.ts';

/** A column: what stands above it and in each of its cells. */
export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => unknown;
  /** Numbers stand at the right, under each other. */
  readonly isNumber?: boolean;
  /** Left out where the screen is narrow. */
  readonly isMinor?: boolean;
  /** Where the screen is narrow, rows are cards: this cell heads its card, or takes a line of it. A table without such columns scrolls. */
  readonly onCard?: 'head' | 'line';
}

const classOf = <Row>({ isNumber, isMinor, onCard }: Column<Row>): string =>
  [isNumber ? 'number' : '', isMinor ? 'minor' : '', onCard === undefined ? '' : `on-card ${onCard}`].filter(Boolean).join(' ');

/** A table with a caption that says what it lists; `empty` stands in its place when there is nothing to list. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[], empty: unknown): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<div class="wide" role="region" tabindex="0" aria-label="${caption}"><table${columns.some(({ onCard }) => onCard) ? html` class="cards"` : ''}>
<caption class="unseen">${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${classOf(column)}">${column.name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((column) => html`<td class="${classOf(column)}" data-name="${column.name}">${column.cell(row)}</td>`)}</tr>`)}</tbody>
</table></div>`;
}
