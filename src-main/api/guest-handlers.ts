import type { Configuration } from '#contract/configuration.ts';
import type { ErrorCode } from '#contract/error-codes.ts';
import { maxImportBytes } from '#contract/guests.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdEditor } from '../domain/guests/editing/household-editor.ts';
import type { GuestListReader } from '../domain/guests/guest-list-reader.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import { applicable } from '../domain/guests/import/applicable.ts';
import type { ImportPreview } from '../domain/guests/import/preview.ts';
import { previewImport } from '../domain/guests/import/preview-import.ts';
import type { Random } from '../domain/random.ts';
import type { guestEditingHandlers } from './guest-editing-handlers.ts';
import { householdQuestion } from './guest-questions.ts';
import type { Handlers } from './handlers.ts';
import { previewView, summaryOf } from './import-views.ts';
import { householdView } from './views.ts';

export interface GuestHandlerParts {
  readonly households: HouseholdStore;
  readonly householdEditor: HouseholdEditor;
  readonly guestList: GuestListReader;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly random: Random;
  readonly guestsChanged: () => void;
}

type GuestHandlers = Omit<
  Pick<Handlers, Extract<keyof Handlers, `guests.${string}`>>,
  keyof ReturnType<typeof guestEditingHandlers>
>;

interface KeptPreview {
  readonly preview: ImportPreview;
  readonly filename: string | null;
}

/** Previews wait in memory for their «Importa»; older ones are dropped and must be dropped in anew. */
const keptPreviews = 5;

export function guestHandlers(parts: GuestHandlerParts): GuestHandlers {
  const { households, configuration, clock, random, guestsChanged } = parts;
  const previews = new Map<string, KeptPreview>();

  function keep(kept: KeptPreview): string {
    const id = random.id();
    previews.set(id, kept);
    for (const old of [...previews.keys()].slice(0, -keptPreviews)) previews.delete(old);
    return id;
  }

  const language = () => configuration().language;

  return {
    async 'guests.list'({ cursor, offset, limit, ...question }) {
      const page = await households.page({
        ...householdQuestion(question),
        limit,
        ...(offset === undefined ? {} : { offset }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return {
        items: page.items.map(householdView),
        total: page.total,
        ...(page.nextCursor === null ? {} : { nextCursor: page.nextCursor }),
      };
    },
    async 'guests.get'({ id }) {
      const household = await households.household(id);
      if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
      return { ...householdView(household), queued: await queuedView(household, parts) };
    },
    async 'guests.previewImport'({ filename = null, content }) {
      const bytes = Buffer.from(content, 'base64');
      if (bytes.length > maxImportBytes) throw new Refusal('IMPORT_TOO_LARGE', { limit: maxImportBytes });
      const existing = (await households.all()).map(asExisting);
      const result = previewImport(bytes, { defaultCountry: configuration().default_country, existing });
      if (!result.ok) throw new Refusal(result.code satisfies ErrorCode, result.details);
      const { preview } = result;
      const previewId = keep({ preview, filename });
      return previewView(previewId, filename, preview, summaryOf(preview, new Set(), false, language()));
    },
    async 'guests.applyImport'({ previewId, include }) {
      const kept = previews.get(previewId);
      if (kept === undefined) throw new Refusal('UNKNOWN_PREVIEW');
      const chosen = new Set(include);
      const drafts = applicable(kept.preview, { include: chosen });
      if (drafts.length === 0) throw new Refusal('IMPORT_NOTHING_READY');
      // Taken first, so that a second click finds nothing left to apply.
      previews.delete(previewId);
      const summary = summaryOf(kept.preview, chosen, true, language());
      const { ready, toCheck, duplicates } = summary;
      const source = {
        importId: random.id(),
        filename: kept.filename,
        summary: { rowsRead: summary.rowsRead, ready, toCheck, duplicates, refused: summary.refused.length },
      };
      await households.add(drafts, source, random.id, clock.now().wall);
      guestsChanged();
      return summary;
    },
  };
}

/** What a waiting invitation will say and where it goes, while that is not what the list says. */
async function queuedView(
  { id, name, phones }: HouseholdRecord,
  { householdEditor, guestList }: GuestHandlerParts,
) {
  const queued = await householdEditor.queuedInvitation(id);
  if (queued === null) return null;
  const samePhones = JSON.stringify(queued.phones) === JSON.stringify(phones);
  const outdated =
    !samePhones || queued.recipient !== name || (await guestList.changedSince(id, queued.frozenAt));
  return { id: queued.id, phones: [...queued.phones], outdated };
}

function asExisting({ id, name, phones, guests }: HouseholdRecord) {
  return { id, name, phones, guests };
}
