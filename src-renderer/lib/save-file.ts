import { fromBase64 } from './base64.ts';

/** Offers a text as a download; the browser or the window asks where to put it. */
export function saveFile(name: string, content: string, type: string): void {
  offer(name, new Blob([content], { type }));
}

/** As above, bytes in base64. */
export function saveBytes(name: string, content: string): void {
  saveBlobs(name, [new Blob([fromBase64(content)])]);
}

/** As above, in the order of the pieces. */
export function saveBlobs(name: string, pieces: readonly Blob[]): void {
  offer(name, new Blob([...pieces]));
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
