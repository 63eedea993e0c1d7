import { type importMethods, maxImportBytes } from '#contract/imports.ts';
import { Refusal } from '#contract/result.ts';
import type { ImportRecord, ImportStore } from '../domain/guests/import/import-store.ts';
import type { WorkService } from '../work/work-service.ts';
import type { Handlers } from './handlers.ts';
import type { ImportDesks } from './import-desks.ts';
import { iso, isoOrNull } from './views.ts';

export interface ImportHandlerParts {
  readonly desks: ImportDesks;
  readonly imports: ImportStore;
  readonly guestsChanged: () => void;
  readonly queueChanged: () => void;
  readonly work: Pick<WorkService, 'run'>;
}

type ImportHandlers = Pick<Handlers, keyof typeof importMethods>;

/** As many imports are looked through for the one to undo. */
const knownImports = 50;

export function importHandlers(parts: ImportHandlerParts): ImportHandlers {
  const { desks, imports, guestsChanged, queueChanged, work } = parts;
  return {
    'guests.export': ({ format, workId }) => work.run(workId, 'rows', (job) => desks.export(format, job)),
    async 'guests.previewImport'({ content, ...list }) {
      const bytes = Buffer.from(content, 'base64');
      if (bytes.length > maxImportBytes) throw new Refusal('IMPORT_TOO_LARGE', { limit: maxImportBytes });
      return desks.open(list, bytes);
    },
    async 'guests.previewRows'({ previewId, ...query }) {
      return desks.rows(previewId, query);
    },
    async 'guests.revisePreview'({ previewId, ...revision }) {
      return desks.revise(previewId, revision);
    },
    async 'guests.applyImport'({ previewId, include }) {
      if (include !== undefined) await desks.revise(previewId, { include });
      const done = await desks.apply(previewId);
      guestsChanged();
      return done;
    },
    async 'guests.closePreview'({ previewId }) {
      desks.close(previewId);
      return {};
    },
    async 'guests.imports'({ limit }) {
      return { items: (await imports.imports(limit)).map(importView) };
    },
    async 'guests.undoImport'({ importId }) {
      const outcome = await desks.undo(importId);
      if (outcome === 'unknown') throw new Refusal('UNKNOWN_IMPORT');
      if (outcome === 'sent') throw new Refusal('IMPORT_NOT_UNDOABLE');
      guestsChanged();
      queueChanged();
      const undone = (await imports.imports(knownImports)).find(({ id }) => id === importId);
      if (undone === undefined) throw new Refusal('UNKNOWN_IMPORT');
      return importView(undone);
    },
  };
}

function importView({ appliedAt, undoneAt, ...record }: ImportRecord) {
  return { ...record, appliedAt: iso(appliedAt), undoneAt: isoOrNull(undoneAt) };
}
