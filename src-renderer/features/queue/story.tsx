import { CopyButton } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { Check, CheckCheck, CircleQuestionMark, Send, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '#contract/queue.ts';
import { stateColours } from '../../components/status-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../state/use-format.ts';
import type { StateName } from '../../theme/tokens.ts';
import { storyLine, storyText, storyTime } from './story-words.ts';
import './story.css';

/** A step in between is an empty ring. */
const icons: Partial<Record<StateName, LucideIcon>> = {
  sending: Send,
  sent: Check,
  answered: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  unconfirmed: CircleQuestionMark,
  failed: X,
};

/** Everything that happened to a message, to the second. */
export function Story({ log }: { readonly log: readonly LogEntry[] }) {
  const { t } = useTranslation('queue');
  const words = { t, format: useFormat() };
  const lines = log.map((entry) => storyLine(entry, words));
  return (
    <section aria-label={t('story.title')}>
      <header className="story-head">
        <h3 className="story-title">{t('story.title')}</h3>
        <CopyButton value={storyText(lines, words)}>
          {({ copied, copy }) => (
            <TextLink onClick={copy}>{copied ? t('story.copied') : t('story.copy')}</TextLink>
          )}
        </CopyButton>
      </header>
      <ol className="story">
        {lines.map(({ at, title, detail, state }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows, an entry is its place in it
            key={index}
            className="story-entry"
            data-unknown={state === 'unconfirmed' || undefined}
            style={stateColours(state)}
          >
            <StoryMark state={state} />
            <span className="story-entry-title">{title}</span>
            <time className="story-time tabular" dateTime={at}>
              {storyTime(at, words)}
            </time>
            {detail !== '' && <span className="story-detail hint">{detail}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function StoryMark({ state }: { readonly state: StateName }) {
  const Icon = icons[state];
  return (
    <span className="story-mark" aria-hidden>
      {Icon && <Icon size={11} />}
    </span>
  );
}
