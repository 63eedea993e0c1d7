import type { Configuration } from '#contract/configuration.ts';
import type { ImportedSummary, ImportPreview, PreviewPage } from '#contract/imports.ts';
import { Refusal } from '#contract/result.ts';
import type { ImportDesks } from '../api/import-desks.ts';
import type { Clock } from '../domain/clock.ts';
import type { Random } from '../domain/random.ts';
import type { Job } from '../work/job.ts';
import type { ExportedList, Undone } from './import-desk.ts';
import { type ImportRoom, openRoom } from './import-room.ts';
import type { Ask } from './thread-messages.ts';

export interface ImportServiceParts {
  readonly storePath: string;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly random: Random;
  readonly onProgress: (previewId: string, share: number) => void;
}

export interface ImportService extends ImportDesks {
  /** Every open preview is left, with nothing written. */
  stop(): void;
}

/** Each preview holds its list in memory: those before the latest two must be dropped in anew. */
const keptRooms = 2;

/** Reads and applies guest lists, each in a thread of its own. */
export function createImportService(parts: ImportServiceParts): ImportService {
  const { storePath, configuration, clock, random, onProgress } = parts;
  const rooms = new Map<string, ImportRoom>();

  function roomOf(previewId: string): ImportRoom {
    const room = rooms.get(previewId);
    if (room === undefined) throw new Refusal('UNKNOWN_PREVIEW');
    return room;
  }

  /** For what is done in one go: a thread of its own, gone afterwards. */
  async function once<T>(ask: Ask, job?: Job): Promise<T> {
    const { default_country: defaultCountry, language } = configuration();
    const options = {
      previewId: random.id(),
      filename: null,
      chooseColumns: false,
      defaultCountry,
      language,
    };
    const room = openRoom({ storePath, ...options });
    const leave = () => room.close();
    job?.signal.addEventListener('abort', leave, { once: true });
    try {
      job?.signal.throwIfAborted();
      return await room.ask<T>(ask, (share, of) => job?.report(Math.round(share * of), of));
    } catch (error) {
      job?.signal.throwIfAborted();
      throw error;
    } finally {
      job?.signal.removeEventListener('abort', leave);
      room.close();
    }
  }

  function close(previewId: string): void {
    rooms.get(previewId)?.close();
    rooms.delete(previewId);
  }

  return {
    async open({ previewId = random.id(), filename = null, chooseColumns = false }, bytes) {
      close(previewId);
      const { default_country: defaultCountry, language } = configuration();
      const room = openRoom({ storePath, previewId, filename, chooseColumns, defaultCountry, language });
      rooms.set(previewId, room);
      for (const old of [...rooms.keys()].slice(0, -keptRooms)) close(old);
      try {
        return await room.ask<ImportPreview>({ do: 'open', bytes }, (share) => onProgress(previewId, share));
      } catch (error) {
        if (rooms.get(previewId) === room) close(previewId);
        throw error;
      }
    },
    async revise(previewId, revision) {
      return roomOf(previewId).ask<ImportPreview>({ do: 'revise', revision });
    },
    async rows(previewId, query) {
      return roomOf(previewId).ask<PreviewPage>({ do: 'rows', query });
    },
    async apply(previewId) {
      const room = roomOf(previewId);
      // Taken first, so that a second click finds nothing left to apply.
      rooms.delete(previewId);
      try {
        const done = await room.ask<ImportedSummary>({
          do: 'apply',
          importId: random.id(),
          now: clock.now().wall,
        });
        room.close();
        return done;
      } catch (error) {
        // Nothing was written: the preview is there to be tried again.
        if (!rooms.has(previewId)) rooms.set(previewId, room);
        throw error;
      }
    },
    export: (format, job) => once<ExportedList>({ do: 'export', format }, job),
    undo: (importId) => once<Undone>({ do: 'undo', importId, now: clock.now().wall }),
    close,
    stop() {
      for (const id of [...rooms.keys()]) close(id);
    },
  };
}
