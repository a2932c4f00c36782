const keptMs = 10_000;

/** Saves a file that this screen made itself, as the browser saves what is downloaded. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Not every browser has taken it by now.
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}

export function saveText(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}
