import type { ReactNode } from 'react';
import './page-header.css';

export interface PageHeaderProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Search, buttons: at the right. */
  readonly children?: ReactNode;
}

/** The one h1 of a screen. */
export function PageHeader({ title, subtitle, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <h1 className="page-header-title">{title}</h1>
      {subtitle !== undefined && <span className="second">{subtitle}</span>}
      {children !== undefined && <div className="page-header-actions">{children}</div>}
    </header>
  );
}
