import { useTranslation } from 'react-i18next';
import { type Entry, groups } from './entry.ts';

export interface PaletteListProps {
  /** What the ids begin with: the list's own is `-list`, an option's its place. */
  readonly own: string;
  /** Group by group. */
  readonly entries: readonly Entry[];
  /** The place of the active one. */
  readonly at: number;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (entry: Entry) => void;
}

export function PaletteList({ own, entries, at, onPoint, onChoose }: PaletteListProps) {
  const { t } = useTranslation('palette');
  const present = groups.filter((group) => entries.some((entry) => entry.group === group));
  return (
    <div id={`${own}-list`} className="palette-list" role="listbox" aria-label={t('list')}>
      {present.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a list box
        <div key={group} role="group" aria-labelledby={`${own}-${group}`}>
          <div id={`${own}-${group}`} className="palette-group" role="presentation">
            {t(`group.${group}`)}
          </div>
          {entries.map(
            (entry, index) =>
              entry.group === group && (
                <Option
                  key={entry.id}
                  id={`${own}-${index}`}
                  entry={entry}
                  active={index === at}
                  onPoint={() => onPoint(index)}
                  onChoose={() => onChoose(entry)}
                />
              ),
          )}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, entry, active, onPoint, onChoose }: OptionProps) {
  const { label, hint, refusal, icon: Icon } = entry;
  const second = refusal ?? hint;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
    <div
      id={id}
      role="option"
      className="palette-option"
      aria-label={second === undefined ? label : `${label}, ${second}`}
      aria-selected={active}
      aria-disabled={(refusal ?? null) !== null}
      onMouseMove={active ? undefined : onPoint}
      onClick={onChoose}
    >
      <Icon size={17} aria-hidden />
      <span className="palette-label">{label}</span>
      {second !== undefined && <span className="palette-hint hint">{second}</span>}
    </div>
  );
}
