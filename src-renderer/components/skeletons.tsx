import { useTranslation } from 'react-i18next';
import { cssVariables } from '../lib/css-variables.ts';
import './skeletons.css';

// Widths of the four columns, so that rows look like a list and not like a grid.
const rows = [
  [62, 46, 60, 25],
  [50, 46, 60, 25],
  [70, 46, 60, 25],
  [56, 46, 60, 25],
] as const;

/** A list that is loading, in the final grid; it shows itself only after 300 ms. */
export function ListSkeleton({ count = 6 }: { readonly count?: number }) {
  return (
    <Loading>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div className="skeleton-row" key={row}>
          <span className="skeleton skeleton-box" />
          {(rows[row % rows.length] ?? []).map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
            <span className="skeleton" key={column} style={cssVariables({ '--width': `${width}%` })} />
          ))}
        </div>
      ))}
    </Loading>
  );
}

/** A box of a given height that is loading, in place of a card's content. */
export function BlockSkeleton({ height }: { readonly height: number }) {
  return (
    <Loading>
      <div className="skeleton skeleton-block" style={cssVariables({ '--height': `${height}px` })} />
    </Loading>
  );
}

function Loading({ children }: { readonly children: React.ReactNode }) {
  const { t } = useTranslation('components');
  return (
    <div className="skeletons" role="status">
      <span className="visually-hidden">{t('common:loading')}</span>
      <div aria-hidden>{children}</div>
    </div>
  );
}
