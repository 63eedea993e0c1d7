import {
  Calendar,
  CalendarClock,
  House,
  Link,
  type LucideIcon,
  PartyPopper,
  Tally5,
  User,
  Users,
} from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common.ts';
import { useApp } from '../../state/invita-context.ts';
import { applyEdit, selectionOf } from './apply-edit.ts';
import { type PieceName, pieceFor, pieceLabel, pieceNames } from './piece.ts';
import { insertPiece } from './text-edit.ts';
import './pieces.css';

const icons: Readonly<Partial<Record<PieceName, LucideIcon>>> = {
  names: Users,
  firstName: User,
  household: House,
  link: Link,
  event: PartyPopper,
  date: Calendar,
  replyBy: CalendarClock,
  people: Tally5,
};

export interface PiecesProps {
  /** Of the text: its placeholders print in it. */
  readonly language: Language;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** «Inserisci»: what each household reads in its own way. */
export function Pieces({ language, field }: PiecesProps) {
  const { t } = useTranslation('invitations');
  const hasSite = useApp((app) => app.configuration.event_has_site);

  function insert(name: PieceName): void {
    const area = field.current;
    if (area === null) return;
    const selected = selectionOf(area);
    const words = area.value.slice(selected.from, selected.to);
    const piece = pieceFor(name, language, words);
    applyEdit(area, insertPiece(selected, piece.insert, piece.choose));
  }

  return (
    <fieldset className="invitations-pieces invitations-text-foot">
      <legend className="invitations-text-foot-title">{t('piece.label')}</legend>
      <div className="invitations-pieces-list">
        {pieceNames
          .filter((name) => hasSite || name !== 'link')
          .map((name) => {
            const Icon = icons[name];
            return (
              <button
                key={name}
                type="button"
                className="invitations-piece"
                data-kind={name === 'agreement' || name === 'optional' ? name : undefined}
                title={t(`piece.${name}.hint`)}
                onClick={() => insert(name)}
              >
                {Icon !== undefined && <Icon size={13} aria-hidden />}
                {name === 'agreement' || name === 'optional'
                  ? t(`piece.${name}.name`)
                  : pieceLabel(name, language)}
              </button>
            );
          })}
      </div>
    </fieldset>
  );
}
