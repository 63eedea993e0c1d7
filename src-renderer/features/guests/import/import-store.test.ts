import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Answers, createFakeClient, type FakeClient, refuse } from '../../../testing/fake-client.ts';
import { aPreview } from '../testing/builders.ts';
import type { GuestSource } from './guest-source.ts';
import { createImportStore } from './import-store.ts';

const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x00, 0xff, 0x41);
const list: GuestSource = { name: 'lista.csv', blob: new Blob([bytes]) };
const other: GuestSource = { name: 'altra.csv', blob: new Blob(['x']) };

function setUp(answers: Answers = {}) {
  const client = createFakeClient({ 'guests.previewImport': aPreview(), ...answers });
  return { client, imports: createImportStore(client) };
}

/** What the last preview was asked of. */
function sent(client: FakeClient) {
  const call = client.calls.findLast(({ method }) => method === 'guests.previewImport');
  if (call === undefined) throw new Error('no preview was asked for');
  return call.input as { filename?: string; content: string };
}

afterEach(() => vi.restoreAllMocks());

describe('a list on its way in', () => {
  it('goes to the main process byte by byte, under its name', async () => {
    const { client, imports } = setUp();
    await imports.take({ source: list });
    const { filename, content } = sent(client);
    expect(filename).toBe('lista.csv');
    expect([...atob(content)].map((character) => character.charCodeAt(0))).toEqual([...bytes]);
    expect(imports.getState()).toMatchObject({ reading: null, problem: null, opened: { source: list } });
  });

  it('has no name when it was pasted, and a bounded one otherwise', async () => {
    const { client, imports } = setUp();
    await imports.take({ source: { ...list, name: null } });
    expect(sent(client)).not.toHaveProperty('filename');
    await imports.take({ source: { ...list, name: 'x'.repeat(400) } });
    expect(sent(client).filename).toHaveLength(300);
  });

  it('that is refused leaves the preview that was open', async () => {
    const { client, imports } = setUp();
    await imports.take({ source: list });
    client.answer({ 'guests.previewImport': refuse('IMPORT_NO_PHONE_COLUMN') });
    await imports.take({ source: other });
    expect(imports.getState()).toMatchObject({
      opened: { source: list },
      problem: { kind: 'refused', while: 'reading', error: { code: 'IMPORT_NO_PHONE_COLUMN' } },
    });
    await imports.take({ problem: 'folder' });
    expect(imports.getState()).toMatchObject({ opened: { source: list }, problem: { kind: 'folder' } });
  });

  it('that cannot be read is said to be unreadable', async () => {
    vi.spyOn(FileReader.prototype, 'readAsDataURL').mockImplementation(function (this: FileReader) {
      this.onerror?.(new ProgressEvent('error') as ProgressEvent<FileReader>);
    });
    const { client, imports } = setUp();
    await imports.take({ source: list });
    expect(imports.getState()).toMatchObject({ reading: null, problem: { kind: 'unreadable' } });
    expect(client.calls).toEqual([]);
  });

  it('gives way to the one dropped after it', async () => {
    const { imports } = setUp();
    const first = imports.take({ source: list });
    await imports.take({ source: other });
    await first;
    expect(imports.getState().opened?.source).toBe(other);
  });

  it('stays away once it was cancelled', async () => {
    const { imports } = setUp();
    const reading = imports.take({ source: list });
    imports.cancel();
    await reading;
    expect(imports.getState()).toMatchObject({ reading: null, opened: null });
  });
});

describe('an open preview', () => {
  const summary = { ...aPreview().summary, applied: true, importId: 'i1' };

  it('is written once, however often it is asked for', async () => {
    const { client, imports } = setUp({ 'guests.applyImport': summary });
    await imports.take({ source: list });
    const [first, second] = await Promise.all([imports.apply(), imports.apply()]);
    expect([first, second]).toEqual([summary, null]);
    const applied = client.calls.filter(({ method }) => method === 'guests.applyImport');
    expect(applied).toEqual([{ method: 'guests.applyImport', input: { previewId: 'p1' } }]);
    expect(imports.getState().opened).toBeNull();
  });

  it('stays when it is refused, with the list to read again', async () => {
    const { imports } = setUp({ 'guests.applyImport': refuse('UNKNOWN_PREVIEW') });
    await imports.take({ source: list });
    expect(await imports.apply()).toBeNull();
    expect(imports.getState()).toMatchObject({
      applying: false,
      opened: { source: list },
      problem: { while: 'applying', error: { code: 'UNKNOWN_PREVIEW' }, source: list },
    });
  });

  it('is left alone by what is dropped, or cancelled, while it is written', async () => {
    const { imports } = setUp({ 'guests.applyImport': summary });
    await imports.take({ source: list });
    const applying = imports.apply();
    imports.cancel();
    void imports.take({ source: other });
    expect(imports.getState()).toMatchObject({ applying: true, reading: null, opened: { source: list } });
    expect(await applying).toEqual(summary);
  });

  it('is told one thing after the other, and writes only when it knows the last', async () => {
    const { client, imports } = setUp({
      'guests.applyImport': summary,
      'guests.revisePreview': ({ include = [] }) => aPreview({ include }),
    });
    await imports.take({ source: list });
    void imports.revise({ include: ['toCheck'] });
    void imports.revise({ include: [] });
    await imports.apply();
    expect(client.calls.slice(-3).map(({ method }) => method)).toEqual([
      'guests.revisePreview',
      'guests.revisePreview',
      'guests.applyImport',
    ]);
  });

  it('is as it was when it cannot be read as somebody said', async () => {
    const { imports } = setUp({ 'guests.revisePreview': refuse('IMPORT_EMPTY') });
    await imports.take({ source: list });
    expect(await imports.revise({ read: { encoding: 'utf-16le' } })).toBe(false);
    expect(imports.getState()).toMatchObject({
      revising: false,
      opened: { revision: 0 },
      problem: { while: 'revising' },
    });
  });

  it('is left in the main process too when another list takes its place', async () => {
    const { client, imports } = setUp();
    await imports.take({ source: list });
    client.answer({ 'guests.previewImport': aPreview({ previewId: 'p2' }) });
    await imports.take({ source: other });
    expect(client.calls.at(-1)).toEqual({ method: 'guests.closePreview', input: { previewId: 'p1' } });
  });

  it('is gone once it was cancelled', async () => {
    const { imports } = setUp();
    await imports.take({ source: list });
    imports.cancel();
    expect(imports.getState().opened).toBeNull();
  });
});
