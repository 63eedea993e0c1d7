import { Button, Tooltip } from '@mantine/core';
import { Pause, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './live-toggle.css';

export interface LiveToggleProps {
  /** What the admin chose. */
  readonly on: boolean;
  /** Still for now: the pointer is on a row, or rows are selected. */
  readonly held: boolean;
  /** Something changed and is not shown yet. */
  readonly news: boolean;
  readonly onChange: (on: boolean) => void;
}

/** «In tempo reale»: whether the list shows what happens as it happens. */
export function LiveToggle({ on, held, news, onChange }: LiveToggleProps) {
  const { t } = useTranslation('queue');
  const state = !on ? 'off' : held ? 'held' : 'live';
  return (
    <Tooltip label={t(`live.${state}`)}>
      <Button
        className="live-toggle"
        variant="default"
        size="sm"
        data-state={state}
        aria-pressed={on}
        leftSection={state === 'live' ? <Radio /> : <Pause />}
        onClick={() => onChange(!on)}
      >
        {t('live.name')}{' '}
        {news && (
          <span className="live-toggle-news">
            <span className="visually-hidden">{t('live.news')}</span>
          </span>
        )}
      </Button>
    </Tooltip>
  );
}
