import { act, fireEvent, screen } from '@testing-library/react';
import { RotateCw } from 'lucide-react';
import { create } from 'qrcode';
import { describe, expect, it, vi } from 'vitest';
import type { WorkProgress } from '#contract/work.ts';
import { createFormat } from '../lib/format.ts';
import { someSlots } from '../testing/builders.ts';
import { renderComponent } from '../testing/render.tsx';
import { AnswerComposer } from './answer-composer.tsx';
import { AppVersion } from './app-version.ts';
import { BeforeAfter } from './before-after.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { CountdownRing } from './countdown-ring.tsx';
import { DeleteAllDialog } from './delete-all-dialog.tsx';
import { ErrorState } from './error-state.tsx';
import { drawQr, QrCode } from './qr-code.tsx';
import { SidePanel } from './side-panel.tsx';
import { SlotGauge } from './slot-gauge.tsx';
import { WhatsAppBubble } from './whatsapp-bubble.tsx';
import { WorkProgressBar } from './work-progress.tsx';

const now = Date.parse('2027-03-09T13:29:19Z');
const format = createFormat({ language: 'it', timeZone: 'Europe/Rome', now: () => now });

describe('the slot gauge', () => {
  it('says in words how full it is and when the next place comes free', () => {
    renderComponent(<SlotGauge slots={someSlots(now, 2, [2.7, 40])} now={now} format={format} />);
    expect(
      screen.getByRole('img', { name: '2 su 2 usati, il prossimo posto si libera alle 14:32' }),
    ).toBeDefined();
  });

  it('says of each place when it comes free, and in how long', () => {
    renderComponent(<SlotGauge slots={someSlots(now, 2, [2.7, 40])} now={now} format={format} />);
    expect([...document.querySelectorAll('.slot-gauge-cell')].map((cell) => cell.textContent)).toEqual([
      '14:32prossimo',
      '15:0940 min',
    ]);
  });

  it('promises no time while a place is free', () => {
    renderComponent(<SlotGauge slots={someSlots(now, 3, [2.7])} now={now} format={format} />);
    expect(screen.getByRole('img', { name: '1 su 3 usati' })).toBeDefined();
    expect(screen.getAllByText('libero')).toHaveLength(2);
  });

  it('becomes a strip of sixty minutes above twelve slots', () => {
    renderComponent(<SlotGauge slots={someSlots(now, 13, [1, 2])} now={now} format={format} />);
    expect(document.querySelectorAll('.slot-gauge-column')).toHaveLength(60);
  });
});

describe('the countdown ring', () => {
  it('turns to sand in the last five seconds', () => {
    const sand = () => document.querySelector('.countdown-ring')?.hasAttribute('data-sand');
    const { unmount } = renderComponent(<CountdownRing remainingMs={5_400} totalMs={20_000} />);
    expect(sand()).toBe(false);
    unmount();
    renderComponent(<CountdownRing remainingMs={5_000} totalMs={20_000} />);
    expect(sand()).toBe(true);
  });

  it('stops at zero', () => {
    renderComponent(<CountdownRing remainingMs={-3_000} totalMs={20_000} />);
    expect(screen.getByText('0 s')).toBeDefined();
  });
});

describe('the side panel', () => {
  it('walks the list with the arrows and closes with Escape', () => {
    const [onClose, onPrevious, onNext] = [vi.fn(), vi.fn(), vi.fn()];
    renderComponent(
      <SidePanel title="Famiglia Testa" onClose={onClose} onPrevious={onPrevious} onNext={onNext}>
        <input aria-label="nota" />
      </SidePanel>,
    );
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'Escape'])
      fireEvent.keyDown(document.body, { key });
    expect([onNext, onPrevious, onClose].map((spy) => spy.mock.calls.length)).toEqual([1, 2, 1]);
  });

  it('leaves the keys typed into a field alone', () => {
    const onClose = vi.fn();
    renderComponent(
      <SidePanel title="Famiglia Testa" onClose={onClose}>
        <input aria-label="nota" />
      </SidePanel>,
    );
    fireEvent.keyDown(screen.getByLabelText('nota'), { key: 'Escape' });
    expect(onClose).not.toHaveBeenCalled();
  });

  it('offers no way beyond the end of the list', () => {
    renderComponent(
      <SidePanel title="Famiglia Testa" onClose={() => {}}>
        testo
      </SidePanel>,
    );
    expect(screen.getByRole('button', { name: 'Riga successiva' })).toHaveProperty('disabled', true);
  });
});

