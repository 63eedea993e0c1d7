import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/invita-context.ts';
import { hashOf } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { countOf, paramsOf, tabs, type View } from './queue-view.ts';
import './view-tabs.css';

export interface ViewTabsProps {
  readonly current: View;
  /** The route's, kept. */
  readonly params: Readonly<Record<string, string>>;
}

/** The filters, each with its count. Links, so that a filter can be gone back to. */
export function ViewTabs({ current, params }: ViewTabsProps) {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const counts = useApp(({ queue }) => queue.counts);
  const shown = tabs.includes(current) ? tabs : [...tabs, current];
  return (
    <nav className="view-tabs" aria-label={t('view.label')}>
      {shown.map((view) => (
        <a
          key={view}
          className="view-tab"
          href={hashOf('queue', paramsOf(view, params))}
          aria-current={view === current ? 'true' : undefined}
          data-empty={countOf(view, counts) === 0 || undefined}
        >
          {t(`view.${view}`)}{' '}
          <span className="view-tab-count tabular">{format.number(countOf(view, counts))}</span>
        </a>
      ))}
    </nav>
  );
}
