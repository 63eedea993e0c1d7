import { Button, Modal, NumberInput, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { useInvita } from '../../state/invita-context.ts';
import { notifyDone } from '../../state/use-command.ts';
import { useFormat } from '../../state/use-format.ts';
import './dialog-form.css';

const reasons = ['TOO_SHORT', 'TOO_LONG', 'NOT_TEXT', 'WELL_KNOWN', 'SAME'] as const;
const usualGraceDays = 90;

/** «Cambia il segreto»: links that are out go on for a while, new ones are signed with another. */
export function RotateSecretDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const { client, app } = useInvita();
  const [secret, setSecret] = useState('');
  const [days, setDays] = useState<number | string>(usualGraceDays);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const reason = reasons.find((known) => known === failure?.details?.['reason']);
  const valid = typeof days === 'number' && days >= 1 && days <= 730;

  async function rotate(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (typeof days !== 'number') return;
    setBusy(true);
    const given = secret === '' ? {} : { secret };
    const result = await client.call('links.rotateSecret', { graceDays: days, ...given });
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    await app.reload();
    notifyDone(t('rotate.done', { until: format.dayAndTime(result.data.previousSecretUntil) }));
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t('rotate.question')} size={460} withCloseButton={false}>
      <form className="dialog-form" onSubmit={(event) => void rotate(event)}>
        <p className="second">{t('rotate.explained')}</p>
        <NumberInput
          label={t('rotate.days')}
          description={t('rotate.daysHint')}
          min={1}
          max={730}
          allowDecimal={false}
          value={days}
          onChange={setDays}
          data-autofocus
        />
        <PasswordInput
          label={t('rotate.label')}
          description={t('rotate.rule')}
          visibilityToggleButtonProps={{ 'aria-label': t('showKey') }}
          autoComplete="off"
          maxLength={1000}
          value={secret}
          onChange={(event) => {
            setSecret(event.currentTarget.value);
            setFailure(null);
          }}
          error={reason === undefined ? failure?.message : t(`secret.problem.${reason}`)}
        />
        <div className="dialog-form-buttons">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <BusyButton type="submit" busy={busy} disabled={!valid}>
            {t('rotate.confirm')}
          </BusyButton>
        </div>
      </form>
    </Modal>
  );
}
