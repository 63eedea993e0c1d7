import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/overview.ts';
import { failureReason, messageStatus } from '#contract/queue.ts';
import { Card } from '../../components/card.tsx';
import { MessageChip } from '../../components/message-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import type { Format } from '../../lib/format.ts';
import { hashOf, navigate } from '../../state/navigation.ts';
import './latest-card.css';

export interface LatestCardProps {
  readonly latest: Overview['latest'];
  readonly format: Format;
}

/** The messages something happened to last. */
export function LatestCard({ latest, format }: LatestCardProps) {
  const { t } = useTranslation('overview');
  if (latest.length === 0) return null;
  return (
    <Card
      title={t('latest.title')}
      actions={<TextLink onClick={() => navigate('queue')}>{t('latest.all')}</TextLink>}
      flush
    >
      <ul className="latest">
        {latest.map((message) => (
          <li key={message.id}>
            <a className="latest-row" href={hashOf('queue', { message: message.id })}>
              <span className="latest-name">{message.household}</span>
              <State status={message.status} reason={message.failureReason} />
              <span className="latest-time tabular">{format.short(message.at)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The contract leaves room for states of a later version. */
function State({ status, reason }: { readonly status: string; readonly reason: string | null }) {
  const known = messageStatus.safeParse(status);
  if (!known.success) return <span className="second">{status}</span>;
  return <MessageChip status={known.data} failureReason={failureReason.safeParse(reason).data} />;
}
