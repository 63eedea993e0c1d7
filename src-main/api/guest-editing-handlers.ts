import type { Configuration } from '#contract/configuration.ts';
import { type GuestChange, maxEditedAtOnce } from '#contract/guest-editing.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { Edited, EditResult, HouseholdEditor } from '../domain/guests/editing/household-editor.ts';
import type { GuestListReader } from '../domain/guests/guest-list-reader.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import type { Random } from '../domain/random.ts';
import type { TemplateStore } from '../domain/templates/template-store.ts';
import type { Composer } from '../invitations/composer.ts';
import { householdQuestion } from './guest-questions.ts';
import type { Handlers } from './handlers.ts';
import { householdPatch, nameFor, newHousehold } from './household-input.ts';
import { type KnownSessions, sendersOf } from './senders.ts';
import { templateOrDefault, variantsOf } from './templates.ts';
import { householdView, iso } from './views.ts';

export interface GuestEditingParts {
  readonly households: HouseholdStore;
  readonly householdEditor: HouseholdEditor;
  readonly guestList: GuestListReader;
  readonly templates: TemplateStore;
  readonly composer: Composer;
  readonly sessions: KnownSessions;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly random: Random;
  readonly guestsChanged: () => void;
  readonly queueChanged: () => void;
}

type Editing = Pick<
  Handlers,
  | 'guests.add'
  | 'guests.update'
  | 'guests.bulk'
  | 'guests.merge'
  | 'guests.split'
  | 'guests.undo'
  | 'guests.rewriteQueued'
>;
type Reading = Pick<
  Handlers,
  | 'guests.timeline'
  | 'guests.ids'
  | 'guests.facets'
  | 'guests.proposals'
  | 'guests.keepApart'
  | 'guests.savedFilters'
  | 'guests.saveFilter'
  | 'guests.removeFilter'
>;

export function guestEditingHandlers(parts: GuestEditingParts): Editing & Reading {
  return { ...editingHandlers(parts), ...readingHandlers(parts) };
}

function editingHandlers(parts: GuestEditingParts): Editing {
  const { households, householdEditor: editor, configuration, clock, random } = parts;
  const context = () => ({ newId: random.id, now: clock.now().wall });
  const country = () => configuration().default_country;

  /** Tells everybody what became of it. */
  function finish(result: EditResult): Edited {
    if (!result.ok) throw new Refusal(result.code);
    parts.guestsChanged();
    if (result.cancelled + result.requeued > 0) parts.queueChanged();
    return result;
  }

  async function withHousehold(edited: Edited, id: string) {
    const household = await known(households, id);
    return {
      ...changeView(edited),
      household: householdView(household),
      samePhone: await sharing(household),
    };
  }

  async function sharing({ id, phones }: HouseholdRecord) {
    const owners = await Promise.all(
      phones.map(async (phone) => ({ phone, household: await households.nameOf(phone, id) })),
    );
    return owners.flatMap(({ phone, household }) => (household === null ? [] : [{ phone, household }]));
  }

  return {
    async 'guests.add'(draft) {
      const edited = finish(await editor.add(newHousehold(draft, country()), context()));
      return withHousehold(edited, edited.households[0] ?? '');
    },
    async 'guests.update'({ id, changes }) {
      const patch = householdPatch(changes, country());
      if (patch.name === '') {
        const guests = patch.guests ?? (await known(households, id)).guests;
        return withHousehold(
          finish(await editor.update(id, { ...patch, name: nameFor('', guests) }, context())),
          id,
        );
      }
      return withHousehold(finish(await editor.update(id, patch, context())), id);
    },
    async 'guests.bulk'({ ids, action }) {
      return changeView(finish(await editor.bulk(ids, action, context())));
    },
    async 'guests.merge'({ ids, name }) {
      return changeView(finish(await editor.merge(ids, name, context())));
    },
    async 'guests.split'({ id, people, phones, name = '' }) {
      const { guests } = await known(households, id);
      const leaving = guests.filter((_, index) => people.includes(index));
      if (leaving.length === 0) throw new Refusal('SPLIT_NOBODY');
      const order = { people, phones, name: nameFor(name, leaving) };
      return changeView(finish(await editor.split(id, order, context())));
    },
    async 'guests.undo'({ change }) {
      return changeView(finish(await editor.undo(change, context())));
    },
    async 'guests.rewriteQueued'({ id }) {
      await rewriteQueued(await known(households, id), parts);
      parts.queueChanged();
      return householdView(await known(households, id));
    },
  };
}

async function rewriteQueued(household: HouseholdRecord, parts: GuestEditingParts): Promise<void> {
  const { householdEditor, templates, composer, sessions, configuration, clock } = parts;
  const queued = await householdEditor.queuedInvitation(household.id);
  if (queued === null) throw new Refusal('INVITATION_NOT_WAITING');
  if (household.phones.length === 0)
    throw new Refusal('HOUSEHOLD_WITHOUT_PHONE', { household: household.id });
  const { language } = configuration();
  // The text it was made from may be gone.
  const used = queued.template === null ? null : await templates.template(queued.template);
  const base = used ?? (await templateOrDefault(templates, undefined, 'INVITATION', language));
  const template = (await variantsOf(base, templates))(household.language);
  const rendered = (await composer.compose(template.body, template.attachment !== null))(household);
  if (!rendered.ok) throw new Refusal(rendered.code, rendered.detail);
  const senderOf = await sendersOf(household.side === null ? queued.type : undefined, sessions);
  const anew = {
    id: queued.id,
    type: senderOf(household),
    recipient: household.name,
    phones: household.phones,
    text: rendered.text,
    template: { id: template.id, revision: template.revision },
  };
  const written = await householdEditor.rewriteQueued(anew, clock.now().wall);
  if (!written) throw new Refusal('INVITATION_NOT_WAITING');
}

function readingHandlers(parts: GuestEditingParts): Reading {
  const { households, guestList, clock, random, guestsChanged } = parts;
  const saved = async () =>
    (await guestList.savedFilters()) as Awaited<ReturnType<Reading['guests.savedFilters']>>;
  const proposals = async () =>
    (await guestList.proposals()).map(({ households: members, ...proposal }) => ({
      ...proposal,
      households: [...members],
    }));
  return {
    async 'guests.timeline'({ id }) {
      await known(households, id);
      const entries = await guestList.timeline(id);
      return entries.map(({ at, name, details, message }) => ({
        at: iso(at),
        name,
        details: { ...details },
        message: message && { ...message },
      }));
    },
    async 'guests.ids'(question) {
      return { ids: [...(await guestList.ids(householdQuestion(question)))], limit: maxEditedAtOnce };
    },
    async 'guests.facets'() {
      const { sides, tags, languages, answers } = await guestList.facets();
      return { sides: [...sides], tags: [...tags], languages: [...languages], answers: [...answers] };
    },
    'guests.proposals': proposals,
    async 'guests.keepApart'({ ids }) {
      await guestList.keepApart(ids, clock.now().wall);
      guestsChanged();
      return proposals();
    },
    'guests.savedFilters': saved,
    async 'guests.saveFilter'({ name, filter }) {
      await guestList.saveFilter({ id: random.id(), name, filter }, clock.now().wall);
      return saved();
    },
    async 'guests.removeFilter'({ id }) {
      await guestList.removeFilter(id);
      return saved();
    },
  };
}

async function known(households: HouseholdStore, id: string): Promise<HouseholdRecord> {
  const household = await households.household(id);
  if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
  return household;
}

function changeView({ change, households, count, cancelled, requeued, tooLate }: Edited): GuestChange {
  return { change, households: [...households], count, cancelled, requeued, tooLate };
}
