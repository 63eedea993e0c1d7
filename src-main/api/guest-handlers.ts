import type { guestMethods } from '#contract/guests.ts';
import { Refusal } from '#contract/result.ts';
import type { HouseholdEditor } from '../domain/guests/editing/household-editor.ts';
import type { GuestListReader } from '../domain/guests/guest-list-reader.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import { householdQuestion } from './guest-questions.ts';
import type { Handlers } from './handlers.ts';
import { householdView } from './views.ts';

export interface GuestHandlerParts {
  readonly households: HouseholdStore;
  readonly householdEditor: HouseholdEditor;
  readonly guestList: GuestListReader;
}

type GuestHandlers = Pick<Handlers, keyof typeof guestMethods>;

export function guestHandlers(parts: GuestHandlerParts): GuestHandlers {
  const { households } = parts;
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
