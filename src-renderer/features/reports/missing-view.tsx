import { useTranslation } from 'react-i18next';
import { reportWords } from '#contract/report-words.ts';
import { type MissingReport, missingReasons } from '#contract/reports.ts';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { hashOf } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { DeletedNote } from './deleted-note.tsx';

/** Whom no invitation has left for, and why. */
export function MissingView() {
  const { t } = useTranslation('reports');
  const [missing, retry] = useRemote('reports.missing', {
    input: {},
    refreshOn: ['queue.changed', 'guests.changed'],
  });
  return (
    <RemoteView remote={missing} retry={retry} title={t('failed')} loading={<BlockSkeleton height={260} />}>
      {(report) =>
        report.total === 0 && report.deletedAt === null ? (
          <Card label={t('view.missing')}>
            <p className="second">{t('missing.none')}</p>
          </Card>
        ) : (
          <>
            <DeletedNote at={report.deletedAt} />
            <Card title={t('missing.causes')}>
              <Causes report={report} />
            </Card>
            {report.deletedAt === null && (
              <Card title={t('missing.list')}>
                <MissingTable report={report} />
              </Card>
            )}
          </>
        )
      }
    </RemoteView>
  );
}

function Causes({ report: { counts, total } }: { readonly report: MissingReport }) {
  const { t } = useTranslation('reports');
  const { language, number } = useFormat();
  const words = reportWords[language].missing;
  return (
    <table className="reports-table" data-narrow>
      <thead>
        <tr>
          <th scope="col">{t('missing.why')}</th>
          <th scope="col" className="reports-number">
            {t('missing.households')}
          </th>
        </tr>
      </thead>
      <tbody>
        {missingReasons
          .filter((reason) => (counts[reason] ?? 0) > 0)
          .map((reason) => (
            <tr key={reason}>
              <th scope="row">{words[reason]}</th>
              <td className="reports-number tabular">{number(counts[reason] ?? 0)}</td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{reportWords[language].total}</th>
          <td className="reports-number tabular">{number(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function MissingTable({ report: { items, total } }: { readonly report: MissingReport }) {
  const { t } = useTranslation('reports');
  const { language, number } = useFormat();
  return (
    <>
      <table className="reports-table">
        <thead>
          <tr>
            <th scope="col">{t('coming.household')}</th>
            <th scope="col">{t('missing.why')}</th>
            <th scope="col">{t('missing.phone')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, name, reason, phones }) => (
            <tr key={id}>
              <th scope="row">
                <a href={hashOf('guests', { id })}>{name}</a>
              </th>
              <td>{reportWords[language].missing[reason]}</td>
              <td className="tabular">{phones.map(formatPhone).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length < total && (
        <p className="second">{t('more', { shown: number(items.length), n: number(total) })}</p>
      )}
    </>
  );
}
