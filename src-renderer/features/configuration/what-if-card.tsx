import { useTranslation } from 'react-i18next';
import type { WhatIf } from '#contract/configuration.ts';
import { Card } from '../../components/card.tsx';
import { finishWords } from '../../lib/finish-words.ts';
import { useFormat } from '../../state/use-format.ts';
import { useWhatIf } from './use-what-if.ts';
import './what-if-card.css';

const facts = ['finish', 'range', 'days', 'peak'] as const;
type Fact = (typeof facts)[number];

/** Che cosa cambia: when the queue ends and how much a day bears, now and with what is typed. */
export function WhatIfCard() {
  const { t } = useTranslation('configuration');
  const { remote, proposes } = useWhatIf();
  const format = useFormat();
  if (remote.status !== 'ready' || remote.data.messages === 0) return null;
  const { messages, queued, present, proposed } = remote.data;
  const of = queued ? 'queued' : 'uninvited';
  const shown = (outlook: WhatIf['present']): Readonly<Record<Fact, string>> => ({
    finish: outlook.finishesAt === null ? t('whatIf.never') : format.dayAndTime(outlook.finishesAt),
    range: (outlook.finishRange && finishWords(outlook.finishRange, format)) ?? '–',
    days: format.number(outlook.perDay.length),
    peak: format.number(outlook.peakPerDay),
  });
  const [before, after] = [shown(present), shown(proposed)];
  return (
    <Card
      title={t('whatIf.title')}
      subtitle={t(`whatIf.${of}`, { count: messages, number: format.number(messages) })}
    >
      <table className="what-if" aria-live="polite">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('whatIf.present')}</th>
            {proposes && <th scope="col">{t('whatIf.proposed')}</th>}
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
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
    </Card>
  );
}
