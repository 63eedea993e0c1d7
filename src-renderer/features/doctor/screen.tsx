import { Button, CopyButton } from '@mantine/core';
import { ClipboardCopy, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type DoctorFinding, type DoctorReport, type DoctorResult, doctorResults } from '#contract/doctor.ts';
import { reportText } from '#contract/doctor-words.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { Card } from '../../components/card.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';
import { ListSkeleton } from '../../components/skeletons.tsx';
import { useApp } from '../../state/invita-context.ts';
import { DataFolderCard } from './data-folder-card.tsx';
import { FindingRow, keyOf } from './finding-row.tsx';
import { LinkCheckCard } from './link-check-card.tsx';
import { useDoctor } from './use-doctor.ts';
import './screen.css';

/** Everything that must be right for the invitations to leave, looked at once, each with what to do about it. */
export function DoctorScreen() {
  const { t } = useTranslation('doctor');
  const { report, failure, busy, run } = useDoctor();
  const { language, event_has_site: hasSite } = useApp((app) => app.configuration);
  return (
    <Screen>
      <div className="doctor">
        <PageHeader
          title={t('title')}
          subtitle={report === null ? t('subtitle') : <Summary report={report} />}
        >
          {report !== null && (
            <CopyButton value={reportText(language, report)}>
              {({ copied, copy }) => (
                <Button variant="default" leftSection={<ClipboardCopy aria-hidden />} onClick={copy}>
                  {copied ? t('copied') : t('copy')}
                </Button>
              )}
            </CopyButton>
          )}
          <BusyButton
            variant="default"
            leftSection={<RefreshCw aria-hidden />}
            busy={busy}
            onClick={() => void run()}
          >
            {t('again')}
          </BusyButton>
        </PageHeader>
        <p className="visually-hidden" role="status">
          {busy ? t('running') : ''}
        </p>
        {failure !== null && (
          <ErrorState
            title={t('failed')}
            text={`${failure.message} ${t('common:safe')}`}
            code={failure.code}
            action={{ label: t('common:retry'), onClick: () => run() }}
          />
        )}
        {report === null ? failure === null && <ListSkeleton /> : <Findings report={report} rerun={run} />}
        {hasSite && <LinkCheckCard />}
        <DataFolderCard />
      </div>
    </Screen>
  );
}

function Summary({ report }: { readonly report: DoctorReport }) {
  const { t } = useTranslation('doctor');
  const of = (wanted: DoctorResult) => report.findings.filter(({ result }) => result === wanted).length;
  const [wrong, better] = [of('failed'), of('warning')];
  const said = [
    ...(wrong > 0 ? [t('wrong', { count: wrong })] : []),
    ...(better > 0 ? [t('better', { count: better })] : []),
    ...(wrong + better === 0 ? [t('allRight')] : []),
    t('right', { count: of('ok') }),
  ];
  return <span role="status">{said.join(' · ')}</span>;
}

interface FindingsProps {
  readonly report: DoctorReport;
  readonly rerun: () => Promise<void>;
}

/** What needs a person comes first. */
function Findings({ report, rerun }: FindingsProps) {
  const { t } = useTranslation('doctor');
  const several = new Set(report.findings.map(({ session }) => session?.type).filter(Boolean)).size > 1;
  const groups = doctorResults
    .map((result) => ({ result, findings: report.findings.filter((one) => one.result === result) }))
    .filter(({ findings }) => findings.length > 0);
  return groups.map(({ result, findings }) => (
    <Card key={result} title={t(`group.${result}`)} subtitle={String(findings.length)}>
      <ul className="doctor-findings">
        {alikeOf(findings).map(([first, ...alike]) => (
          <FindingRow key={keyOf(first)} finding={first} alike={alike} named={several} rerun={rerun} />
        ))}
      </ul>
    </Card>
  ));
}

type Alike = readonly [DoctorFinding, ...DoctorFinding[]];

/** One cause leaves several things untold: it is said once, of all of them. Everything else is a row of its own. */
function alikeOf(findings: readonly DoctorFinding[]): readonly Alike[] {
  const cause = (finding: DoctorFinding) =>
    finding.result === 'unknown' && finding.action === null
      ? `${finding.code} ${JSON.stringify(finding.values)}`
      : keyOf(finding);
  return [...Map.groupBy(findings, cause).values()].flatMap(([first, ...rest]): Alike[] =>
    first === undefined ? [] : [[first, ...rest]],
  );
}
