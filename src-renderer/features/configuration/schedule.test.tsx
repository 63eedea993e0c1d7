import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { errorMessage } from '#contract/error-messages.ts';
import { aBackupSchedule } from '../../testing/builders.ts';
import { type FakeClient, refuse, unanswered } from '../../testing/fake-client.ts';
import { openConfiguration } from './testing/open-configuration.tsx';

const folder = '/media/disco/copie';
const passphrase = 'quattro sedie al sole';
const chosen = aBackupSchedule({ on: true, folder, passphraseSet: true, nextAt: new Date().toISOString() });
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const toggle = () => screen.findByRole('switch', { name: 'Copie automatiche' });
const plans = (client: FakeClient) =>
  client.calls.filter(({ method }) => method === 'backups.setSchedule').map(({ input }) => input);

describe('copies by themselves', () => {
  beforeEach(() => {
    window.location.hash = '#/configuration?section=backup';
  });

  it('are switched on with a folder and a passphrase, which is told in words when it does not do', async () => {
    const { client } = await openConfiguration({ 'backups.setSchedule': refuse('BACKUP_FOLDER_INSIDE') });
    fireEvent.click(await toggle());
    const dialog = within(await screen.findByRole('dialog'));
    const save = dialog.getByRole('button', { name: 'Attiva le copie' });
    type(dialog.getByLabelText('Cartella'), folder);
    type(dialog.getByLabelText('Frase segreta'), 'breve');
    expect(save).toHaveProperty('disabled', true);
    type(dialog.getByLabelText('Frase segreta'), passphrase);
    type(dialog.getByLabelText('Ogni quanti giorni'), '2');
    fireEvent.click(save);
    expect(await dialog.findByText(/fra i dati di Invita/)).toBeDefined();
    client.answer({ 'backups.setSchedule': chosen, 'backups.schedule': chosen });
    fireEvent.click(save);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const plan = { on: true, folder, everyDays: 2, keep: 7, withSecrets: true };
    expect(plans(client)).toEqual([
      { plan, passphrase },
      { plan, passphrase },
    ]);
    expect(dialog.queryByText(passphrase)).toBeNull();
  });

  it('show the last good one with its time, size and place, and never the passphrase', async () => {
    await openConfiguration({
      'backups.schedule': {
        ...chosen,
        lastGood: {
          ...{ at: new Date(Date.now() - 60_000).toISOString(), bytes: 13_000_000 },
          path: `${folder}/invita-auto-x.invita`,
        },
      },
    });
    expect(await screen.findByText(/, 12,4 MB/)).toBeDefined();
    expect(screen.getByText(`${folder}/invita-auto-x.invita`)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Cambia…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText('Frase segreta')).toHaveProperty('value', '');
    // What is set can stay.
    expect(dialog.getByRole('button', { name: 'Salva' })).toHaveProperty('disabled', false);
  });

  it('say why none is made and what to do, and can be tried at once', async () => {
    const { client } = await openConfiguration({
      'backups.schedule': { ...chosen, failure: 'BACKUP_FOLDER_GONE', failedAt: new Date().toISOString() },
      'backups.runNow': refuse('BACKUP_FOLDER_GONE'),
    });
    expect(await screen.findByText(/Ricollega il disco/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Copia adesso' }));
    await waitFor(() => expect(client.calls.some(({ method }) => method === 'backups.runNow')).toBe(true));
    client.answer({ 'backups.schedule': chosen });
    client.emit('backups.changed', {});
    await waitFor(() => expect(screen.queryByRole('button', { name: /BACKUP_FOLDER_GONE/ })).toBeNull());
  });

  it('are switched off at once, with what was chosen kept', async () => {
    const { client } = await openConfiguration({
      'backups.schedule': chosen,
      'backups.setSchedule': { ...chosen, on: false },
    });
    fireEvent.click(await toggle());
    await waitFor(() => expect(plans(client)).toHaveLength(1));
    expect(plans(client)[0]).toMatchObject({ plan: { on: false, folder } });
  });

  it('are switched under the keyboard, which stays where it is until that is known', async () => {
    const { client } = await openConfiguration({
      'backups.schedule': chosen,
      'backups.setSchedule': unanswered,
    });
    const on = await toggle();
    on.focus();
    fireEvent.click(on);
    await waitFor(() => expect(plans(client)).toHaveLength(1));
    expect(on).toMatchObject({ checked: false, disabled: false });
    expect(document.activeElement).toBe(on);
  });

  it('that cannot be switched on for what the dialog mends open it with the reason in it', async () => {
    const { client } = await openConfiguration({
      'backups.schedule': { ...chosen, on: false },
      'backups.setSchedule': refuse('BACKUP_FOLDER_GONE'),
    });
    fireEvent.click(await toggle());
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/Ricollega il disco/)).toBeDefined();
    expect(plans(client)).toHaveLength(1);
  });

  it('that cannot be switched for anything else say why, and open nothing', async () => {
    await openConfiguration({
      'backups.schedule': chosen,
      'backups.setSchedule': refuse('READ_ONLY'),
    });
    fireEvent.click(await toggle());
    expect(await screen.findByText(errorMessage('it', 'READ_ONLY'))).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await toggle()).toHaveProperty('checked', true);
  });

  it('ask the desktop for the folder', async () => {
    await openConfiguration({
      'backups.schedule': aBackupSchedule({ canChoose: true }),
      'backups.chooseFolder': { folder },
    });
    fireEvent.click(await toggle());
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(dialog.getByRole('button', { name: 'Scegli…' }));
    await waitFor(() => expect(dialog.getByLabelText('Cartella')).toHaveProperty('value', folder));
  });
});
