/** What a spreadsheet takes for the beginning of a formula, and the sign that stops it. */
const RISKY = /^[=+\-@\t\r']/;
const GUARD = "'";

/**
 * A cell that no spreadsheet runs as a formula: an apostrophe goes before what could begin one
 * (OWASP, CSV injection). `unguarded` takes it away again.
 */
export function guarded(cell: string): string {
  return RISKY.test(cell) ? `${GUARD}${cell}` : cell;
}

export function unguarded(cell: string): string {
  return cell.startsWith(GUARD) && RISKY.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** Whether a cell that was read holds a formula. */
export function isFormula(cell: string): boolean {
  return cell.startsWith('=') || /^[+\-@][A-Z]{2,}\(/i.test(cell);
}
