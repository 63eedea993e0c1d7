import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { EventName, Method, Output } from '#contract';
import { AdminApiCard } from '../features/configuration/admin-api-card.tsx';
import { ComputerSection } from '../features/configuration/computer-section.tsx';
import { ScheduleCard } from '../features/configuration/schedule-card.tsx';
import { openConfiguration } from '../features/configuration/testing/open-configuration.tsx';
import { UpdatesSection } from '../features/configuration/updates-section.tsx';
import { DataFolderCard } from '../features/doctor/data-folder-card.tsx';
import { HouseholdAnswer } from '../features/guests/panel/household-answer.tsx';
import { HouseholdConversation } from '../features/guests/panel/household-conversation.tsx';
import { HouseholdTimeline } from '../features/guests/panel/household-timeline.tsx';
import { HouseholdPane, StrangerPane } from '../features/inbox/panes.tsx';
import { MeantDialog } from '../features/invitations/automatic/meant-dialog.tsx';
import { RunDialog } from '../features/invitations/automatic/run-dialog.tsx';
import { UnreachedDialog } from '../features/invitations/unreached-dialog.tsx';
import { AutomaticCard } from '../features/overview/automatic-card.tsx';
import { DeletionCard } from '../features/overview/deletion-card.tsx';
import { RepliesCard } from '../features/overview/replies-card.tsx';
import { StrangersCard } from '../features/overview/strangers-card.tsx';
import { WhoseDialog } from '../features/overview/whose-dialog.tsx';
import { ReportsScreen } from '../features/reports/screen.tsx';
import { ContainerPanel } from '../features/whatsapp/container/container-panel.tsx';
import { RemovePhoneDialog } from '../features/whatsapp/remove-phone-dialog.tsx';
import { createFormat } from '../lib/format.ts';
import {
  aBackupSchedule,
  aContainer,
  aContainerView,
  aHousehold,
  anUpdatesView,
  aSession,
} from '../testing/builders.ts';
import { type Answers, refuse, unanswered } from '../testing/fake-client.ts';
import { renderScreen } from '../testing/render.tsx';

// What cannot be read is said so, wherever it is: it neither looks like nothing, nor takes away what was known.

const now = () => Date.parse('2027-03-16T10:00:00.000Z');
const clock = { now, format: createFormat({ language: 'it', timeZone: 'Europe/Rome', now }) };
const at = '2027-03-16T09:00:00.000Z';

const written = { id: '3A1', text: 'Ci siamo', attachment: false, at, edited: false, revoked: false };
const reply: Output<'replies.open'> = {
  items: [
    {
      ...{ message: '3A1', household: { id: 'h1', name: 'Famiglia Lombardi', rsvp: null } },
      ...{ text: 'Ci siamo', attachment: false, at, edited: false, state: 'OPEN', decidedAt: null },
      reading: { rsvp: 'COMING', confidence: 'clear', why: 'SAID' },
    },
  ],
  total: 1,
};
const stranger: Output<'inbox.list'> = {
  items: [
    {
      ...{ sender: '+393339999999', phone: '+393339999999', name: 'Zia Pina', household: null },
      ...{ messages: 1, unseen: 1, undecided: false, stopped: false, wantsStop: false, last: written },
    },
  ],
  total: 1,
};
const announced: Output<'retention.get'> = {
  plan: { due: '2027-03-20', at: '2027-03-20T10:00:00.000Z', notice: true },
  ...{ households: 148, guests: 312, waiting: 0, any: true, last: null },
};
const rules: Output<'automation.list'> = {
  items: [
    {
      ...{ id: 'reminder', on: true, nextAt: '2027-03-17T09:00:00.000Z', standing: 'WAITS', near: true },
      plan: { trigger: 'DEADLINE', days: 7, at: '10:00', template: null },
      ...{ meant: 1, runs: [] },
    },
  ],
  total: 1,
};
const meant: Output<'automation.preview'> = { meant: [{ id: 'h1', name: 'Famiglia Rossi' }], skipped: [] };

interface Place {
  readonly of: string;
  readonly element: ReactNode;
  readonly method: Method;
  readonly answer: Answers[Method];
  /** What makes it old; null: it is read once. */
  readonly event: EventName | null;
  /** Of what is shown. */
  readonly words: RegExp;
  /** Of a fact that nobody knows while the first read is refused. */
  readonly invented?: RegExp;
  /** As long as there may be nothing to tell, nothing stands there. */
  readonly quiet?: true;
  readonly others?: Answers;
}

const invited = aHousehold({ name: 'Rossi', invitation: { id: 'm1', status: 'READ', at } });

