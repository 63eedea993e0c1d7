import { expect, it } from 'vitest';
import { openZip } from '../domain/guests/import/read/zip.ts';
import { ask } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';

const text = (content: string) => Buffer.from(content, 'base64').toString('utf8');

it('the list for the caterer comes as a table of numbers and texts, and runs nothing', async () => {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  const { household } = await ask(app, 'guests.add', {
    name: '=1+1',
    phones: ['+39 333 111 2222'],
    guests: [{ firstName: 'Anna', lastName: 'Rossi' }],
  });
  await ask(app, 'rsvp.record', {
    household: household.id,
    rsvp: 'COMING',
    adults: 2,
    children: 1,
    guests: [{ name: 'Anna', coming: true, dietary: '@vegana; senza glutine' }],
    note: '-arriva tardi',
  });
  const coming = await ask(app, 'reports.coming', {});
  expect(coming).toMatchObject({ households: 1, adults: 2, children: 1, assumed: 0 });
  expect(coming.menus).toEqual([{ dietary: '@vegana; senza glutine', guests: 1 }]);

  const csv = await ask(app, 'reports.export', { report: 'coming', format: 'csv' });
  expect(csv.filename).toMatch(/^invita-elenco-catering-\d{4}-\d\d-\d\d\.csv$/);
  expect(text(csv.content).split('\r\n')).toEqual([
    '\uFEFFFamiglia;Adulti;Bambini;Nomi;Menù;Nota;Note della lista;Numeri',
    'Totale: 1;2;1;;;;;',
    '\'=1+1;2;1;Anna;"Anna: @vegana; senza glutine";\'-arriva tardi;;',
    '',
  ]);

  const xlsx = await ask(app, 'reports.export', { report: 'coming', format: 'xlsx' });
  const workbook = openZip(Buffer.from(xlsx.content, 'base64'));
  const sheet = new TextDecoder().decode(workbook.read('xl/worksheets/sheet1.xml'));
  expect(sheet).toContain('<c><v>2</v></c><c><v>1</v></c>');
  expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
  expect(sheet).not.toMatch(/<f[ >]/);
});

it('the summary says how far the invitations came and what is missing, in the words of the screen', async () => {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  await ask(app, 'guests.add', { name: 'Rossi', phones: ['+39 333 111 2222'] });
  await ask(app, 'guests.add', { name: 'Verdi', phones: [] });
  await ask(app, 'invitations.send', { households: 'all-not-invited' });
  const { funnel, answers } = await ask(app, 'reports.summary', undefined);
  expect(funnel).toMatchObject({ listed: 2, invited: 1, sent: 0, answered: 0, coming: 0 });
  expect(answers).toEqual({ step: 'day', steps: [] });
  const missing = await ask(app, 'reports.missing', { limit: 1 });
  expect(missing).toMatchObject({ counts: { WAITING: 1, NO_PHONE: 1 }, total: 2 });
  expect(missing.items).toMatchObject([{ name: 'Rossi', reason: 'WAITING' }]);
  const csv = text((await ask(app, 'reports.export', { report: 'summary', format: 'csv' })).content);
  for (const line of ['In elenco;2', 'Invitate;1', 'Senza numero;1', 'Ancora in coda;1']) {
    expect(csv).toContain(`\r\n${line}\r\n`);
  }
  const list = text((await ask(app, 'reports.export', { report: 'missing', format: 'csv' })).content);
  expect(list).toContain("Rossi;Ancora in coda;'+393331112222;");
});
