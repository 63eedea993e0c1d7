import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WhatIf } from '#contract/configuration.ts';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { finishWords } from '../../lib/finish-words.ts';
import type { Format } from '../../lib/format.ts';
import { useFormat } from '../../state/use-format.ts';
import { useWhatIf } from './use-what-if.ts';
import './what-if-card.css';

const facts = ['finish', 'range', 'days', 'peak'] as const;
type Fact = (typeof facts)[number];
/** No span: the end is certain, or cannot be told. */
const none = '–';

/** Che cosa cambia: when the queue ends and how much a day bears, now and with what is typed. */
export function WhatIfCard() {
  const { t } = useTranslation('configuration');
  const { remote, retry, proposes } = useWhatIf();
  const format = useFormat();
  if (remote.status === 'ready' && remote.data.messages === 0) return null;
  return (
    <Card
      title={t('whatIf.title')}
      {...(remote.status === 'ready' && { subtitle: subtitleOf(remote.data, t, format) })}
    >
      <RemoteView remote={remote} retry={retry} loading={<BlockSkeleton height={132} />}>
        {(data) => <Comparison data={data} proposes={proposes} />}
      </RemoteView>
    </Card>
  );
}

function subtitleOf({ messages, queued }: WhatIf, t: TFunction<'configuration'>, format: Format): string {
  const of = queued ? 'queued' : 'uninvited';
  return t(`whatIf.${of}`, { count: messages, number: format.number(messages) });
}

interface ComparisonProps {
  readonly data: WhatIf;
  readonly proposes: boolean;
}

function Comparison({ data: { present, proposed }, proposes }: ComparisonProps) {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const shown = (outlook: WhatIf['present']): Readonly<Record<Fact, string>> => ({
    finish: outlook.finishesAt === null ? t('whatIf.never') : format.dayAndTime(outlook.finishesAt),
    range: (outlook.finishRange && finishWords(outlook.finishRange, format)) ?? none,
    days: format.number(outlook.perDay.length),
    peak: format.number(outlook.peakPerDay),
  });
  const [before, after] = [shown(present), shown(proposed)];
  const told = facts.filter((fact) => fact !== 'range' || before.range !== none || after.range !== none);
  return (
    <table className="what-if" aria-live="polite">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('whatIf.present')}</th>
          {proposes && <th scope="col">{t('whatIf.proposed')}</th>}
        </tr>
      </thead>
      <tbody>
        {told.map((fact) => (
          <tr key={fact}>
            <th scope="row">{t(`whatIf.${fact}`)}</th>
            <td className="tabular">{before[fact]}</td>
            {proposes && (
              <td className="tabular" data-changed={before[fact] !== after[fact] || undefined}>
                {after[fact]}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
