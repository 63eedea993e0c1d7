import { maxImportBytes } from '#contract/imports.ts';

/** A guest list on its way in. */
export interface GuestSource {
  /** The file's name; null for pasted cells. */
  readonly name: string | null;
  readonly blob: Blob;
}

/** What the window refuses by itself, before anything is read. */
export type SourceProblem = 'several' | 'folder' | 'image' | 'empty' | 'tooBig' | 'unreadable';

export type Taken =
  | { readonly source: GuestSource }
  | { readonly problem: SourceProblem }
  /** Nothing that concerns us. */
  | null;

/** The one list in what was dropped: a file, or the cells of a spreadsheet as text. */
export function takeDropped(data: DataTransfer): Taken {
  const files = [...data.files];
  // Without this question a folder looks like a file of 4096 bytes.
  if ([...data.items].some((item) => item.webkitGetAsEntry?.()?.isDirectory)) return { problem: 'folder' };
  return files.length > 0 ? takeFiles(files) : takeText(data.getData('text/plain'));
}

/** The one list in what was pasted. Spreadsheets add a picture of the cells, which must not hide the cells. */
export function takePasted(data: DataTransfer): Taken {
  const files = [...data.files];
  const text = takeText(data.getData('text/plain'));
  return files.every(isImage) && text !== null ? text : takeFiles(files);
}

export function takeFiles(files: readonly File[]): Taken {
  const [file] = files;
  if (file === undefined) return null;
  if (files.length > 1) return { problem: 'several' };
  return isImage(file) ? { problem: 'image' } : takeSized({ name: file.name, blob: file });
}

function takeText(text: string): Taken {
  return text.trim() === '' ? null : takeSized({ name: null, blob: new Blob([text]) });
}

function takeSized(source: GuestSource): Taken {
  if (source.blob.size === 0) return { problem: 'empty' };
  return source.blob.size > maxImportBytes ? { problem: 'tooBig' } : { source };
}

function isImage({ type }: File): boolean {
  return type.startsWith('image/');
}