describe('the bulk bar', () => {
  it('is there only while something is selected', () => {
    const action = { label: 'Riprova', icon: RotateCw, onClick: vi.fn() };
    const { unmount } = renderComponent(<BulkBar count={0} actions={[action]} onClear={() => {}} />);
    expect(screen.queryByRole('toolbar')).toBeNull();
    unmount();
    renderComponent(<BulkBar count={1} actions={[action]} onClear={() => {}} />);
    expect(screen.getByText('1 selezionato')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Riprova' }));
    expect(action.onClick).toHaveBeenCalledOnce();
  });
});

describe('a question', () => {
  it('never fills the dangerous choice', () => {
    renderComponent(
      <ConfirmDialog
        opened
        danger
        title="Inviare di nuovo?"
        confirmLabel="Invia di nuovo"
        onConfirm={() => {}}
        onCancel={() => {}}
      >
        Forse è già arrivato.
      </ConfirmDialog>,
    );
    const variant = (name: string) => screen.getByRole('button', { name }).getAttribute('data-variant');
    expect(variant('Invia di nuovo')).toBe('default');
    expect(variant('Annulla')).toBe('filled');
  });
});

describe('a question whose answer is being carried out', () => {
  it.each(['confirm', 'deleteAll'] as const)(
    'is not closed, as if it had been called off: %s',
    async (which) => {
      const onClose = vi.fn();
      renderComponent(
        which === 'confirm' ? (
          <ConfirmDialog
            {...{ opened: true, danger: true, busy: true, title: 'Togliere?', confirmLabel: 'Togli' }}
            onConfirm={() => {}}
            onCancel={onClose}
          >
            Non si può tornare indietro.
          </ConfirmDialog>
        ) : (
          <DeleteAllDialog
            what="3 famiglie"
            waiting={0}
            onDelete={() => new Promise(() => {})}
            onClose={onClose}
          />
        ),
      );
      if (which === 'deleteAll') {
        fireEvent.change(screen.getByRole('textbox'), { target: { value: 'CANCELLA' } });
        fireEvent.click(screen.getByRole('button', { name: 'Cancella tutto per sempre' }));
      }
      const cancel = screen.getByRole('button', { name: 'Annulla' });
      expect(cancel).toHaveProperty('disabled', true);
      fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
      fireEvent.click(document.querySelector('.mantine-Modal-inner') as Element);
      expect(onClose).not.toHaveBeenCalled();
    },
  );
});

describe('long work', () => {
  const progress = { id: 'w', unit: 'rows', done: 1, total: 10, perSecond: null, leftMs: null } as const;
  const bar = (changes: Partial<WorkProgress>) => (
    <WorkProgressBar
      label="Esportazione in corso"
      progress={{ ...progress, phase: 'counting', ...changes }}
      format={format}
      onCancel={() => {}}
    />
  );

  it('is heard when it begins and when it becomes something else, and not at each step', () => {
    const { rerender } = renderComponent(bar({}));
    const heard = screen.getByRole('status');
    expect(heard.textContent).toBe('Esportazione in corso');
    rerender(bar({ done: 5 }));
    expect(heard.textContent).toBe('Esportazione in corso');
    rerender(bar({ phase: 'final' }));
    expect(heard.textContent).toContain('non si può più interrompere');
    expect(screen.queryByRole('button', { name: 'Interrompi' })).toBeNull();
  });

  it('that waits for other work says so, and can be given up', () => {
    renderComponent(bar({ phase: 'waiting', done: 0, total: 0 }));
    expect(screen.getByRole('status').textContent).toContain('Comincia appena finisce');
    expect(screen.getByRole('button', { name: 'Interrompi' })).toBeDefined();
  });
});

describe('an answer being written', () => {
  it('keeps what was typed while the words before it were on their way', async () => {
    let settle: (sent: boolean) => void = () => {};
    const onSend = () =>
      new Promise<boolean>((resolve) => {
        settle = resolve;
      });
    renderComponent(<AnswerComposer name="Rossi" refusal={null} onSend={onSend} />);
    const field = screen.getByRole('textbox', { name: /Rossi/ });
    fireEvent.change(field, { target: { value: 'Alle sette' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.change(field, { target: { value: 'Alle sette. E portate i bimbi' } });
    await act(async () => settle(true));
    expect(field).toHaveProperty('value', 'Alle sette. E portate i bimbi');
    fireEvent.keyDown(field, { key: 'Enter' });
    await act(async () => settle(true));
    expect(field).toHaveProperty('value', '');
  });
});

describe('an error', () => {
  it('is copied with its sentence, the version and the time', async () => {
    const written = vi.fn(async () => {});
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: written }, configurable: true });
    renderComponent(
      <AppVersion value="1.4.0">
        <ErrorState title="Il disco è in sola lettura." text="Niente è andato perso." code="READ_ONLY" />
      </AppVersion>,
    );
    fireEvent.click(screen.getByRole('button', { name: /READ_ONLY/ }));
    expect(await screen.findByText('Dettagli copiati')).toBeDefined();
    expect(written).toHaveBeenCalledWith(
      expect.stringMatching(
        /^READ_ONLY\nIl disco è in sola lettura\. Niente è andato perso\.\nInvita 1\.4\.0\n\d{4}-\d\d-\d\dT/,
      ),
    );
  });

  it('says what happened, what is safe, and offers one way out', () => {
    const onClick = vi.fn();
    renderComponent(
      <ErrorState
        title="WAHA non risponde"
        text="Niente è andato perso."
        code="WAHA_UNREACHABLE"
        action={{ label: 'Riavvia', onClick }}
      />,
    );
    expect(screen.getByRole('alert').textContent).toContain('Niente è andato perso.');
    expect(screen.getByText('WAHA_UNREACHABLE')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Riavvia' }));
    expect(onClick).toHaveBeenCalledOnce();
  });
});

describe('a change of an import', () => {
  it('shows the old struck out and the new, and says so aloud', () => {
    renderComponent(<BeforeAfter before="347.000.0131" after="+39 347 000 0131" />);
    expect(document.querySelector('del')?.textContent).toBe('Prima: 347.000.0131');
    expect(document.querySelector('ins')?.textContent).toBe('+39 347 000 0131');
  });
});

describe('a QR code', () => {
  it('draws exactly the modules of its text', () => {
    const value = '2@abcDEF123,xyz==,999';
    const { modules } = create(value, { errorCorrectionLevel: 'L' });
    const { path } = drawQr(value);
    const drawn = new Set<string>();
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
      for (let step = 0; step < Number(width); step += 1) drawn.add(`${Number(x) + step},${y}`);
    }
    const expected = new Set<string>();
    for (let y = 0; y < modules.size; y += 1) {
      for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) expected.add(`${x},${y}`);
    }
    expect(drawn).toEqual(expected);
  });

  it('is marked when it is stale', () => {
    renderComponent(<QrCode value="2@abc" label="Codice QR" stale />);
    expect(document.querySelector('.qr-code')?.hasAttribute('data-stale')).toBe(true);
  });
});

describe('a WhatsApp message', () => {
  it('is text and nothing else, whatever it contains', () => {
    renderComponent(
      <WhatsAppBubble
        side="in"
        text={'<img src=x onerror=alert(1)> *<b>ciao</b>* https://example.org/i/a'}
      />,
    );
    const bubble = document.querySelector('.whatsapp-bubble-text');
    expect(bubble?.textContent).toBe('<img src=x onerror=alert(1)> <b>ciao</b> https://example.org/i/a');
    expect(bubble?.querySelector('img, b, a')).toBeNull();
    expect(bubble?.querySelector('strong')?.textContent).toBe('<b>ciao</b>');
  });

  it('tells its ticks in words', () => {
    renderComponent(<WhatsAppBubble side="out" text="Sì" time="14:28" ack={3} />);
    expect(screen.getByText('Letto')).toBeDefined();
  });
});
