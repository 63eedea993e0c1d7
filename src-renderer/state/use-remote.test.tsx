import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { Household } from '#contract/guests.ts';
import { aHousehold } from '../testing/builders.ts';
import { refuse } from '../testing/fake-client.ts';
import { renderScreen } from '../testing/render.tsx';
import { useRemote } from './use-remote.ts';

function Names({ live = true }: { readonly live?: boolean }) {
  const [q, setQ] = useState('a');
  const [remote] = useRemote('guests.list', { input: { q }, refreshOn: ['guests.changed'], live });
  return (
    <>
      <button type="button" onClick={() => setQ('b')}>
        cerca b
      </button>
      <output>
        {remote.status === 'ready'
          ? remote.data.items.map(({ name }) => name).join()
          : remote.status === 'failed'
            ? remote.error.code
            : '…'}
        {remote.status === 'ready' && remote.stale !== null && ` (${remote.stale.code})`}
      </output>
    </>
  );
}

const shown = () => screen.getByRole('status').textContent;
const page = (name: string) => ({ items: [aHousehold({ name })], total: 1 });

describe('a remote answer', () => {
  it('is asked for again when an event makes it old, unless the view is held', async () => {
    const { client, rerender } = await renderScreen(<Names />, {
      answers: { 'guests.list': () => page('Rossi') },
    });
    await screen.findByText('Rossi');
    client.answer({ 'guests.list': () => page('Bianchi') });
    act(() => client.emit('guests.changed', {}));
    await screen.findByText('Bianchi');
    rerender(<Names live={false} />);
    client.answer({ 'guests.list': () => page('Verdi') });
    await act(async () => client.emit('guests.changed', {}));
    expect(shown()).toBe('Bianchi');
  });

  it('of an older question is dropped when it comes late', async () => {
    const late: { resolve: (household: Household) => void }[] = [];
    const { client } = await renderScreen(<Names />, { answers: { 'guests.list': () => page('Rossi') } });
    await screen.findByText('Rossi');
    const call = client.call;
    Object.assign(client, {
      call: async (method: 'guests.list', input: { q: string }) => {
        if (method === 'guests.list' && input.q === 'a')
          await new Promise<Household>((resolve) => late.push({ resolve }));
        return call(method, input);
      },
    });
    client.answer({ 'guests.list': ({ q }) => page(q === 'a' ? 'vecchio' : 'nuovo') });
    act(() => client.emit('guests.changed', {}));
    act(() => screen.getByRole('button').click());
    await screen.findByText('nuovo');
    await act(async () => late[0]?.resolve(aHousehold()));
    expect(shown()).toBe('nuovo');
  });

  it('stays on the screen when the line breaks, and when a refresh is refused, with why', async () => {
    const { client } = await renderScreen(<Names />, { answers: { 'guests.list': () => page('Rossi') } });
    await screen.findByText('Rossi');
    client.answer({ 'guests.list': refuse('APP_UNREACHABLE') });
    await act(async () => client.emit('guests.changed', {}));
    expect(shown()).toBe('Rossi');
    client.answer({ 'guests.list': refuse('INTERNAL') });
    act(() => client.emit('guests.changed', {}));
    await screen.findByText('Rossi (INTERNAL)');
    client.answer({ 'guests.list': () => page('Bianchi') });
    act(() => client.emit('guests.changed', {}));
    await screen.findByText('Bianchi');
  });

  it('of another question is a failure when it is refused: the old answer is none to it', async () => {
    const { client } = await renderScreen(<Names />, { answers: { 'guests.list': () => page('Rossi') } });
    await screen.findByText('Rossi');
    client.answer({ 'guests.list': refuse('INTERNAL') });
    act(() => screen.getByRole('button').click());
    await screen.findByText('INTERNAL');
  });

  it('goes when what it tells of is gone', async () => {
    const { client } = await renderScreen(<Names />, { answers: { 'guests.list': () => page('Rossi') } });
    await screen.findByText('Rossi');
    client.answer({ 'guests.list': refuse('UNKNOWN_HOUSEHOLD') });
    act(() => client.emit('guests.changed', {}));
    await screen.findByText('UNKNOWN_HOUSEHOLD');
  });
});
