import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenView } from '#contract/tokens.ts';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { LinesSkeleton } from '../../components/skeletons.tsx';
import { useRemote } from '../../state/use-remote.ts';
import { AdminApiCard } from './admin-api-card.tsx';
import { NewTokenDialog } from './new-token-dialog.tsx';
import { OwnerFileRow } from './owner-file-row.tsx';
import { TokenRow } from './token-row.tsx';
import './access-section.css';
import './setting-row.css';

/** Whether and where the Admin API answers, and who may use it for what. */
export function AccessSection() {
  return (
    <>
      <AdminApiCard />
      <AccessCard />
    </>
  );
}

/** Accessi: each change is made at once, without «Salva». */
function AccessCard() {
  const { t } = useTranslation('configuration');
  const [tokens, askAgain] = useRemote('tokens.list');
  const [making, setMaking] = useState(false);
  return (
    <Card title={t('access.title')}>
      <div className="setting-row">
        <p className="configuration-hint">{t('access.text')}</p>
        <Button variant="default" onClick={() => setMaking(true)}>
          {t('access.new')}
        </Button>
      </div>
      <RemoteView remote={tokens} retry={askAgain} loading={<LinesSkeleton count={2} />}>
        {({ items }) => (
          <>
            <Tokens items={items} onRevoked={() => void askAgain()} />
            <OwnerFileRow />
          </>
        )}
      </RemoteView>
      {making && <NewTokenDialog onMade={() => void askAgain()} onClose={() => setMaking(false)} />}
    </Card>
  );
}

interface TokensProps {
  readonly items: readonly TokenView[];
  readonly onRevoked: () => void;
}

function Tokens({ items, onRevoked }: TokensProps) {
  const { t } = useTranslation('configuration');
  if (items.length === 0) {
    return (
      <p className="access-none">
        {t('access.none')} <span className="second">{t('access.noneText')}</span>
      </p>
    );
  }
  return (
    <ul className="access-list" aria-label={t('access.title')}>
      {items.map((token) => (
        <TokenRow key={token.id} token={token} onRevoked={onRevoked} />
      ))}
    </ul>
  );
}
