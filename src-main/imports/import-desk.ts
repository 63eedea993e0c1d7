import type { Language } from '#contract/common.ts';
import type { ErrorCode } from '#contract/error-codes.ts';
import type {
  ImportedSummary,
  ImportPreview,
  PreviewPage,
  PreviewQuery,
  PreviewRevision,
} from '#contract/imports.ts';
import { exportList, type ListFormat } from '../domain/guests/export/export-list.ts';
import type { OnRows } from '../domain/guests/export/tell-rows.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import { ImportDraft } from '../domain/guests/import/import-draft.ts';
import type { ImportStore } from '../domain/guests/import/import-store.ts';
import type { ImportFailure } from '../domain/guests/import/preview-import.ts';
import { isReadable } from './is-readable.ts';
import { pageView } from './page-view.ts';
import { previewView, summaryOf } from './preview-view.ts';

export type Undone = Awaited<ReturnType<ImportStore['undo']>>;

export interface ExportedList {
  readonly filename: string;
  readonly content: string;
}

export interface DeskOptions {
  readonly previewId: string;
  readonly filename: string | null;
  readonly defaultCountry: string;
  readonly language: Language;
  /** Open the preview of a list whose columns nobody understands, so that a person can name them. */
  readonly chooseColumns: boolean;
}

/** An expected refusal, as plain data: it has to cross from one thread to another. */
export interface Refused {
  readonly refused: ErrorCode;
  readonly details?: Readonly<Record<string, string | number>>;
}

export type Answer<T> = { readonly done: T } | Refused;

/** One list on its way in, over a store of its own. It lives in a thread, where long work stops nobody. */
export class ImportDesk {
  #draft: ImportDraft | undefined;
  readonly #options: DeskOptions;
  readonly #households: HouseholdStore;
  readonly #imports: ImportStore;

  constructor(options: DeskOptions, stores: { households: HouseholdStore; imports: ImportStore }) {
    this.#options = options;
    this.#households = stores.households;
    this.#imports = stores.imports;
  }

  async open(bytes: Uint8Array, onProgress: (share: number) => void): Promise<Answer<ImportPreview>> {
    const existing = (await this.#households.all()).map(asExisting);
    const remembered = await this.#imports.rememberedMappings();
    const opened = ImportDraft.open(bytes, {
      defaultCountry: this.#options.defaultCountry,
      existing,
      remembered: (header) => remembered.get(headerKey(header)) ?? null,
      onProgress,
    });
    if (!(opened instanceof ImportDraft)) return refusal(opened);
    const { problem } = opened.preview;
    if (problem && !(this.#options.chooseColumns && isReadable(problem))) return { refused: problem };
    this.#draft = opened;
    return { done: this.#view(opened) };
  }

  revise(revision: PreviewRevision): Answer<ImportPreview> {
    const draft = this.#opened();
    const { mapping, ...rest } = revision;
    const columns = mapping?.map(({ column, field }) => ({ column, field: field ?? ('ignored' as const) }));
    const failed = draft.revise({ ...rest, mapping: columns });
    return failed ? refusal(failed) : { done: this.#view(draft) };
  }

  rows(query: PreviewQuery): Answer<PreviewPage> {
    return { done: pageView(this.#opened(), query, this.#options.language) };
  }

  /** The stored list as a file, its bytes in base64. */
  async export(format: ListFormat, onRows: OnRows): Promise<Answer<ExportedList>> {
    const { language } = this.#options;
    const bytes = exportList(await this.#households.all(), format, language, onRows);
    const name = { it: 'invitati', en: 'guests' }[language];
    return { done: { filename: `${name}.${format}`, content: Buffer.from(bytes).toString('base64') } };
  }

  async undo(importId: string, now: number): Promise<Answer<Undone>> {
    return { done: await this.#imports.undo(importId, now) };
  }

  /** One transaction; nothing has been written before it. */
  async apply(importId: string, newId: () => string, now: number): Promise<Answer<ImportedSummary>> {
    const draft = this.#opened();
    const drafts = draft.drafts();
    const gone = draft.removeGone
      ? draft.preview.gone.filter(({ invited }) => !invited).map(({ id }) => id)
      : [];
    if (drafts.length + gone.length === 0) return { refused: 'IMPORT_NOTHING_READY' };
    const summary = summaryOf(draft, true, this.#options.language);
    const { ready, toCheck, duplicates, rowsRead, households, guests } = summary;
    const refused = summary.refused.length;
    const source = {
      importId,
      filename: this.#options.filename,
      summary: { rowsRead, households, guests, ready, toCheck, duplicates, refused },
    };
    const { mapping } = draft;
    const remember =
      mapping && draft.preview.header.length > 0
        ? { header: headerKey(draft.preview.header), mapping }
        : null;
    await this.#imports.apply({ households: drafts, gone, source, remember }, newId, now);
    return { done: { ...summary, importId } };
  }

  #opened(): ImportDraft {
    if (this.#draft === undefined) throw new Error('no list has been opened');
    return this.#draft;
  }

  #view(draft: ImportDraft): ImportPreview {
    const { previewId, filename, language } = this.#options;
    return previewView(previewId, filename, draft, language);
  }
}

function refusal({ code, details }: ImportFailure): Refused {
  return { refused: code, ...(details && { details }) };
}

function headerKey(header: readonly string[]): string {
  return JSON.stringify(header.map((cell) => cell.trim().toLowerCase()));
}

function asExisting({ id, name, phones, guests, invitation }: HouseholdRecord) {
  return { id, name, phones, guests, invited: invitation !== null };
}
