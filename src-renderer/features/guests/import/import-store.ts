import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImportPreview, ImportSummary } from '#contract/guests.ts';
import type { Failure } from '#contract/result.ts';
import type { Client } from '../../../api/client.ts';
import { toBase64 } from '../../../lib/base64.ts';
import type { GuestSource, SourceProblem, Taken } from './guest-source.ts';

export type Included = 'toCheck' | 'duplicates';

export type ImportProblem =
  | { readonly kind: SourceProblem }
  | {
      readonly kind: 'refused';
      readonly while: 'reading' | 'applying';
      readonly error: Failure;
      readonly source: GuestSource;
    };

/** A preview that waits for its «Importa». */
export interface OpenedList {
  readonly source: GuestSource;
  readonly preview: ImportPreview;
}

export interface ImportState {
  /** Being read; what was open stays open behind it until the new preview is there. */
  readonly reading: GuestSource | null;
  readonly opened: OpenedList | null;
  readonly applying: boolean;
  /** Why the last thing that was tried did not work. */
  readonly problem: ImportProblem | null;
}

export interface ImportStore extends StoreApi<ImportState> {
  /** Reads what was dropped, pasted or picked, and opens its preview. */
  take(taken: Taken): Promise<void>;
  /** Writes the guests of the preview; null when that was refused: the problem says why. */
  apply(include: readonly Included[]): Promise<ImportSummary | null>;
  /** Gives up reading, else the preview. Neither has written anything. */
  cancel(): void;
  dismissProblem(): void;
}

const maxNameLength = 300;
const idle: ImportState = { reading: null, opened: null, applying: false, problem: null };

/** read → preview → apply, one list at a time. The preview can be large: it is kept here as the one object it came as. */
export function createImportStore(client: Client): ImportStore {
  const store = createStore<ImportState>(() => idle);
  const isReading = (source: GuestSource) => store.getState().reading === source;

  async function read(source: GuestSource): Promise<void> {
    store.setState({ reading: source, problem: null });
    const content = await toBase64(source.blob);
    if (!isReading(source)) return;
    if (content === null) {
      store.setState({ reading: null, problem: { kind: 'unreadable' } });
      return;
    }
    const result = await client.call('guests.previewImport', {
      ...(source.name !== null && { filename: source.name.slice(0, maxNameLength) }),
      content,
    });
    if (!isReading(source)) return;
    store.setState(
      result.ok
        ? { reading: null, opened: { source, preview: result.data } }
        : { reading: null, problem: { kind: 'refused', while: 'reading', error: result.error, source } },
    );
  }

  return Object.assign(store, {
    async take(taken: Taken) {
      if (taken === null || store.getState().applying) return;
      if ('source' in taken) await read(taken.source);
      else store.setState({ problem: { kind: taken.problem } });
    },
    async apply(include: readonly Included[]) {
      const { opened, applying } = store.getState();
      if (opened === null || applying) return null;
      store.setState({ applying: true, problem: null });
      const { previewId } = opened.preview;
      const result = await client.call('guests.applyImport', { previewId, include: [...include] });
      if (result.ok) {
        store.setState(idle);
        return result.data;
      }
      const { source } = opened;
      store.setState({
        applying: false,
        problem: { kind: 'refused', while: 'applying', error: result.error, source },
      });
      return null;
    },
    cancel() {
      const { reading, applying } = store.getState();
      if (!applying) store.setState(reading === null ? idle : { reading: null });
    },
    dismissProblem: () => store.setState({ problem: null }),
  });
}
