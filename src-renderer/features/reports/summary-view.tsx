import { useTranslation } from 'react-i18next';
import { reportWords } from '#contract/report-words.ts';
import type { Funnel } from '#contract/reports.ts';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { stateColours } from '../../components/status-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { cssVariables } from '../../lib/css-variables.ts';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import type { StateName } from '../../theme/tokens.ts';
import { AnswersChart } from './answers-chart.tsx';
import { DeletedNote } from './deleted-note.tsx';
import './funnel.css';

type Stage = keyof Funnel;

const stages: readonly (readonly [Stage, StateName])[] = [
  ['listed', 'pending'],
  ['invited', 'pending'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
];
const replies: readonly (readonly [Stage, StateName])[] = [
  ['viewed', 'read'],
  ['answered', 'answered'],
  ['coming', 'answered'],
];

/** From the list to the party, in households, and when they answered. */
export function SummaryView() {
  const { t } = useTranslation('reports');
  const hasSite = useApp((app) => app.configuration.event_has_site);
  const [summary, retry] = useRemote('reports.summary', {
    refreshOn: ['queue.changed', 'guests.changed', 'rsvp.changed', 'configuration.changed'],
  });
  return (
    <RemoteView remote={summary} retry={retry} title={t('failed')} loading={<BlockSkeleton height={260} />}>
      {({ deletedAt, funnel, answers }) => (
        <>
          <DeletedNote at={deletedAt} />
          <Card title={t('funnel.title')}>
            <FunnelTable caption={t('funnel.invitations')} funnel={funnel} stages={stages} />
            <FunnelTable
              caption={t('funnel.answers')}
              funnel={funnel}
              stages={replies.filter(([stage]) => stage !== 'viewed' || hasSite || funnel.viewed > 0)}
            />
            <Undecided />
            <p className="hint">{t('funnel.hint')}</p>
          </Card>
          <Card title={t(`answers.title.${answers.step}`)}>
            <AnswersChart answers={answers} />
          </Card>
        </>
      )}
    </RemoteView>
  );
}

/** Why somebody who has answered is not counted yet. */
function Undecided() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const [open] = useRemote('replies.open', { input: { limit: 1 }, refreshOn: ['rsvp.changed'] });
  const count = open.status === 'ready' ? open.data.total : 0;
  if (count === 0) return null;
  return (
    <p className="reports-undecided">
      {t('funnel.undecided', { count, n: format.number(count) })}{' '}
      <TextLink onClick={() => navigate('overview')}>{t('funnel.decide')}</TextLink>
    </p>
  );
}

interface FunnelTableProps {
  readonly caption: string;
  readonly funnel: Funnel;
  readonly stages: readonly (readonly [Stage, StateName])[];
}

function FunnelTable({ caption, funnel, stages: shown }: FunnelTableProps) {
  const format = useFormat();
  const words = reportWords[format.language].funnel;
  const share = (count: number) => (funnel.listed === 0 ? 0 : count / funnel.listed);
  return (
    <table className="reports-funnel">
      <caption>{caption}</caption>
      <tbody>
        {shown.map(([stage, state]) => (
          <tr key={stage} style={stateColours(state)}>
            <th scope="row">{words[stage]}</th>
            <td className="reports-funnel-count tabular">{format.number(funnel[stage])}</td>
            <td className="reports-funnel-share tabular">{percent(share(funnel[stage]), format.language)}</td>
            <td className="reports-funnel-track" aria-hidden>
              {funnel[stage] > 0 && <div style={cssVariables({ '--share': share(funnel[stage]) })} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whole percents, but never 100 % of what is not everybody, nor 0 % of what is somebody. */
function percent(share: number, language: string): string {
  const partial = share > 0 && share < 1;
  const whole = partial ? Math.min(0.99, Math.max(0.01, share)) : share;
  return new Intl.NumberFormat(language, { style: 'percent' }).format(whole);
}
