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

/** Lines of two that are loading: a story, a short list. */
export function LinesSkeleton({ count = 3 }: { readonly count?: number }) {
  return (
    <Loading>
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <TwoLines key={line} widths={line % 2 === 0 ? [58, 34] : [46, 28]} />
      ))}
    </Loading>
  );
}

/** Settings that are loading, each with its explanation and its switch. */
export function SettingsSkeleton({ count = 1 }: { readonly count?: number }) {
  return (
    <Loading>
      {Array.from({ length: count }, (_, setting) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the settings are all alike and never move
        <div className="skeleton-setting" key={setting}>
          <TwoLines widths={[30, 72]} />
          <span className="skeleton skeleton-switch" />
        </div>
      ))}
    </Loading>
  );
}

const bubbles = [
  ['out', 3],
  ['in', 1],
  ['out', 2],
] as const;

/** A chat that is loading. */
export function ConversationSkeleton() {
  return (
    <Loading>
      <div className="skeleton-chat">
        {bubbles.map(([side, lines]) => (
          <span
            className="skeleton skeleton-bubble"
            data-side={side}
            key={lines}
            style={cssVariables({ '--lines': lines })}
          />
        ))}
      </div>
    </Loading>
  );
}

function TwoLines({ widths }: { readonly widths: readonly [number, number] }) {
  return (
    <div className="skeleton-two-lines">
      {widths.map((width) => (
        <span className="skeleton" key={width} style={cssVariables({ '--width': `${width}%` })} />
      ))}
    </div>
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
