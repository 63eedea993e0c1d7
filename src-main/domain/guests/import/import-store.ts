import type { NewHousehold } from '../household-store.ts';
import type { RememberedMapping } from './import-draft.ts';

export interface ImportWork {
  readonly households: readonly NewHousehold[];
  /** Stored households the newer list no longer has; those with an invitation stay. */
  readonly gone: readonly string[];
  readonly source: { readonly importId: string; readonly filename: string | null; readonly summary: unknown };
  readonly remember: { readonly header: string; readonly mapping: RememberedMapping } | null;
}

export interface ImportRecord {
  readonly id: string;
  readonly filename: string | null;
  readonly appliedAt: number;
  /** How many households and guests it brought. */
  readonly households: number;
  readonly guests: number;
  readonly undoneAt: number | null;
  /** Nothing of it has been sent, or is being sent. */
  readonly undoable: boolean;
}

export interface ImportStore {
  /** By the header they were made for. */
  rememberedMappings(): Promise<ReadonlyMap<string, RememberedMapping>>;
  /** One transaction: all of it or nothing. */
  apply(work: ImportWork, newId: () => string, now: number): Promise<void>;
  /** The latest first. */
  imports(limit: number): Promise<readonly ImportRecord[]>;
  /** Takes back all that an import did; nothing at all once some of it has been sent. */
  undo(importId: string, now: number): Promise<'undone' | 'unknown' | 'sent'>;
}
