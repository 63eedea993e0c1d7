import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Language } from '#contract/common.ts';
import { configurationDefaults } from '#contract/configuration.ts';
import { openStores } from '../store/stores.ts';
import { systemRandom } from '../system-random.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { createImportService } from './import-service.ts';

function open(language: Language = 'it') {
  const storePath = join(temporaryDirectory(), 'invita.sqlite');
  const opened = openStores({ path: storePath, realm: 'real', newId: () => 'event', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  const progress: number[] = [];
  const service = createImportService({
    storePath,
    configuration: () => ({ ...configurationDefaults, language }),
    clock: { now: () => ({ wall: 1000, uptime: 0, boot: 'b' }) } as never,
    random: systemRandom(),
    onProgress: (_, share) => progress.push(share),
  });
  onTestFinished(() => {
    service.stop();
    opened.stores.close();
  });
  return { service, stores: opened.stores, progress };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const list = 'Nome;Cognome;Cell\nMario;Rossi;3331234501\nAnna;Neri;3,33E+09\n;;\nUgo;Blu;3331234503';

describe('an import', () => {
  it('writes nothing before it is applied, then all of it, and all of it is undone', async () => {
    const { service, stores, progress } = open();
    const { previewId, summary, plan } = await service.open({ filename: 'a.csv' }, bytes(list));
    expect(summary).toMatchObject({ rowsRead: 4, ready: 2, toCheck: 1, refused: [{ row: 4 }] });
    expect(plan).toMatchObject({ households: 2, guests: 2, undecided: 1 });
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    const ruined = await service.rows(previewId, { tab: 'toCheck', offset: 0, limit: 10 });
    expect(ruined.rows).toMatchObject([{ kind: 'line', row: 3, reasons: [{ values: { cell: 'C3' } }] }]);
    const mended = await service.revise(previewId, { edit: { row: 3, values: { phone: '333 123 4502' } } });
    expect(mended.plan.guests).toBe(3);
    expect((await stores.households.counts()).households).toBe(0);
    const { importId } = await service.apply(previewId);
    expect((await stores.households.counts()).households).toBe(3);
    expect(await stores.imports.imports(5)).toMatchObject([{ id: importId, undoable: true, guests: 3 }]);
    expect(await service.undo(importId)).toBe('undone');
    expect((await stores.households.counts()).households).toBe(0);
    expect(await service.undo(importId)).toBe('unknown');
  });

  it('is gone once it is applied or left', async () => {
    const { service } = open();
    const { previewId } = await service.open({}, bytes(list));
    service.close(previewId);
    await expect(service.rows(previewId, { tab: 'ready', offset: 0, limit: 1 })).rejects.toMatchObject({
      code: 'UNKNOWN_PREVIEW',
    });
  });

  it('can be left in the middle of its reading', async () => {
    const { service } = open();
    const reading = service.open({ previewId: 'mine' }, bytes(list));
    service.close('mine');
    await expect(reading).rejects.toMatchObject({ code: 'IMPORT_CANCELLED' });
  });

  it('remembers the columns a person named for the next list with the same header', async () => {
    const { service } = open();
    const text = 'Chi;Dove;Quando\nMario Rossi;Roma;3331234501';
    const first = await service.open({}, bytes(text));
    await service.revise(first.previewId, { mapping: [{ column: 1, field: 'household' }] });
    await service.apply(first.previewId);
    const second = await service.open({}, bytes(`${text}\nUgo Blu;Bari;3331234503`));
    expect(second.mapping[1]).toMatchObject({ field: 'household', by: 'manual' });
  });

  it('opens a list whose columns say nothing only when a person will name them', async () => {
    const { service } = open();
    const text = 'Nome;Stato\nMario Rossi;sì';
    await expect(service.open({}, bytes(text))).rejects.toMatchObject({ code: 'IMPORT_NO_PHONE_COLUMN' });
    const opened = await service.open({ chooseColumns: true }, bytes(text));
    expect(opened).toMatchObject({ problem: 'IMPORT_NO_PHONE_COLUMN', plan: { guests: 0 } });
  });
});
