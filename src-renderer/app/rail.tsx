import { Kbd } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failuresToMend } from '#contract/needs-you.ts';
import { Mark } from '../components/mark.tsx';
import type { AppSnapshot } from '../state/app-store.ts';
import { useApp } from '../state/invita-context.ts';
import { hashOf, type PlaceName, type ScreenName, screens } from '../state/navigation.ts';
import { useFormat } from '../state/use-format.ts';
import { useRemote } from '../state/use-remote.ts';
import { AppearanceMenu } from './appearance-menu.tsx';
import { paletteKey } from './palette/palette-key.ts';
import { PracticeSwitch } from './practice-switch.tsx';
import { screenIcons } from './screen-icons.ts';
import './rail.css';

/** How many things on that screen wait for a person: a badge. */
function badgeOf(screen: ScreenName, { queue, sessions }: AppSnapshot): number {
  if (screen === 'overview') return queue.counts.byStatus.UNCONFIRMED + failuresToMend(queue.counts);
  if (screen === 'whatsapp')
    return sessions.filter(({ status }) => status !== 'CONNECTED' && status !== 'STARTING').length;
  return 0;
}

/** How many there are: a quiet counter. */
function countOf(screen: ScreenName, { queue, households }: AppSnapshot): number {
  if (screen === 'guests') return households;
  if (screen === 'queue') return queue.counts.byStatus.PENDING + queue.counts.byStatus.SENDING;
  return 0;
}

export interface RailProps {
  readonly current: PlaceName;
  readonly onSearch: () => void;
}

export function Rail({ current, onSearch }: RailProps) {
  const { t } = useTranslation('shell');
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <EventName />
      <button
        type="button"
        className="rail-item rail-search"
        title={t('palette:title')}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={onSearch}
      >
        <Search size={17} aria-hidden />
        <span className="rail-item-name">{t('palette:open')}</span>
        <Kbd aria-hidden>{paletteKey}</Kbd>
      </button>
      <ul className="rail-items">
        {screens.map((screen) => (
          <li key={screen} data-apart={screen === 'configuration' || undefined}>
            <RailItem screen={screen} current={screen === current} />
          </li>
        ))}
      </ul>
      <div className="rail-foot">
        <AppearanceMenu />
        <PracticeSwitch />
      </div>
    </nav>
  );
}

function EventName() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const name = useApp((app) => app.configuration.event_name);
  const date = useApp((app) => app.configuration.event_date);
  const practice = useApp((app) => app.info.realm === 'practice');
  const second = practice ? t('practice.mode') : date === null ? null : format.calendarDate(date);
  return (
    <div className="rail-event">
      <Mark size={30} />
      <div className="rail-event-words">
        <div className="rail-event-name">{name === '' ? t('rail.unnamed') : name}</div>
        {second !== null && <div className="hint">{second}</div>}
      </div>
    </div>
  );
}

function RailItem({ screen, current }: { readonly screen: ScreenName; readonly current: boolean }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const badge = useApp((app) => badgeOf(screen, app));
  const count = useApp((app) => countOf(screen, app));
  const Icon = screenIcons[screen];
  const name = t(`screen.${screen}`);
  return (
    <a className="rail-item" href={hashOf(screen)} aria-current={current ? 'page' : undefined} title={name}>
      <Icon size={17} aria-hidden />
      <span className="rail-item-name">{name}</span>
      <Badge count={badge} words={t('rail.attention')} />
      {screen === 'inbox' && <InboxBadge />}
      {count > 0 && <span className="rail-count tabular">{format.number(count)}</span>}
    </a>
  );
}

/** How many conversations wait for a person. */
function InboxBadge() {
  const { t } = useTranslation('shell');
  const [waiting] = useRemote('inbox.list', {
    input: { needsYou: true, limit: 1 },
    refreshOn: ['inbox.changed', 'rsvp.changed', 'guests.changed'],
  });
  const count = waiting.status === 'ready' ? waiting.data.total : 0;
  return <Badge count={count} words={t('rail.conversations', { count })} />;
}

function Badge({ count, words }: { readonly count: number; readonly words: string }) {
  const format = useFormat();
  if (count === 0) return null;
  return (
    <span className="rail-badge tabular">
      {format.number(count)}
      <span className="visually-hidden"> {words}</span>
    </span>
  );
}
