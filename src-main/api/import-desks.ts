import type {
  ImportedSummary,
  ImportPreview,
  PreviewPage,
  PreviewQuery,
  PreviewRevision,
} from '#contract/imports.ts';
import type { Job } from '../work/job.ts';

export interface OpenList {
  readonly filename?: string | undefined;
  /** Chosen by the caller, who can then follow the reading and leave it. */
  readonly previewId?: string | undefined;
  /** Open it even where its columns were not understood: a person is there to name them. */
  readonly chooseColumns?: boolean | undefined;
}

/** Lists on their way in: each is open from its bytes to its apply, and nothing is written before that. */
export interface ImportDesks {
  open(list: OpenList, bytes: Uint8Array): Promise<ImportPreview>;
  revise(previewId: string, revision: PreviewRevision): Promise<ImportPreview>;
  rows(previewId: string, query: PreviewQuery): Promise<PreviewPage>;
  apply(previewId: string): Promise<ImportedSummary>;
  /** The stored list as a file. */
  export(format: 'csv' | 'xlsx', job?: Job): Promise<{ readonly filename: string; readonly content: string }>;
  /** Takes back all that an import did, unless some of it has been sent. */
  undo(importId: string): Promise<'undone' | 'unknown' | 'sent'>;
  /** Leaves it, also in the middle of reading. */
  close(previewId: string): void;
}
