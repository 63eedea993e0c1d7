import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { failure } from '#contract/error-messages.ts';
import { keepFocus } from '../lib/keep-focus.ts';
import type { Remote } from '../lib/remote.ts';
import { renderComponent } from '../testing/render.tsx';
import { Card } from './card.tsx';
import { RemoteView } from './remote-view.tsx';

const refused = failure('it', 'STORE_BUSY');
const show = (remote: Remote<string>, retry: () => Promise<void> = async () => {}) =>
  renderComponent(
    <RemoteView remote={remote} retry={retry} loading="uno scheletro">
      {(data) => <p>{data}</p>}
    </RemoteView>,
  );

describe('what was asked for', () => {
  it('is its skeleton, then itself, with no word of failures', () => {
    const { unmount } = show({ status: 'loading' });
    expect(screen.getByText('uno scheletro')).toBeDefined();
    unmount();
    show({ status: 'ready', data: 'tre famiglie', stale: null });
    expect(screen.getByText('tre famiglie')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('stays beside the word that it could not be refreshed, why, and a way to try again', async () => {
    const retry = vi.fn(async () => {});
    show({ status: 'ready', data: 'tre famiglie', stale: refused }, retry);
    expect(screen.getByText('tre famiglie')).toBeDefined();
    const line = screen.getByRole('status');
    expect(line.textContent).toContain('Non aggiornato');
    expect(line.textContent).toContain(refused.message);
    fireEvent.click(screen.getByRole('button', { name: 'Riprova' }));
    expect(retry).toHaveBeenCalledOnce();
    await waitFor(() => expect(line.textContent).toMatch(/Ultimo tentativo alle \d+:\d\d:\d\d/));
  });

  it('shows that it is being asked again, once, and when that was in vain', async () => {
    const answers: (() => void)[] = [];
    const retry = vi.fn(() => new Promise<void>((resolve) => answers.push(resolve)));
    show({ status: 'failed', error: refused }, retry);
    expect(screen.getByRole('alert').textContent).toContain('Niente è andato perso');
    const button = screen.getByRole('button', { name: 'Riprova' });
    fireEvent.click(button);
    await waitFor(() => expect(button.getAttribute('aria-busy')).toBe('true'));
    expect(button).toHaveProperty('disabled', false);
    expect(screen.getByText('Nuovo tentativo in corso')).toBeDefined();
    fireEvent.click(button);
    expect(retry).toHaveBeenCalledOnce();
    answers[0]?.();
    expect(await screen.findByText(/Ultimo tentativo alle \d+:\d\d:\d\d, non riuscito/)).toBeDefined();
    expect(button.getAttribute('aria-busy')).toBeNull();
  });

  it.each([
    ['could not be read', { status: 'failed', error: refused }],
    ['could not be refreshed', { status: 'ready', data: 'tre famiglie', stale: refused }],
  ] as const)('leads the keyboard on to its heading once what %s is there', async (_, first) => {
    const stop = keepFocus(document);
    const view = (remote: Remote<string>) => (
      <Card title="Famiglie">
        <RemoteView remote={remote} retry={async () => {}}>
          {(data) => <button type="button">{data}</button>}
        </RemoteView>
      </Card>
    );
    const { rerender } = renderComponent(view(first));
    screen.getByRole('button', { name: 'Riprova' }).focus();
    rerender(view({ status: 'ready', data: 'tre famiglie', stale: null }));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Famiglie' })),
    );
    stop();
  });
});
