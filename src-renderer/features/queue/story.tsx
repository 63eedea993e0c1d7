import { CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '#contract/queue.ts';
import { stateColours } from '../../components/status-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../state/use-format.ts';
import { storyLine, storyText, storyTime } from './story-words.ts';
import './story.css';

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
