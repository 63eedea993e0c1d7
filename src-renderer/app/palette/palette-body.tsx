import { Search } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileExport } from '../../state/use-file-export.ts';
import type { Pausing } from '../pause-button.tsx';
import { type Entry, groups, matches } from './entry.ts';
import { PaletteList } from './palette-list.tsx';
import { recentEntries, rememberEntry } from './recent.ts';
import { useDeeds } from './use-deeds.ts';
import { useFound } from './use-found.ts';
import { usePlaces } from './use-places.ts';

export interface PaletteBodyProps {
  readonly pausing: Pausing;
  readonly exporting: FileExport;
  readonly onClose: () => void;
}

/** A field over a list; the focus stays in the field, as in any combo box. */
export function PaletteBody({ pausing, exporting, onClose }: PaletteBodyProps) {
  const { t } = useTranslation('palette');
  const own = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const places = usePlaces();
  const deeds = useDeeds(pausing, exporting);
  const found = useFound(typed);
  const entries =
    typed.trim() === ''
      ? recentFirst([...deeds, ...places])
      : [...[...deeds, ...places].filter((entry) => matches(entry, typed)), ...found.entries];
  const ordered = groups.flatMap((group) => entries.filter((entry) => entry.group === group));
  const at = Math.min(active, ordered.length - 1);
  const activeId = ordered[at] === undefined ? undefined : `${own}-${at}`;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function choose(entry: Entry | undefined): void {
    if (entry === undefined || (entry.refusal ?? null) !== null) return;
    if (entry.group !== 'households' && entry.group !== 'messages') rememberEntry(entry.id);
    onClose();
    entry.run();
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    // Enter may end a word of an input method.
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (step === undefined) choose(ordered[at]);
    else if (Math.abs(step) === 1) setActive((at + step + ordered.length) % Math.max(ordered.length, 1));
    else setActive(Math.max(0, Math.min(at + step, ordered.length - 1)));
  }

  return (
    <>
      <div className="palette-field">
        <Search size={17} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded={ordered.length > 0}
          aria-controls={`${own}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          aria-label={t('field')}
          placeholder={t('field')}
          maxLength={200}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <PaletteList own={own} entries={ordered} at={at} onPoint={setActive} onChoose={choose} />
      <p className="palette-note hint" role="status">
        {found.failed
          ? t('searchFailed')
          : found.searching
            ? t('searching')
            : t('count', { count: ordered.length })}
      </p>
    </>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

function recentFirst(entries: readonly Entry[]): readonly Entry[] {
  const recent = recentEntries();
  const chosen = recent.flatMap((id) => entries.filter((entry) => entry.id === id));
  return [
    ...chosen.map((entry): Entry => ({ ...entry, group: 'recent' })),
    ...entries.filter(({ id }) => !recent.includes(id)),
  ];
}
