import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/overview.ts';
import type { QueueItem } from '#contract/queue.ts';
import type { Failure } from '#contract/result.ts';
import { Card } from '../../components/card.tsx';
import { IconTile } from '../../components/icon-tile.tsx';
import { NotRefreshed } from '../../components/not-refreshed.tsx';
import { TextLink } from '../../components/text-link.tsx';
import type { Remote } from '../../lib/remote.ts';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { affectedNames } from './affected-names.ts';
import { type AttentionItem, attentionItems } from './attention-items.ts';
import { useAttentionWords } from './attention-words.ts';
import './attention-card.css';

export interface AttentionCardProps {
  readonly overview: Overview;
  /** Before anything has begun, "nothing needs you" says nothing. */
  readonly quietWhenEmpty: boolean;
}

/** What does not go on without a person, each with the one place to go. */
export function AttentionCard({ overview, quietWhenEmpty }: AttentionCardProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const notices = useApp((app) => app.info.notices);
  const [schedule, retry] = useRemote('backups.schedule', { refreshOn: ['backups.changed'] });
  const items = attentionItems(overview, notices, schedule.status === 'ready' ? schedule.data.failure : null);
  const unread = unreadOf(schedule);
  const count = items.reduce((sum, item) => sum + item.count, 0);
  // Their cards stand right below: above them, "nothing needs you" would be untrue.
  const [waiting] = useRemote('inbox.list', {
    input: { needsYou: true, limit: 1 },
    refreshOn: ['inbox.changed', 'rsvp.changed', 'guests.changed'],
  });
  const repliesWait = waiting.status !== 'ready' || waiting.data.total > 0;
  if (count === 0 && unread === null && (quietWhenEmpty || repliesWait)) return null;
  const ofMessages = items.some(({ kind }) => kind === 'unconfirmed' || kind === 'failed');
  return (
    <Card
      title={t('attention.title')}
      {...(count > 0 && {
        actions: <span className="attention-count tabular">{format.number(count)}</span>,
      })}
    >
      {unread !== null && <NotRefreshed error={unread} retry={retry} />}
      {ofMessages ? <NamedEntries items={items} /> : <Entries items={items} messages={[]} />}
      {unread === null && !repliesWait && (
        <p className="attention-rest second" data-alone={count === 0 || undefined}>
          <Check size={15} aria-hidden />
          {t(count === 0 ? 'attention.none' : 'attention.rest')}
        </p>
      )}
    </Card>
  );
}

/** Why it is not known whether there is more: then nothing is promised. */
function unreadOf(remote: Remote<unknown>): Failure | null {
  if (remote.status === 'failed') return remote.error;
  return remote.status === 'ready' ? remote.stale : null;
}

function NamedEntries({ items }: { readonly items: readonly AttentionItem[] }) {
  const [page] = useRemote('queue.list', {
    input: { group: 'attention', limit: 200 },
    refreshOn: ['queue.changed'],
  });
  return <Entries items={items} messages={page.status === 'ready' ? page.data.items : []} />;
}

interface EntriesProps {
  readonly items: readonly AttentionItem[];
  readonly messages: readonly QueueItem[];
}

function Entries({ items, messages }: EntriesProps) {
  return (
    <ul>
      {items.map((item) => (
        <Entry key={item.key} item={item} messages={messages} />
      ))}
    </ul>
  );
}

interface EntryProps {
  readonly item: AttentionItem;
  readonly messages: readonly QueueItem[];
}

function Entry({ item, messages }: EntryProps) {
  const { t } = useTranslation('overview');
  const { title, text, link } = useAttentionWords(item);
  const { names, more } = affectedNames(item, messages);
  const named = names.join(', ');
  return (
    <li className="attention-entry">
      <IconTile icon={item.icon} state={item.state} dashed={item.state === 'unconfirmed'} />
      <div className="attention-words">
        <div className="attention-head">
          <h3 className="attention-title">{title}</h3>
          <TextLink onClick={() => navigate(item.to.screen, item.to.params)}>{link}</TextLink>
        </div>
        {named !== '' && <p>{more > 0 ? t('attention.andMore', { names: named, count: more }) : named}</p>}
        <p className="second">{text}</p>
      </div>
    </li>
  );
}
