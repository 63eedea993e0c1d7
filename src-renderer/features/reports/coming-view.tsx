import { useTranslation } from 'react-i18next';
import type { ComingReport } from '#contract/reports.ts';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { DeletedNote } from './deleted-note.tsx';

/** Who comes and what they eat: the list a caterer asks for. */
export function ComingView() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const [coming, retry] = useRemote('reports.coming', {
    input: {},
    refreshOn: ['guests.changed', 'rsvp.changed'],
  });
  return (
    <RemoteView remote={coming} retry={retry} title={t('failed')} loading={<BlockSkeleton height={260} />}>
      {(report) => (
        <>
          <DeletedNote at={report.deletedAt} />
          <Card title={t('coming.totals')}>
            <dl className="reports-totals">
              {(['adults', 'children', 'households'] as const).map((figure) => (
                <div key={figure}>
                  <dt>{t(`coming.${figure}`)}</dt>
                  <dd className="tabular">{format.number(report[figure])}</dd>
                </div>
              ))}
            </dl>
            {report.assumed > 0 && (
              <p className="second">
                {t('coming.assumed', { count: report.assumed, n: format.number(report.assumed) })}
              </p>
            )}
            <Menus report={report} />
          </Card>
          {report.deletedAt === null && (
            <Card title={t('coming.list')}>
              <ComingTable report={report} />
            </Card>
          )}
        </>
      )}
    </RemoteView>
  );
}

function Menus({ report: { menus, withMenu } }: { readonly report: ComingReport }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  if (menus.length === 0 && withMenu > 0)
    return <p className="second">{t('coming.withMenu', { count: withMenu, n: format.number(withMenu) })}</p>;
  if (menus.length === 0) return <p className="second">{t('coming.noMenus')}</p>;
  return (
    <>
      <h3 className="reports-subtitle">{t('coming.menus')}</h3>
      <ul className="reports-menus">
        {menus.map(({ dietary, guests }) => (
          <li key={dietary}>
            <strong className="tabular">{format.number(guests)}</strong> {dietary}
          </li>
        ))}
      </ul>
    </>
  );
}

function ComingTable({ report: { items, households } }: { readonly report: ComingReport }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  if (items.length === 0) return <p className="second">{t('coming.none')}</p>;
  return (
    <>
      <table className="reports-table">
        <thead>
          <tr>
            <th scope="col">{t('coming.household')}</th>
            <th scope="col" className="reports-number">
              {t('coming.adults')}
            </th>
            <th scope="col" className="reports-number">
              {t('coming.children')}
            </th>
            <th scope="col">{t('coming.people')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, name, adults, children, assumed, guests, note, listNotes }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="reports-number tabular">
                {format.number(adults)}
                {assumed && <span className="hint"> {t('coming.guess')}</span>}
              </td>
              <td className="reports-number tabular">{format.number(children)}</td>
              <td>
                <ul>
                  {guests.map((guest, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two guests may have one name
                    <li key={index}>
                      {guest.name === '' ? t('coming.unnamed') : guest.name}
                      {guest.dietary !== undefined && <strong> · {guest.dietary}</strong>}
                    </li>
                  ))}
                </ul>
                {note !== '' && <p className="second">{t('common:quoted', { text: note })}</p>}
                {listNotes !== '' && <p className="hint">{t('coming.listNotes', { notes: listNotes })}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length < households && (
        <p className="second">
          {t('more', { shown: format.number(items.length), n: format.number(households) })}
        </p>
      )}
    </>
  );
}
