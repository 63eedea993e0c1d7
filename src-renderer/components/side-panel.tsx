import { ActionIcon } from '@mantine/core';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import './side-panel.css';

export interface SidePanelProps {
  readonly title: string;
  /** One line of facts under the title. */
  readonly facts?: ReactNode;
  /** The status, filled. */
  readonly chip?: ReactNode;
  readonly onClose: () => void;
  /** ↑ and the arrow up; leave out at the list's start. */
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly children: ReactNode;
  /** Stays at the bottom: the message's text. */
  readonly footer?: ReactNode;
}

/** What is known of one row, beside its list; over it below 1280. ↑ ↓ walk the list, Esc closes. */
export function SidePanel(props: SidePanelProps) {
  const { title, facts, chip, onClose, onPrevious, onNext, children, footer } = props;
  const { t } = useTranslation('components');
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !meantForThePage(event.target)) return;
    const action = { Escape: onClose, ArrowUp: onPrevious, ArrowDown: onNext }[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <aside className="side-panel" aria-label={title}>
      <header className="side-panel-head">
        <h2 className="side-panel-title">{title}</h2>
        <div className="side-panel-tools">
          <Tool label={t('panel.previous')} icon={ChevronUp} onClick={onPrevious} />
          <Tool label={t('panel.next')} icon={ChevronDown} onClick={onNext} />
          <Tool label={t('common:close')} icon={X} onClick={onClose} />
        </div>
        {facts !== undefined && <p className="side-panel-facts second">{facts}</p>}
        {chip}
      </header>
      <div className="side-panel-body">{children}</div>
      {footer !== undefined && <footer className="side-panel-footer">{footer}</footer>}
    </aside>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: typeof X;
  readonly onClick: (() => void) | undefined;
}

function Tool({ label, icon: Icon, onClick }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      size="sm"
      aria-label={label}
      title={label}
      disabled={onClick === undefined}
      {...(onClick && { onClick })}
    >
      <Icon size={17} aria-hidden />
    </ActionIcon>
  );
}

/** Keys typed into a field, a menu or a dialog belong to it. */
function meantForThePage(target: EventTarget | null): boolean {
  return !(
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]',
    )
  );
}
