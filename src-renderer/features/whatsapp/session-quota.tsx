import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { useFormat } from '../../state/use-format.ts';
import './session-restriction.css';

const warnings: ReadonlySet<string> = new Set(['FIRST_WARNING', 'SECOND_WARNING', 'CAPPED']);

/** WhatsApp's allowance of new chats, where it has one: how much of it is used, and when it begins anew. */
export function SessionQuota({ quota }: { readonly quota: NonNullable<SessionView['quota']> }) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  const { status, total, used, renewsAt } = quota;
  if (total === null && !warnings.has(status)) return null;
  const words = t(total === null ? 'quota.warned' : 'quota.used', { used, total, count: total ?? 0 });
  return (
    <div className="session-quota" data-warning={warnings.has(status) || undefined}>
      <div className="session-quota-line">
        <span>{words}</span>
        {renewsAt !== null && (
          <span className="second">{t('quota.renews', { when: format.when(renewsAt) })}</span>
        )}
      </div>
      {total !== null && (
        <Progress value={Math.min(100, (100 * used) / Math.max(1, total))} size="sm" aria-label={words} />
      )}
    </div>
  );
}
