/** Writes rows as a table of plain text; columns are pairs of a heading and what a row has in it. */
export function writeTable(rows, columns) {
  const cells = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, write]) => write(row)))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  for (const row of cells) {
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '));
  }
}

/** Writes what was aimed at and what was reached. */
export function writeTargets(targets) {
  for (const { what, value, limit, below } of targets) {
    const reached = below ? value <= limit : value >= limit;
    console.log(`${reached ? 'pass ' : 'below'}  ${what}: ${value.toFixed(2)} (target ${below ? '≤' : '≥'} ${limit})`);
  }
}
