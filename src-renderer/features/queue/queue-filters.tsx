import { navigate } from '../../state/navigation.ts';
import { PhoneFilter } from './phone-filter.tsx';
import type { View } from './queue-view.ts';
import { ViewTabs } from './view-tabs.tsx';
import './queue-filters.css';

export interface QueueFiltersProps {
  readonly view: View;
  readonly type: string | null;
  readonly params: Readonly<Record<string, string>>;
}

/** What the list is narrowed to, by state and by phone. It stands in the route. */
export function QueueFilters({ view, type, params }: QueueFiltersProps) {
  const { type: _, ...rest } = params;
  return (
    <div className="queue-filters">
      <ViewTabs current={view} params={params} />
      <PhoneFilter
        value={type}
        onChange={(next) => navigate('queue', next === null ? rest : { ...rest, type: next })}
      />
    </div>
  );
}