const places: readonly Place[] = [
  {
    ...{ of: 'the replies', element: <RepliesCard />, method: 'replies.open', answer: reply },
    ...{ event: 'rsvp.changed', words: /Ci siamo/, quiet: true },
  },
  {
    ...{ of: 'those nobody knows', element: <StrangersCard />, method: 'inbox.list', answer: stranger },
    ...{ event: 'inbox.changed', words: /Zia Pina/, quiet: true },
  },
  {
    ...{ of: 'an announced deletion', element: <DeletionCard clock={clock} />, method: 'retention.get' },
    ...{ answer: announced, event: 'retention.changed', words: /si cancellano/, quiet: true },
  },
  {
    ...{ of: 'what leaves by itself', element: <AutomaticCard clock={clock} />, method: 'automation.list' },
    ...{ answer: rules, event: 'automation.changed', words: /Promemoria domani/, quiet: true },
    others: { 'automation.preview': meant },
  },
  {
    ...{ of: 'whom it goes to', element: <AutomaticCard clock={clock} />, method: 'automation.preview' },
    ...{ answer: meant, event: 'automation.changed', words: /Famiglia Rossi/, invented: /per 0 famiglie/ },
    others: { 'automation.list': rules },
  },
  {
    ...{ of: 'whom a rule means', element: <MeantDialog id="reminder" onClose={() => {}} /> },
    ...{ method: 'automation.preview', answer: meant, event: 'guests.changed' },
    ...{ words: /Famiglia Rossi/, invented: /0 famiglie/ },
  },
  {
    ...{ of: 'the messages of a run', element: <RunDialog run="r1" onClose={() => {}} /> },
    ...{ method: 'automation.messages', event: 'queue.changed', words: /Famiglia Verdi/ },
    answer: [{ id: 'm1', household: 'h1', name: 'Famiglia Verdi', status: 'READ' }],
  },
  {
    ...{ of: 'where everything is kept', element: <DataFolderCard />, method: 'computer.get' },
    ...{ answer: { here: false, directory: '/srv/invita' }, event: null, words: /srv/ },
  },
  {
    ...{ of: 'the story of a household', element: <HouseholdTimeline id="h1" />, method: 'guests.timeline' },
    ...{ answer: [{ at, what: 'ADDED', detail: {} }] as never, event: 'guests.changed', words: /Storia/ },
  },
  {
    ...{ of: 'a conversation', element: <HouseholdConversation household={invited} /> },
    ...{ method: 'inbox.conversation', event: 'inbox.changed', words: /Ci siamo/ },
    answer: { items: [{ from: 'household', message: written }], earlier: false, refusal: null },
  },
  {
    ...{ of: 'the container', element: <ContainerPanel sessions={[]} />, method: 'container.get' },
    ...{ answer: aContainerView({ container: aContainer() }), event: 'container.changed', words: /Registro/ },
  },
  {
    ...{ of: 'whether numbers were kept', element: <ReportsScreen />, method: 'retention.get' },
    ...{ answer: { ...announced, households: 0 }, event: 'retention.changed' },
    ...{ words: /Ancora niente da riassumere/, invented: /Ancora niente da riassumere/ },
    others: { 'guests.list': { items: [], total: 0 } },
  },
  {
    ...{ of: 'who has no invitation', element: <UnreachedDialog opened onClose={() => {}} /> },
    ...{ method: 'invitations.unreached', event: 'guests.changed', words: /Famiglia Costa/ },
    answer: {
      counts: { NO_PHONE: 1 },
      items: [{ household: 'h2', name: 'Famiglia Costa', phones: [], email: null, reason: 'NO_PHONE' }],
      total: 1,
    } as never,
  },
  {
    ...{ of: 'what was said with a household', element: <HouseholdPane id="h1" /> },
    ...{ method: 'inbox.conversation', event: 'inbox.changed', words: /Ci siamo/ },
    answer: { items: [{ from: 'household', message: written }], earlier: false, refusal: null },
    others: { 'guests.get': { ...invited, queued: null } },
  },
  {
    ...{ of: 'what a stranger wrote', element: <StrangerPane sender="+393339999999" /> },
    ...{ method: 'inbox.ofSender', event: 'inbox.changed', words: /Ci siamo/ },
    answer: { items: [written], total: 1 } as never,
  },
  {
    ...{ of: 'what a household answered', element: <HouseholdAnswer household={invited} /> },
    ...{ method: 'rsvp.ofHousehold', answer: [], event: 'rsvp.changed' },
    ...{ words: /nessuna risposta/, invented: /nessuna risposta/ },
  },
  {
    ...{ of: 'copies by themselves', element: <ScheduleCard />, method: 'backups.schedule' },
    ...{ answer: aBackupSchedule(), event: 'backups.changed', words: /Copie automatiche/ },
  },
  {
    ...{ of: 'the door for programs', element: <AdminApiCard />, method: 'adminApi.get', event: null },
    answer: { on: true, port: 4780, switchable: true, address: null, problem: null },
    words: /Porta/,
  },
  {
    ...{ of: 'this computer', element: <ComputerSection />, method: 'computer.get', event: null },
    ...{ answer: { here: false, directory: '/srv/invita' }, words: /computer/ },
  },
  {
    ...{ of: 'newer versions', element: <UpdatesSection />, method: 'updates.get' },
    ...{ answer: anUpdatesView({ obstacle: 'SERVED' }), event: 'updates.changed', words: /Invita/ },
  },
  {
    ...{ of: 'what a phone has in its queue', method: 'sessions.unsent', event: 'queue.changed' },
    element: (
      <RemovePhoneDialog session={aSession()} others={[]} opened onClose={() => {}} onDone={async () => {}} />
    ),
    ...{ answer: { unsent: 0 }, words: /Nessun messaggio lo aspetta/ },
  },
];

