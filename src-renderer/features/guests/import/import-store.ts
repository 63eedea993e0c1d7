import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImportedSummary, ImportPreview, PreviewRevision } from '#contract/imports.ts';
import type { Failure, Result } from '#contract/result.ts';
import type { Client } from '../../../api/client.ts';
import { toBase64 } from '../../../lib/base64.ts';
import type { GuestSource, SourceProblem, Taken } from './guest-source.ts';

export type ImportProblem =
  | { readonly kind: SourceProblem }
  | {
      readonly kind: 'refused';
      readonly while: 'reading' | 'revising' | 'applying';
      readonly error: Failure;
      readonly source: GuestSource;
    };

/** A preview that waits for its «Importa». */
export interface OpenedList {
  readonly source: GuestSource;
  readonly preview: ImportPreview;
  /** Counts what was said about it: its rows may be others after each time. */
  readonly revision: number;
}

export interface ImportState {
  /** Being read; what was open stays open behind it until the new preview is there. */
  readonly reading: GuestSource | null;
  /** How far the reading is, from 0 to 1. */
  readonly share: number;
  readonly opened: OpenedList | null;
  readonly revising: boolean;
  readonly applying: boolean;
  /** Why the last thing that was tried did not work. */
  readonly problem: ImportProblem | null;
}

export interface ReadingOptions {
  /** A person will say what the columns hold. */
  readonly chooseColumns?: boolean;
}

export interface ImportStore extends StoreApi<ImportState> {
  /** Reads what was dropped, pasted or picked, and opens its preview. */
  take(taken: Taken, options?: ReadingOptions): Promise<void>;
  /** Says something about the list; one thing after the other. False when it was refused: the problem says why. */
  revise(revision: PreviewRevision): Promise<boolean>;
  /** Writes the guests of the preview; null when that was refused: the problem says why. */
  apply(): Promise<ImportedSummary | null>;
  /** Gives up reading, else the preview. Neither has written anything. */
  cancel(): void;
  dismissProblem(): void;
}

const maxNameLength = 300;
const idle: ImportState = {
  reading: null,
  share: 0,
  opened: null,
  revising: false,
  applying: false,
  problem: null,
};

/** read → preview → apply, one list at a time. The list itself stays in the main process: here is what is said of it. */
export function createImportStore(client: Client): ImportStore {
  const store = createStore<ImportState>(() => idle);
  const isReading = (source: GuestSource) => store.getState().reading === source;
  let readingId = '';
  let lastRevision: Promise<unknown> = Promise.resolve();

  const leave = (previewId: string) => void client.call('guests.closePreview', { previewId });

  async function read(source: GuestSource, { chooseColumns = false }: ReadingOptions): Promise<void> {
    const previewId = crypto.randomUUID();
    if (store.getState().reading !== null) leave(readingId);
    readingId = previewId;
    store.setState({ reading: source, share: 0, problem: null });
    const asked = { source, previewId, chooseColumns };
    const isWanted = () => isReading(source);
    const result = await requestPreview(client, asked, isWanted, (share) => store.setState({ share }));
    if (result === null || !isReading(source)) return;
    store.setState({ reading: null });
    if (result === 'unreadable') {
      store.setState({ problem: { kind: 'unreadable' } });
      return;
    }
    if (!result.ok) {
      fail(store, 'reading', result.error, source);
      return;
    }
    const { opened } = store.getState();
    if (opened !== null) leave(opened.preview.previewId);
    store.setState({ opened: { source, preview: result.data, revision: 0 } });
  }

  return Object.assign(store, {
    async take(taken: Taken, options: ReadingOptions = {}) {
      if (taken === null || store.getState().applying) return;
      if ('source' in taken) await read(taken.source, options);
      else store.setState({ problem: { kind: taken.problem } });
    },
    revise(revision: PreviewRevision) {
      const previewId = store.getState().opened?.preview.previewId ?? '';
      const mine = lastRevision.then(() => reviseOpened(client, store, previewId, revision));
      lastRevision = mine;
      return mine;
    },
    async apply() {
      const { opened, applying } = store.getState();
      if (opened === null || applying) return null;
      store.setState({ applying: true, problem: null });
      // What was said last counts, also when «Importa» follows at once.
      await lastRevision;
      const { previewId } = opened.preview;
      const result = await client.call('guests.applyImport', { previewId });
      if (result.ok) {
        store.setState(idle);
        return result.data;
      }
      store.setState({ applying: false });
      fail(store, 'applying', result.error, opened.source);
      return null;
    },
    cancel() {
      const { reading, opened, applying } = store.getState();
      if (applying) return;
      if (reading !== null) leave(readingId);
      else if (opened !== null) leave(opened.preview.previewId);
      store.setState(reading === null ? idle : { reading: null });
    },
    dismissProblem: () => store.setState({ problem: null }),
  });
}

function fail(
  store: StoreApi<ImportState>,
  during: 'reading' | 'revising' | 'applying',
  error: Failure,
  source: GuestSource,
): void {
  store.setState({ problem: { kind: 'refused', while: during, error, source } });
}

async function reviseOpened(
  client: Client,
  store: StoreApi<ImportState>,
  previewId: string,
  revision: PreviewRevision,
): Promise<boolean> {
  const isOpen = () => store.getState().opened?.preview.previewId === previewId;
  if (!isOpen()) return false;
  store.setState({ revising: true, problem: null });
  const result = await client.call('guests.revisePreview', { previewId, ...revision });
  const { opened } = store.getState();
  store.setState({ revising: false });
  if (opened === null || !isOpen()) return false;
  if (!result.ok) fail(store, 'revising', result.error, opened.source);
  else store.setState({ opened: { ...opened, preview: result.data, revision: opened.revision + 1 } });
  return result.ok;
}

/** Null when nobody wants it any more. */
async function requestPreview(
  client: Client,
  { source, previewId, chooseColumns }: { source: GuestSource; previewId: string; chooseColumns: boolean },
  isWanted: () => boolean,
  onShare: (share: number) => void,
): Promise<Result<ImportPreview> | 'unreadable' | null> {
  const content = await toBase64(source.blob);
  if (!isWanted()) return null;
  if (content === null) return 'unreadable';
  const stopListening = client.on('import.progress', (progress) => {
    if (progress.previewId === previewId) onShare(progress.share);
  });
  const result = await client.call('guests.previewImport', {
    ...(source.name !== null && { filename: source.name.slice(0, maxNameLength) }),
    ...(chooseColumns && { chooseColumns }),
    previewId,
    content,
  });
  stopListening();
  return result;
}
