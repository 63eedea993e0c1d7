import { useTranslation } from 'react-i18next';
import { hashOf } from '../../state/navigation.ts';
import { type Section, sectionOf, sections } from './sections.ts';
import type { Change } from './use-changes.ts';
import './section-nav.css';

export interface SectionNavProps {
  readonly current: Section;
  readonly changes: readonly Change[];
}

/** The form's parts; a dot where something waits to be saved. */
export function SectionNav({ current, changes }: SectionNavProps) {
  const { t } = useTranslation('configuration');
  const changed = new Set(changes.map(sectionOf));
  return (
    <nav aria-label={t('sections')}>
      <ul className="section-nav">
        {sections.map((section) => (
          <li key={section}>
            <a
              className="section-nav-item"
              href={hashOf('configuration', { section })}
              aria-current={section === current ? 'true' : undefined}
            >
              {t(`section.${section}`)}{' '}
              {changed.has(section) && (
                <span className="section-nav-dot">
                  <span className="visually-hidden">{t('unsaved')}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
