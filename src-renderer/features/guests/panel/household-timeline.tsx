import { useTranslation } from 'react-i18next';
import type { GuestTimelineEntry } from '#contract/guest-editing.ts';
import { RemoteView } from '../../../components/remote-view.tsx';
import { LinesSkeleton } from '../../../components/skeletons.tsx';
import { stateColours } from '../../../components/status-chip.tsx';
import { useFormat } from '../../../state/use-format.ts';
import { useRemote } from '../../../state/use-remote.ts';
import { timelineLine } from './timeline-words.ts';
import './household-timeline.css';

/** What happened to a household and its messages, the latest first. */
export function HouseholdTimeline({ id }: { readonly id: string }) {
  const { t } = useTranslation('guests');
  const [remote, retry] = useRemote('guests.timeline', {
    input: { id },
    refreshOn: ['guests.changed', 'queue.changed'],
  });
  return (
    <section aria-label={t('timeline.label')}>
      <h3 className="household-section">{t('timeline.label')}</h3>
      <RemoteView remote={remote} retry={retry} loading={<LinesSkeleton count={4} />}>
        {(entries) => <Lines entries={entries} />}
      </RemoteView>
    </section>
  );
}

function Lines({ entries }: { readonly entries: readonly GuestTimelineEntry[] }) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const lines = entries.flatMap((entry) => timelineLine(entry, t) ?? []).reverse();
  return (
    <ol className="household-timeline">
      {lines.map(({ at, title, detail, state }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows, an entry is its place in it
        <li key={lines.length - index} style={stateColours(state)}>
          <span className="household-timeline-title">{title}</span>
          <time className="hint tabular" dateTime={at}>
            {format.dayAndTime(at)}
          </time>
          {detail !== '' && <span className="hint household-timeline-detail">{detail}</span>}
        </li>
      ))}
    </ol>
  );
}
