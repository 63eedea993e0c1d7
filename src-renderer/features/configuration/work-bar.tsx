import { WorkProgressBar } from '../../components/work-progress.tsx';
import { useFormat } from '../../state/use-format.ts';
import type { Work } from '../../state/use-work.ts';

/** Nothing, until the work has something to tell. */
export function WorkBar({ work, label }: { readonly work: Work; readonly label: string }) {
  const format = useFormat();
  if (work.progress === null) return null;
  return <WorkProgressBar label={label} progress={work.progress} format={format} onCancel={work.cancel} />;
}
