/** Offers a text as a download; the browser or the window asks where to put it. */
export function saveFile(name: string, content: string, type: string): void {
  offer(name, new Blob([content], { type }));
}

/** As above, bytes in base64, in one piece or several. */
export function saveBytes(name: string, ...content: readonly string[]): void {
  const bytes = content.map((piece) => Uint8Array.from(atob(piece), (character) => character.charCodeAt(0)));
  offer(name, new Blob(bytes));
}

function offer(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The download has its own hold on it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
