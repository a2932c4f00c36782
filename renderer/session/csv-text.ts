/**
 * CSV by RFC 4180, with the mark that tells spreadsheets that it is UTF-8. A cell that a spreadsheet would take for a
 * formula is kept from being one by an apostrophe (OWASP, CSV injection); a negative number is none.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function csvCell(text: string): string {
  const plain = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
