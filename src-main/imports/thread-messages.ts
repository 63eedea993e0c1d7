import type { PreviewQuery, PreviewRevision } from '#contract/imports.ts';
import type { Answer, DeskOptions } from './import-desk.ts';

/** What a thread is started with. */
export interface ThreadData extends DeskOptions {
  readonly storePath: string;
}

export type Ask =
  | { readonly do: 'open'; readonly bytes: Uint8Array }
  | { readonly do: 'revise'; readonly revision: PreviewRevision }
  | { readonly do: 'rows'; readonly query: PreviewQuery }
  | { readonly do: 'export'; readonly format: 'csv' | 'xlsx' }
  | { readonly do: 'undo'; readonly importId: string; readonly now: number }
  | { readonly do: 'apply'; readonly importId: string; readonly now: number };

export interface Request {
  readonly id: number;
  readonly ask: Ask;
}

export type Response =
  /** A share from 0 to 1; of how many rows, where it is rows that are counted. */
  | { readonly id: number; readonly progress: number; readonly of?: number }
  | { readonly id: number; readonly answer: Answer<unknown> }
  /** A bug: the stack, for the log. */
  | { readonly id: number; readonly failed: string };
