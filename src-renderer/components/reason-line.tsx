import { type ReactNode, useState } from 'react';
import type { ReasonAction, ReasonWords } from '../lib/reason-words.ts';
import { IconTile } from './icon-tile.tsx';
import { stateColours } from './status-chip.tsx';
import { TextLink } from './text-link.tsx';
import './reason-line.css';

export interface ReasonLineProps {
  /** From `reasonWords`. */
  readonly words: ReasonWords;
  readonly onAction: (action: ReasonAction) => void;
  /** `page`: Panoramica's own, as the page's title. */
  readonly size?: 'header' | 'page';
  /** `page` only: the second line. */
  readonly detail?: ReactNode;
  /** `page` only: at the right, a countdown. */
  readonly aside?: ReactNode;
}

/** Why is nothing moving, and until when. */
export function ReasonLine({ words, onAction, size = 'header', detail, aside }: ReasonLineProps) {
  const Sentence = size === 'page' ? 'h1' : 'p';
  return (
    <div className="reason-line" data-size={size} style={stateColours(words.state)}>
      <IconTile icon={words.icon} state={words.state} size={size === 'page' ? 40 : 28} />
      <div className="reason-line-text">
        <Sentence className="reason-line-sentence" title={size === 'header' ? sentence(words) : undefined}>
          <strong>{words.status}</strong> {words.cause}
          {words.tail !== '' && <span> · {words.tail}</span>}
        </Sentence>
        {detail !== undefined && <p className="second">{detail}</p>}
      </div>
      {words.action && <ActionLink action={words.action} onAction={onAction} />}
      {aside !== undefined && <div className="reason-line-aside">{aside}</div>}
      <Announcement reason={words.spoken} />
    </div>
  );
}

function sentence({ status, cause, tail }: ReasonWords): string {
  return `${status} ${cause}${tail === '' ? '' : ` · ${tail}`}`;
}

interface ActionLinkProps {
  readonly action: { readonly kind: ReasonAction; readonly label: string };
  readonly onAction: (action: ReasonAction) => void;
}

function ActionLink({ action, onAction }: ActionLinkProps) {
  return <TextLink onClick={() => onAction(action.kind)}>{action.label}</TextLink>;
}

/** Says a reason once, when it changes; the first one is on the page already and needs no saying. */
function Announcement({ reason }: { readonly reason: string }) {
  const [first] = useState(reason);
  const [changed, setChanged] = useState(false);
  if (!changed && reason !== first) setChanged(true);
  return (
    <span className="visually-hidden" aria-live="polite">
      {changed ? reason : ''}
    </span>
  );
}