describe.each(places)('$of', ({ element, method, answer, words, invented, others }) => {
  const open = async (said: Answers[Method]) =>
    renderScreen(element, { answers: { ...others, [method]: said } as Answers });

  it('that cannot be read: says so, invents nothing, and can be asked for again', async () => {
    const { client } = await open(refuse('STORE_BUSY'));
    const alert = await screen.findByRole('alert');
    if (invented !== undefined) expect(screen.queryByText(invented)).toBeNull();
    client.answer({ [method]: answer } as Answers);
    fireEvent.click(within(alert).getByRole('button', { name: 'Riprova' }));
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

it.each(places.filter(({ quiet }) => !quiet))(
  '$of: a skeleton until it is there',
  async ({ element, method, others }) => {
    await renderScreen(element, { answers: { ...others, [method]: unanswered } as Answers });
    const loading = await screen.findByText('Caricamento');
    expect(loading.closest('[role="status"]')?.querySelector('.skeleton')).not.toBeNull();
  },
);

describe.each(places.filter(({ event }) => event !== null))(
  '$of',
  ({ element, method, answer, event, words, others }) => {
    const open = async (said: Answers[Method]) =>
      renderScreen(element, { answers: { ...others, [method]: said } as Answers });

    it('that cannot be refreshed stays, and says so', async () => {
      const { client } = await open(answer);
      expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
      client.answer({ [method]: refuse('STORE_BUSY') } as Answers);
      if (event !== null) act(() => client.emit(event, {} as never));
      expect(await screen.findByText(/^Non aggiornato/)).toBeDefined();
      expect(screen.getAllByText(words).length).toBeGreaterThan(0);
      client.answer({ [method]: answer } as Answers);
      fireEvent.click(screen.getByRole('button', { name: 'Riprova' }));
      await waitFor(() => expect(screen.queryByText(/^Non aggiornato/)).toBeNull());
    });
  },
);

it('keeps what is being typed to a household while its conversation cannot be refreshed', async () => {
  const { client } = await renderScreen(<HouseholdConversation household={invited} />, {
    answers: {
      'inbox.conversation': {
        items: [{ from: 'household', message: written }],
        earlier: false,
        refusal: null,
      },
    },
  });
  const field = await screen.findByRole('textbox', { name: /Rossi/ });
  fireEvent.change(field, { target: { value: 'Alle sette' } });
  client.answer({ 'inbox.conversation': refuse('STORE_BUSY') });
  act(() => client.emit('inbox.changed', {} as never));
  await screen.findByText(/^Non aggiornato/);
  expect(field).toHaveProperty('value', 'Alle sette');
  expect(document.body.contains(field)).toBe(true);
});

it('does not say that nobody has this name before it has looked', async () => {
  await renderScreen(<WhoseDialog sender="s" name="Zia Pina" onDone={() => {}} onCancel={() => {}} />, {
    answers: {
      'inbox.suggest': { items: [] },
      // The shell asks for none but how many there are.
      'guests.list': ({ limit }) => (limit === 50 ? unanswered() : { items: [], total: 148 }),
    },
  });
  fireEvent.click(await screen.findByRole('combobox'));
  expect(await screen.findByText('Caricamento')).toBeDefined();
  expect(screen.queryByText('Nessuna famiglia con questo nome.')).toBeNull();
});

it('keeps «Cancella tutto adesso» where it is while what there is cannot be refreshed', async () => {
  window.location.hash = '#/configuration?section=privacy';
  const { client } = await openConfiguration({ 'retention.get': announced });
  const button = await screen.findByRole('button', { name: 'Cancella tutti i dati…' });
  client.answer({ 'retention.get': refuse('STORE_BUSY') });
  act(() => client.emit('retention.changed', {} as never));
  await screen.findByText(/^Non aggiornato/);
  expect(document.body.contains(button)).toBe(true);
});
