import { BookOpen, Globe, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenScope, TokenView } from '#contract/tokens.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { StatusChip, type StatusChipProps } from '../../components/status-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { notifyDone, useCommand } from '../../state/use-command.ts';
import { useFormat } from '../../state/use-format.ts';

export interface TokenRowProps {
  readonly token: TokenView;
  readonly onRevoked: () => void;
}

const looks: Readonly<Record<TokenScope, Pick<StatusChipProps, 'state' | 'icon'>>> = {
  read: { state: 'pending', icon: BookOpen },
  enqueue: { state: 'sent', icon: Globe },
  admin: { state: 'unconfirmed', icon: ShieldAlert },
};

/** One access: its name, what it may do, when it was last used, and the way to end it. */
export function TokenRow({ token, onRevoked }: TokenRowProps) {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { id, name, scope, createdAt, lastUsedAt } = token;

  async function revoke(): Promise<void> {
    setBusy(true);
    const revoked = await command('tokens.revoke', { id });
    setBusy(false);
    setAsking(false);
    if (revoked !== null) notifyDone(t('access.revoked', { name }));
    onRevoked();
  }

  return (
    <li className="access-row">
      <div className="access-row-words">
        <p className="access-row-name">{name}</p>
        <p className="second">
          {t('access.created', { when: format.dayAndTime(createdAt) })},{' '}
          {lastUsedAt === null
            ? t('access.neverUsed')
            : t('access.used', { when: format.dayAndTime(lastUsedAt) })}
        </p>
      </div>
      <StatusChip {...looks[scope]} filled>
        {t(`access.scope.${scope}`)}
      </StatusChip>
      <TextLink label={t('access.revokeOne', { name })} onClick={() => setAsking(true)}>
        {t('access.revoke')}
      </TextLink>
      <ConfirmDialog
        opened={asking}
        danger
        busy={busy}
        title={t('access.revokeQuestion', { name })}
        confirmLabel={t('access.revokeConfirm')}
        onConfirm={() => void revoke()}
        onCancel={() => setAsking(false)}
      >
        {t('access.revokeText')}
      </ConfirmDialog>
    </li>
  );
}
