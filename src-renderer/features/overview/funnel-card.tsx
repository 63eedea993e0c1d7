import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/overview.ts';
import { Card } from '../../components/card.tsx';
import { stateColours } from '../../components/status-chip.tsx';
import { cssVariables } from '../../lib/css-variables.ts';
import { useFormat } from '../../state/use-format.ts';
import type { StateName } from '../../theme/tokens.ts';
import './funnel-card.css';

/** How far the messages have come. What left is drawn at one scale; the queue stands apart. */
export function FunnelCard({ overview: { counts, answered, awaited } }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const { PENDING, SENDING, SENT, DELIVERED, READ } = counts.byStatus;
  const sent = SENT + DELIVERED + READ;
  const delivered = DELIVERED + READ;
  return (
    <div className="overview-funnel">
      <Card label={t('funnel.title')}>
        <ol className="funnel">
          <Stage name="queued" state="pending" count={PENDING + SENDING} share={1} apart />
          <Stage name="sent" state="sent" count={sent} share={sent === 0 ? 0 : 1} />
          <Stage
            name="delivered"
            state="delivered"
            count={delivered}
            share={delivered / (sent || 1)}
            missing={SENT}
          />
          <Stage name="read" state="read" count={READ} share={READ / (sent || 1)} missing={DELIVERED} />
          <Stage
            name="answered"
            state="answered"
            count={answered}
            share={Math.min(1, answered / (sent || 1))}
            missing={awaited}
          />
        </ol>
      </Card>
    </div>
  );
}

interface StageProps {
  readonly name: 'queued' | 'sent' | 'delivered' | 'read' | 'answered';
  readonly state: StateName;
  readonly count: number;
  /** Of what was sent, 0–1. */
  readonly share: number;
  /** How many of the stage before have not come here yet: small differences are not seen in the heights. */
  readonly missing?: number;
  readonly apart?: boolean;
}

function Stage({ name, state, count, share, missing = 0, apart }: StageProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  return (
    <li className="funnel-stage" data-apart={apart || undefined} style={stateColours(state)}>
      <p className="funnel-count">
        <strong>{format.number(count)}</strong> {t(`funnel.${name}`, { count })}
      </p>
      <div className="funnel-room" aria-hidden>
        <div className="funnel-bar" style={cssVariables({ '--share': share })} />
      </div>
      <p className="hint">{missing > 0 ? t(`funnel.missing.${name}`, { count: missing }) : ' '}</p>
    </li>
  );
}
