import { describe, expect, it } from 'vitest';
import { ask } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';
import { unreachedSheet } from './unreached-sheet.ts';

const list = [
  'Nome;Cognome;Cellulare',
  'Anna;Rossi;+39 333 111 2222',
  'Bruno;Bianchi;',
  'Carla;Verdi;+39 06 698 12345',
].join('\n');

it('who is not invited is told with the reason, with link and text to send by other means', async () => {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  const content = Buffer.from(list).toString('base64');
  const { previewId } = await ask(app, 'guests.previewImport', { content });
  await ask(app, 'guests.applyImport', { previewId, include: ['toCheck', 'duplicates'] });

  const { items, counts, total } = await ask(app, 'invitations.unreached', {});
  expect(items.map(({ name, reason }) => `${name} ${reason}`).sort()).toEqual([
    'Anna Rossi NEVER_INVITED',
    'Bruno Bianchi NO_PHONE',
    'Carla Verdi LANDLINE_ONLY',
  ]);
  expect([counts, total]).toEqual([{ NEVER_INVITED: 1, NO_PHONE: 1, LANDLINE_ONLY: 1 }, 3]);

  // Whoever is meant for all is left out as a landline, and tried when chosen by hand.
  expect(await ask(app, 'invitations.plan', { households: 'all-not-invited' })).toMatchObject({
    messages: 1,
  });
  const carla = items.find(({ name }) => name === 'Carla Verdi')?.household ?? '';
  expect(await ask(app, 'invitations.plan', { households: [carla] })).toMatchObject({ messages: 1 });

  const bruno = items.find(({ name }) => name === 'Bruno Bianchi')?.household ?? '';
  const way = await ask(app, 'invitations.otherWay', { household: bruno });
  expect(way.text).toContain('Ciao Bruno');
  expect(way.text).toContain(way.link);
  expect((await ask(app, 'links.verify', { link: way.link ?? '' })).household?.name).toBe('Bruno Bianchi');

  await ask(app, 'invitations.send', { households: 'all-not-invited' });
  expect((await ask(app, 'invitations.unreached', {})).total).toBe(2);
  const sheet = await ask(app, 'invitations.unreachedSheet', undefined);
  expect(sheet.content).toContain('Bruno Bianchi');
  expect(sheet.content).not.toContain('Anna Rossi');

  const check = await ask(app, 'invitations.check', {
    households: [bruno, carla],
    body: 'CARI AMICI VI ASPETTIAMO TUTTI QUANTI\n{{ link }}\n{{ evento }}',
  });
  expect(check.warnings).toEqual(['CAPITALS', 'NO_NAME']);
  expect(check.missing).toMatchObject([{ placeholder: 'evento', count: 1 }]);
});

describe('the list for a spreadsheet', () => {
  it('opens as it is and runs nothing', () => {
    const row = {
      name: '=HYPERLINK("x")',
      phones: ['+39333'],
      email: '@cmd',
      link: 'https://a',
      text: 'a;"b"\nc',
    };
    expect(unreachedSheet([row], 'it').content).toBe(
      `\uFEFFFamiglia;Telefono;E-mail;Link;Testo\r\n"'=HYPERLINK(""x"")";'+39333;'@cmd;https://a;"a;""b""\nc"\r\n`,
    );
  });
});
