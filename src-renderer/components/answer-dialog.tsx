import { Button, Checkbox, Modal, NumberInput, SegmentedControl, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import './answer-dialog.css';
import { BusyButton } from './busy-button.tsx';

type Rsvp = NonNullable<Household['rsvp']>;

export interface AnswerValues {
  readonly rsvp: Rsvp;
  readonly adults: number | null;
  readonly children: number | null;
  readonly note: string;
}

export interface AnswerDialogProps {
  readonly title: string;
  /** What the answer is about, in the guest's own words. */
  readonly quote?: string;
  readonly initial: { readonly [F in keyof AnswerValues]?: AnswerValues[F] | undefined };
  /** Asks whether no more is written to them, and starts with this. */
  readonly optOut?: boolean;
  /** Resolves when it is done; the dialog stays until it is closed. */
  readonly onSave: (values: AnswerValues, optOut: boolean) => Promise<void>;
  readonly onClose: () => void;
}

const rsvps = ['COMING', 'MAYBE', 'NOT_COMING'] as const;

/** Says by hand what a household answered. */
export function AnswerDialog({ title, quote, initial, optOut, onSave, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('components');
  const [rsvp, setRsvp] = useState<Rsvp | null>(initial.rsvp ?? null);
  const [adults, setAdults] = useState<number | string>(initial.adults ?? '');
  const [children, setChildren] = useState<number | string>(initial.children ?? '');
  const [note, setNote] = useState(initial.note ?? '');
  const [optingOut, setOptingOut] = useState(optOut ?? false);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || rsvp === null) return;
    setBusy(true);
    const counts =
      rsvp === 'NOT_COMING'
        ? { adults: null, children: null }
        : { adults: count(adults), children: count(children) };
    await onSave({ rsvp, ...counts, note: note.trim() }, optingOut);
    setBusy(false);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={460}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className="answer-form" onSubmit={(event) => void submit(event)}>
        {quote !== undefined && quote !== '' && (
          <p className="second">{t('common:quoted', { text: quote })}</p>
        )}
        <SegmentedControl
          aria-label={t('answer.label')}
          data={rsvps.map((value) => ({ value, label: t(`guests:answer.${value}`) }))}
          // Nobody has said anything until one is chosen.
          value={rsvp ?? ''}
          onChange={(value) => setRsvp(value as Rsvp)}
        />
        {rsvp !== 'NOT_COMING' && (
          <div className="answer-counts">
            <NumberInput label={t('answer.adults')} min={0} max={999} value={adults} onChange={setAdults} />
            <NumberInput
              label={t('answer.children')}
              min={0}
              max={999}
              value={children}
              onChange={setChildren}
            />
          </div>
        )}
        <Textarea
          label={t('answer.note')}
          description={t('answer.noteText')}
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {optOut !== undefined && (
          <Checkbox
            label={t('answer.optOut')}
            description={t('answer.optOutText')}
            checked={optingOut}
            onChange={(event) => setOptingOut(event.currentTarget.checked)}
          />
        )}
        <div className="answer-buttons">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <BusyButton type="submit" busy={busy} disabled={rsvp === null}>
            {t('answer.save')}
          </BusyButton>
        </div>
      </form>
    </Modal>
  );
}

function count(value: number | string): number | null {
  return typeof value === 'number' ? value : null;
}
