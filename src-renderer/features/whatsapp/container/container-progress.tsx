import { Button, Loader, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContainerTask } from '#contract/container.ts';
import { useFormat } from '../../../state/use-format.ts';
import type { ContainerPanelState } from './use-container.ts';
import './container-progress.css';

const megabyte = 1024 * 1024;

export interface ContainerProgressProps {
  readonly task: ContainerTask;
  readonly panel: ContainerPanelState;
}

/** What is being done; while the image comes over the net, how much has come and how fast. */
export function ContainerProgress({ task, panel }: ContainerProgressProps) {
  const { t } = useTranslation('container');
  const pulling = task.step === 'PULLING';
  return (
    <div className="container-progress">
      <Loader size={20} aria-hidden />
      <div className="container-progress-body">
        <p className="container-progress-title">{t(`step.${task.step ?? 'WAITING'}.title`)}</p>
        {pulling ? (
          <Pull pull={task.pull} />
        ) : (
          <p className="second">{t(`step.${task.step ?? 'WAITING'}.text`)}</p>
        )}
        {pulling && (
          <Button
            variant="default"
            size="xs"
            disabled={panel.asking}
            onClick={() => void panel.act('cancel')}
          >
            {t('pull.cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Pull({ pull }: { readonly pull: ContainerTask['pull'] }) {
  const { t } = useTranslation('container');
  const format = useFormat();
  if (pull === null || pull.totalBytes === 0) return <p className="second">{t('pull.asking')}</p>;
  const megabytes = (bytes: number, digits: number) =>
    format.number(Math.round((bytes / megabyte) * 10 ** digits) / 10 ** digits);
  const percent = (100 * pull.doneBytes) / pull.totalBytes;
  return (
    <>
      <Progress value={percent} size={6} aria-label={t('pull.label')} />
      <p className="second tabular">
        {t('pull.amount', { done: megabytes(pull.doneBytes, 0), total: megabytes(pull.totalBytes, 0) })}
        {pull.bytesPerSecond !== null && ` · ${t('pull.rate', { rate: megabytes(pull.bytesPerSecond, 1) })}`}
      </p>
    </>
  );
}
