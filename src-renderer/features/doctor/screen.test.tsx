import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DoctorFinding } from '#contract/doctor.ts';
import { aContainerView, aDoctorReport, aSession } from '../../testing/builders.ts';
import { type Answers, refuse } from '../../testing/fake-client.ts';
import { renderScreen } from '../../testing/render.tsx';
import { DoctorScreen } from './screen.tsx';

const unreachable: DoctorFinding = {
  check: 'WAHA_REACHABLE',
  session: { type: 'sposa', label: 'Sposa' },
  result: 'failed',
  code: 'UNREACHABLE',
  values: { host: '127.0.0.1:3000' },
  action: 'SHOW_WHATSAPP',
};
const unlinked: DoctorFinding = {
  ...unreachable,
  check: 'SESSION',
  code: 'LINK_CLOSED',
  action: 'REFRESH_SESSION',
};
const healthy: DoctorFinding = {
  check: 'DATABASE',
  session: null,
  result: 'ok',
  code: 'DATABASE_HEALTHY',
  values: {},
  action: null,
};

async function open(findings: readonly DoctorFinding[], answers: Answers = {}) {
  const { client } = await renderScreen(<DoctorScreen />, {
    answers: { 'doctor.run': aDoctorReport(findings), ...answers },
  });
  return client;
}

const runs = (client: Awaited<ReturnType<typeof open>>) =>
  client.calls.filter(({ method }) => method === 'doctor.run').length;
const group = (name: string) => screen.findByRole('heading', { level: 2, name });

describe('the doctor', () => {
  it('tells what needs a person first: what was found, what it means', async () => {
    await open([healthy, unreachable]);
    await group('Da sistemare');
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items[0]).toContain('Risposta di WAHA: da sistemare');
    expect(items[0]).toContain('Nessuno risponde a 127.0.0.1:3000.');
    expect(items[0]).toContain('I messaggi aspettano in coda.');
    expect(items[1]).toContain('Archivio: a posto');
    expect(screen.getByText('1 cosa da sistemare · 1 a posto')).toBeDefined();
  });

  it('counts in its head as the groups below do', async () => {
    await open([unreachable, { ...unlinked, result: 'warning' }, healthy]);
    expect(
      await screen.findByText('1 cosa da sistemare · 1 cosa meglio sistemarla · 1 a posto'),
    ).toBeDefined();
  });

  it('says once why several things cannot be told', async () => {
    const untold: DoctorFinding = { ...unreachable, result: 'unknown', code: 'WAHA_FIRST', action: null };
    await open([
      unreachable,
      { ...untold, check: 'WAHA_KEY' },
      { ...untold, check: 'HISTORY' },
      { ...untold, check: 'EVENTS', code: 'PHONE_FIRST' },
    ]);
    await group('Non si sa');
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items).toHaveLength(3);
    expect(items[1]).toContain('Chiave di WAHA, Storia delle chat: non si sa');
    expect(items[2]).toContain('Notizie da WhatsApp: non si sa');
  });

  it('mends where it can, and looks again', async () => {
    const client = await open([unlinked], { 'sessions.refresh': aSession() });
    const row = within((await screen.findAllByRole('listitem'))[0] as HTMLElement);
    client.answer({ 'doctor.run': aDoctorReport([healthy]) });
    fireEvent.click(row.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('Niente da sistemare · 1 a posto')).toBeDefined();
    expect(client.calls).toContainEqual({ method: 'sessions.refresh', input: { type: 'sposa' } });
    expect(runs(client)).toBe(2);
  });

  it.each([
    ['SHOW_WHATSAPP', 'Apri WhatsApp', '#/whatsapp'],
    ['CORRECT_ADDRESS', 'Correggi indirizzo o chiave', '#/configuration?section=phones'],
    ['CORRECT_SECRET', 'Rimetti la chiave', '#/configuration?section=links'],
    ['START_CONTAINER', 'Avvia il contenitore', '#/whatsapp'],
  ] as const)('%s leads where it is mended', async (action, name, hash) => {
    window.location.hash = '#/doctor';
    await open([{ ...unreachable, action }], { 'container.start': aContainerView() });
    fireEvent.click(await screen.findByRole('button', { name }));
    await waitFor(() => expect(window.location.hash).toBe(hash));
  });

  it('names the phone only where there are several', async () => {
    await open([unreachable]);
    await group('Da sistemare');
    expect(screen.queryByText('· Sposa')).toBeNull();
  });

  it('says that the checks could not be run', async () => {
    await open([], { 'doctor.run': refuse('STOPPING') });
    expect((await screen.findByRole('alert')).textContent).toContain('I controlli non sono riusciti');
  });
});

describe('«Controlla un link»', () => {
  const link = 'https://nozze.example/i/abc';
  const anna = { id: 'h1', name: 'Anna Rossi' };
  const verified = { household: anna, signedAt: '2027-03-09T12:00:00.000Z', previousSecret: false };

  async function check(answer: NonNullable<Answers['links.verify']>) {
    const client = await open([healthy], { 'links.verify': answer });
    fireEvent.change(screen.getByLabelText('Link o messaggio'), { target: { value: link } });
    fireEvent.click(screen.getByRole('button', { name: 'Controlla link' }));
    return client;
  }

  it('says whose it is, and revokes it after a question', async () => {
    const client = await check({ ...verified, verdict: 'VALID' });
    expect(await screen.findByText(/Vale: è il link di Anna Rossi/)).toBeDefined();
    client.answer({ 'links.revoke': { household: anna, link, version: 2, stillQueued: 0 } });
    fireEvent.click(screen.getByRole('button', { name: 'Revoca questo link…' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Revoca link' }));
    await waitFor(() =>
      expect(client.calls.find(({ method }) => method === 'links.revoke')?.input).toEqual({
        household: 'h1',
      }),
    );
  });

  it('says why the web site would refuse it', async () => {
    await check({ household: null, signedAt: null, previousSecret: false, verdict: 'BAD_SIGNATURE' });
    expect(await screen.findByText(/è stato cambiato/)).toBeDefined();
  });
});
