import { Button } from '@mantine/core';
import { Eraser } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import type { RetentionView } from '#contract/retention.ts';
import { Card } from '../../components/card.tsx';
import { DeleteAllDialog } from '../../components/delete-all-dialog.tsx';
import { IconTile } from '../../components/icon-tile.tsx';
import { NotRefreshed } from '../../components/not-refreshed.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { TextLink } from '../../components/text-link.tsx';
import type { Format } from '../../lib/format.ts';
import type { Remote } from '../../lib/remote.ts';
import { useClient } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { notifyDone, useCommand } from '../../state/use-command.ts';
import { useDeleteAll } from '../../state/use-delete-all.ts';
import { useRemote } from '../../state/use-remote.ts';
import type { RealmClock } from './realm-clock.ts';
import './deletion-card.css';

export interface DeletionCardProps {
  readonly clock: RealmClock;
  /** What else is said to whom has no guests: not where they were deleted, who had them is no newcomer. */
  readonly children?: ReactNode;
}

/** That all personal data is about to be deleted, a week before and until then; or that it was. */
export function DeletionCard({ clock, children }: DeletionCardProps) {
  const [kept, reload] = useRemote('retention.get', {
    refreshOn: ['retention.changed', 'configuration.changed', 'guests.changed', 'queue.changed'],
  });
  const plan = kept.status === 'ready' ? kept.data.plan : null;
  useSeen(plan?.notice === true ? plan.due : null, reload);
  if (kept.status === 'loading') return null;
  if (kept.status === 'ready' && plan?.notice !== true) {
    const { last, households } = kept.data;
    return last === null || households > 0 ? children : <Done last={last} format={clock.format} />;
  }
  return (
    <>
      {kept.status === 'failed' ? (
        <Unknown kept={kept} reload={reload} />
      ) : (
        plan !== null && (
          <Notice kept={kept.data} stale={kept.stale} at={plan.at} format={clock.format} reload={reload} />
        )
      )}
      {children}
    </>
  );
}

/** Whether something is about to be deleted cannot be said: no reason to keep quiet about it. */
function Unknown({
  kept,
  reload,
}: {
  readonly kept: Remote<RetentionView>;
  readonly reload: () => Promise<void>;
}) {
  const { t } = useTranslation('overview');
  return (
    <Card label={t('deletion.label')}>
      <RemoteView remote={kept} retry={reload} title={t('deletion.unknown')}>
        {() => null}
      </RemoteView>
    </Card>
  );
}

/** Tells the app that somebody has the announcement for this date before their eyes: not a window in the background. */
function useSeen(due: string | null, seen: () => Promise<void>): void {
  const client = useClient();
  useEffect(() => {
    if (due === null) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') void client.call('retention.seen', { due }).then(seen);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [client, due, seen]);
}

interface NoticeProps {
  readonly kept: RetentionView;
  readonly stale: Failure | null;
  readonly at: string;
  readonly format: Format;
  readonly reload: () => Promise<void>;
}

function Notice({ kept, stale, at, format, reload }: NoticeProps) {
  const { t } = useTranslation('overview');
  const command = useCommand();
  const { waiting } = kept;
  const { what, ask, dialog } = useDeleteAll(kept, reload);

  async function postpone(): Promise<void> {
    const done = await command('retention.postpone');
    if (done !== null && done.plan !== null)
      notifyDone(t('deletion.postponed', { when: format.dayName(done.plan.at) }));
    await reload();
  }

  return (
    <Card label={t('deletion.label')}>
      {stale !== null && <NotRefreshed error={stale} retry={reload} />}
      <div className="deletion">
        <IconTile icon={Eraser} state="unconfirmed" />
        <div className="deletion-words">
          <h2 className="card-title">{t('deletion.title', { when: format.dayName(at) })}</h2>
          <p className="second">{t('deletion.text', { what })}</p>
          {waiting > 0 && <p className="second">{t('deletion.waiting', { count: waiting })}</p>}
          <p className="second">
            {t('deletion.export')}{' '}
            <TextLink onClick={() => navigate('guests')}>{t('deletion.guests')}</TextLink>
            {' · '}
            <TextLink onClick={() => navigate('reports')}>{t('deletion.reports')}</TextLink>
          </p>
        </div>
        <div className="deletion-buttons">
          <Button onClick={() => void postpone()}>{t('deletion.postpone')}</Button>
          <Button variant="default" data-danger onClick={ask}>
            {t('deletion.now')}
          </Button>
        </div>
      </div>
      {dialog && <DeleteAllDialog {...dialog} />}
    </Card>
  );
}

interface DoneProps {
  readonly last: NonNullable<RetentionView['last']>;
  readonly format: Format;
}

/** What happened, what is left of it, and how the next event begins. */
function Done({ last: { at, because, counts, clean }, format }: DoneProps) {
  const { t } = useTranslation('overview');
  const parts = (['households', 'guests', 'messages', 'received'] as const)
    .filter((part) => counts[part] > 0)
    .map((part) =>
      t(`components:deleteAll.${part}`, { count: counts[part], n: format.number(counts[part]) }),
    );
  return (
    <Card label={t('deletion.label')}>
      <div className="deletion">
        <IconTile icon={Eraser} />
        <div className="deletion-words">
          <h2 className="card-title">{t('deletion.done', { when: format.dayAndTime(at) })}</h2>
          <p className="second">
            {t(`deletion.because.${because}`)}{' '}
            {parts.length > 0 && `${t('deletion.were')} ${parts.join(', ')}. `}
            {t(clean ? 'deletion.clean' : 'deletion.cleaning')}{' '}
            <TextLink onClick={() => navigate('reports')}>{t('deletion.toReports')}</TextLink>
          </p>
          <p className="second">{t('deletion.next')}</p>
        </div>
        <div className="deletion-buttons">
          <Button onClick={() => navigate('guests')}>{t('deletion.newList')}</Button>
          <Button variant="default" onClick={() => navigate('configuration', { section: 'numbers' })}>
            {t('deletion.newEvent')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
