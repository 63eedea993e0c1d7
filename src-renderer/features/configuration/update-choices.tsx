import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateSettings } from '#contract/updates.ts';
import { Card } from '../../components/card.tsx';
import { useChosen } from '../../state/use-chosen.ts';
import type { Updates } from '../../state/use-updates.ts';
import './setting-row.css';

const modes = ['TELL', 'DOWNLOAD', 'OFF'] as const satisfies readonly UpdateSettings['mode'][];
const channels = ['STABLE', 'BETA'] as const satisfies readonly UpdateSettings['channel'][];

export interface UpdateChoicesProps {
  readonly settings: UpdateSettings;
  /** Nothing is fetched for a copy that is replaced by hand. */
  readonly byHand: boolean;
  readonly choose: Updates['choose'];
}

/** How Invita is kept up to date, and with which versions. */
export function UpdateChoices({ settings, byHand, choose: save }: UpdateChoicesProps) {
  const { t } = useTranslation('updates');
  const [{ mode, channel }, choose] = useChosen(settings, (_, all) => save(all));
  const shown = byHand && mode === 'DOWNLOAD' ? 'TELL' : mode;
  const offered = byHand ? modes.filter((each) => each !== 'DOWNLOAD') : modes;
  return (
    <>
      <Choice
        title={t('mode.title')}
        text={byHand && shown === 'TELL' ? t('mode.byHand') : t(`mode.explained.${shown}`)}
        value={shown}
        data={offered.map((value) => ({ value, label: t(`mode.name.${value}`) }))}
        onChoose={(wanted) => choose({ mode: wanted })}
      />
      <Choice
        title={t('channel.title')}
        text={t(`channel.explained.${channel}`)}
        value={channel}
        data={channels.map((value) => ({ value, label: t(`channel.name.${value}`) }))}
        onChoose={(wanted) => choose({ channel: wanted })}
      />
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly title: string;
  /** What the present choice means. */
  readonly text: string;
  readonly value: T;
  readonly data: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ title, text, value, data, onChoose }: ChoiceProps<T>) {
  const hint = useId();
  return (
    <Card label={title}>
      <div className="update-choice">
        <div>
          <h2 className="card-title">{title}</h2>
          <p className="configuration-hint" id={hint} aria-live="polite">
            {text}
          </p>
        </div>
        <SegmentedControl
          aria-label={title}
          aria-describedby={hint}
          value={value}
          data={[...data]}
          onChange={(wanted) => onChoose(wanted as T)}
        />
      </div>
    </Card>
  );
}
