import { Button, Tabs } from '@mantine/core';
import { ChartColumn, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Report, reports } from '#contract/reports.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ExportMenu } from '../../components/export-menu.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate, useRoute } from '../../state/navigation.ts';
import { useFileExport } from '../../state/use-file-export.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { ComingView } from './coming-view.tsx';
import { MissingView } from './missing-view.tsx';
import { SummaryView } from './summary-view.tsx';
import './print.css';
import './screen.css';

const views = { summary: SummaryView, coming: ComingView, missing: MissingView } as const;

/** Report: how far the invitations came, who comes for whoever cooks, and who was not reached. */
export function ReportsScreen() {
  const { t } = useTranslation('reports');
  const wanted = useRoute().params['view'];
  const report = reports.find((name) => name === wanted) ?? 'summary';
  const View = views[report];
  const listed = useApp(({ households }) => households > 0);
  return (
    <Screen>
      <div className="reports">
        <PageHeader title={t('title')}>
          <Button variant="default" leftSection={<Printer aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <ReportExport report={report} />
        </PageHeader>
        <PrintedHead report={report} />
        <Tabs
          variant="none"
          value={report}
          onChange={(view) => navigate('reports', view === null ? {} : { view })}
        >
          <Tabs.List className="reports-tabs" aria-label={t('views')}>
            {reports.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`view.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={report} className="reports-panel">
            {listed ? <View /> : <KeptOrNobody View={View} />}
          </Tabs.Panel>
        </Tabs>
      </div>
    </Screen>
  );
}

/** Of a guest list that was deleted the numbers are left; of none there is nothing to tell. */
function KeptOrNobody({ View }: { readonly View: (typeof views)[Report] }) {
  const { t } = useTranslation('reports');
  const [kept, retry] = useRemote('retention.get', { refreshOn: ['retention.changed'] });
  return (
    <RemoteView remote={kept} retry={retry} title={t('failed')} loading={<BlockSkeleton height={260} />}>
      {({ last }) => (last === null ? <NobodyListed /> : <View />)}
    </RemoteView>
  );
}

function NobodyListed() {
  const { t } = useTranslation('reports');
  return (
    <EmptyState icon={ChartColumn} title={t('empty.title')} text={t('empty.text')}>
      <Button onClick={() => navigate('guests')}>{t('empty.action')}</Button>
    </EmptyState>
  );
}

function ReportExport({ report }: { readonly report: Report }) {
  const { save, menu } = useFileExport();
  return <ExportMenu {...menu} onExport={(format) => void save('reports.export', { report, format })} />;
}

/** Whose report the sheet of paper is, and of when: the frame around it is not printed. */
function PrintedHead({ report }: { readonly report: Report }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const name = useApp((app) => app.configuration.event_name);
  const date = useApp((app) => app.configuration.event_date);
  const practice = useApp((app) => app.info.realm === 'practice');
  const event = [name, date === null ? '' : format.calendarDate(date)].filter((part) => part !== '');
  return (
    <div className="reports-printed">
      <p className="reports-printed-title">{t(`view.${report}`)}</p>
      <p>{[...event, t('printedOn', { date: format.longDate(Date.now()) })].join(' · ')}</p>
      {practice && <p>{t('practice')}</p>}
    </div>
  );
}
