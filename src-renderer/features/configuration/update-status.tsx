import { Button, Loader, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '#contract/updates.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useFormat } from '../../state/use-format.ts';
import type { Updates } from '../../state/use-updates.ts';

const megabyte = 1024 * 1024;

export interface UpdateStatusProps {
  readonly view: UpdatesView;
  readonly act: Updates['act'];
  /** What stands before the notes of the version. */
  readonly children?: ReactNode;
}

/** What is known of a newer version, and the one thing to do about it. */
export function UpdateStatus({ view, act, children }: UpdateStatusProps) {
  const { t } = useTranslation('updates');
  const { state, offer, problem } = view;
  if (state === 'FAILED' && problem !== null) {
    const again = offer === null ? 'check' : 'download';
    return (
      <div className="update-failed">
        <ErrorState
          title={problem.message}
          code={problem.code}
          action={{ label: t('common:retry'), onClick: () => act(again) }}
        />
        {children}
      </div>
    );
  }
  return (
    <div className="update-status">
      {/* Progress changes several times a second: nobody wants to hear that. */}
      <div className="update-status-words" role="status">
        <Headline view={view} />
      </div>
      {state === 'DOWNLOADING' && <Download progress={view.progress} onCancel={() => void act('cancel')} />}
      <Action view={view} act={act} />
      {children}
      {offer?.notes && state !== 'CHECKING' && <Notes text={offer.notes} />}
    </div>
  );
}

function Headline({ view }: { readonly view: UpdatesView }) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  const { state, offer, waiting, checkedAt } = view;
  return (
    <>
      <p className="update-status-title">
        {state === 'CHECKING' && <Loader size={14} aria-hidden />}
        {t(`state.${state}`, { version: offer?.version ?? '' })}
      </p>
      {state === 'READY' && <p className="second">{t(waiting ? 'waiting' : 'atEnd')}</p>}
      {(state === 'NONE' || state === 'AVAILABLE') && checkedAt !== null && (
        <p className="second">{t('checkedAt', { when: format.dayAndTime(Date.parse(checkedAt)) })}</p>
      )}
    </>
  );
}

function Action({ view, act }: Omit<UpdateStatusProps, 'children'>) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  const { state, offer, waiting, obstacle } = view;
  if (state === 'IDLE' || state === 'NONE') {
    return (
      <Button variant="default" onClick={() => void act('check')}>
        {t('check')}
      </Button>
    );
  }
  if (state === 'AVAILABLE' && obstacle !== null) return <ByHand byHand={offer?.byHand ?? null} />;
  if (state === 'AVAILABLE') {
    const bytes = offer?.bytes ?? null;
    return (
      <Button onClick={() => void act('download')}>
        {bytes === null
          ? t('download')
          : t('downloadSize', { size: format.number(Math.max(1, Math.round(bytes / megabyte))) })}
      </Button>
    );
  }
  if (state !== 'READY') return null;
  return waiting ? (
    <Button variant="default" onClick={() => void act('cancel')}>
      {t('keepOpen')}
    </Button>
  ) : (
    <Button onClick={() => void act('install')}>{t('restart')}</Button>
  );
}

/** The browser fetches it: what is done with it is said beside. */
function ByHand({ byHand }: { readonly byHand: NonNullable<UpdatesView['offer']>['byHand'] }) {
  const { t } = useTranslation('updates');
  if (byHand === null) return <p className="second">{t('byHand.ask')}</p>;
  const { name, address } = byHand;
  return (
    <>
      <Button component="a" href={address} target="_blank" rel="noreferrer">
        {t('byHand.fetch')}
      </Button>
      <p className="second">{t('byHand.file', { name })}</p>
    </>
  );
}

interface DownloadProps {
  readonly progress: UpdatesView['progress'];
  readonly onCancel: () => void;
}

function Download({ progress, onCancel }: DownloadProps) {
  const { t } = useTranslation('updates');
  const format = useFormat();
  const tenths = (bytes: number) => format.number(Math.round((bytes / megabyte) * 10) / 10);
  const { doneBytes = 0, totalBytes = null, bytesPerSecond = null } = progress ?? {};
  return (
    <>
      <Progress
        className="update-status-bar"
        value={totalBytes === null ? 100 : (100 * doneBytes) / totalBytes}
        animated={totalBytes === null}
        size={6}
        aria-label={t('progress.label')}
      />
      <p className="second tabular">
        {totalBytes === null
          ? t('progress.done', { done: tenths(doneBytes) })
          : t('progress.amount', { done: tenths(doneBytes), total: tenths(totalBytes) })}
        {bytesPerSecond !== null && ` · ${t('progress.rate', { rate: tenths(bytesPerSecond) })}`}
      </p>
      <Button variant="default" size="xs" onClick={onCancel}>
        {t('progress.cancel')}
      </Button>
    </>
  );
}

function Notes({ text }: { readonly text: string }) {
  const { t } = useTranslation('updates');
  return (
    <section className="update-notes" aria-label={t('notes')}>
      <h3 className="update-notes-title">{t('notes')}</h3>
      <p>{text}</p>
    </section>
  );
}
