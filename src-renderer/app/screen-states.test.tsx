import { notifications } from '@mantine/notifications';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Method } from '#contract';
import { errorMessage } from '#contract/error-messages.ts';
import { createI18n } from '../locales/i18n.ts';
import { createAppStore } from '../state/app-store.ts';
import { type ScreenName, screens } from '../state/navigation.ts';
import { anAppInfo, aQueueSummary, aSession, someCounts } from '../testing/builders.ts';
import { type Answers, createFakeClient, refuse, unanswered } from '../testing/fake-client.ts';
import '../testing/jsdom-stubs.ts';
import { Root } from './root.tsx';

// Every screen in every state it can be in. A screen that is added has to say here what it asks for.

interface Asks {
  /** What the screen cannot be drawn without. */
  readonly method: Method;
  /** The shell's own word is shown until the answer is there, so nothing is ever seen loading. */
  readonly known?: true;
  /** Asked by the shell too: only later questions fail. */
  readonly answeredFirst?: Answers[Method];
  readonly hash?: string;
}

const asks: Readonly<Record<ScreenName, Asks>> = {
  overview: { method: 'overview.get' },
  whatsapp: { method: 'sessions.list', known: true, answeredFirst: [aSession()] },
  guests: { method: 'guests.list', answeredFirst: { items: [], total: 148 } },
  invitations: { method: 'invitations.templates' },
  queue: { method: 'queue.list' },
  inbox: { method: 'inbox.list' },
  reports: { method: 'reports.summary' },
  configuration: {
    method: 'tokens.list',
    known: true,
    hash: '#/configuration?section=access',
  },
  doctor: { method: 'doctor.run' },
};

async function open(
  name: ScreenName,
  later: () => ReturnType<typeof refuse> | Promise<never>,
  more: Answers = {},
) {
  const { method, answeredFirst, hash = `#/${name}` } = asks[name];
  let asked = 0;
  const answer = () => {
    asked += 1;
    return asked === 1 && answeredFirst !== undefined ? answeredFirst : later();
  };
  window.location.hash = hash;
  const client = createFakeClient({ ...more, [method]: answer } as Answers);
  const app = createAppStore(client);
  app.start();
  render(<Root invita={{ client, app }} i18n={createI18n('it')} />);
  await screen.findByRole('navigation', { name: 'Schermate' });
  return { client, asked: () => asked };
}

/** The screen's own part of the page; its code comes with the first visit. */
const main = () => within(screen.getByRole('main'));

describe.each(screens)('%s', (name) => {
  const { known } = asks[name];

  beforeEach(() => notifications.clean());

  it('says that it cannot answer: what happened, what is safe, a code to copy, a way to try again', async () => {
    const { asked } = await open(name, () => refuse('INTERNAL'));
    const alert = await main().findByRole('alert');
    expect(alert.textContent).toContain(errorMessage('it', 'INTERNAL'));
    expect(alert.textContent).toMatch(/andato perso|al sicuro|vanno avanti/);
    expect(within(alert).getByText('INTERNAL').closest('button')).not.toBeNull();
    const before = asked();
    fireEvent.click(within(alert).getByRole('button', { name: 'Riprova' }));
    await waitFor(() => expect(asked()).toBeGreaterThan(before));
  });

  it.runIf(!known)('is a skeleton with a name until the answer is there', async () => {
    await open(name, unanswered);
    const loading = await main().findAllByText('Caricamento');
    expect(loading[0]?.closest('[role="status"]')?.querySelector('.skeleton')).not.toBeNull();
  });

  it.runIf(!known)(
    'does not flash where the answer comes at once: a skeleton shows after 300 ms',
    async () => {
      await open(name, unanswered);
      const [loading] = await main().findAllByText('Caricamento');
      expect(loading?.closest('.skeletons')).not.toBeNull();
    },
  );

  it('keeps what it shows while the line is down, in practice, over a disk that takes nothing more', async () => {
    const { client } = await open(name, () => refuse('INTERNAL'), {
      'app.info': anAppInfo({ realm: 'practice', notices: ['READ_ONLY'] }),
    });
    await main().findByRole('alert');
    expect(screen.getByText('Nessun messaggio esce da questo computer.')).toBeDefined();
    expect(screen.getByText(errorMessage('it', 'READ_ONLY'))).toBeDefined();
    expect(screen.getByRole('button', { name: 'Apri la diagnosi' })).toBeDefined();
    act(() => client.connection('offline'));
    expect(screen.getByText('Invita non risponde.')).toBeDefined();
    expect(main().getByRole('alert')).toBeDefined();
  });
});

describe('with nothing on it', () => {
  const nothing: Answers = {
    'guests.list': () => ({ items: [], total: 0 }),
    'queue.summary': () => aQueueSummary({ counts: someCounts({}) }),
  };

  it.each([
    ['guests', 'Trascina qui la tua lista', 'Scegli un file'],
    ['queue', 'Nessun invito in coda', 'Vai agli inviti'],
    ['inbox', 'Non ha ancora scritto nessuno', 'Prepara gli inviti'],
    ['reports', 'Ancora niente da riassumere', 'Vai agli invitati'],
  ] as const)('%s says what it is for and what to do next', async (name, title, next) => {
    window.location.hash = `#/${name}`;
    const client = createFakeClient(nothing);
    const app = createAppStore(client);
    app.start();
    render(<Root invita={{ client, app }} i18n={createI18n('it')} />);
    await screen.findByRole('navigation', { name: 'Schermate' });
    const heading = await main().findByRole('heading', { name: title });
    const place = heading.closest<HTMLElement>('.empty-state');
    if (place === null) throw new Error('the words stand in no empty state');
    expect(within(place).getByRole('button', { name: next })).toBeDefined();
  });
});
