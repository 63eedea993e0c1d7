import { BookOpen, ListFilter, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reports } from '#contract/reports.ts';
import type { Section } from '../../features/configuration/sections.ts';
import { navigate, screens } from '../../state/navigation.ts';
import { screenIcons } from '../screen-icons.ts';
import type { Entry } from './entry.ts';

// By its type alone: the screen's code is loaded when it is wanted.
const sections: Readonly<Record<Section, true>> = {
  pace: true,
  links: true,
  numbers: true,
  phones: true,
  access: true,
  backup: true,
  privacy: true,
  computer: true,
  updates: true,
};

const queueViews = ['waiting', 'attention', 'left'] as const;

/** Where one can go: the screens, the sections of the configuration, the reports, the views of the queue. */
export function usePlaces(): readonly Entry[] {
  const { t } = useTranslation('palette');
  return [
    ...screens.map(
      (screen, index): Entry => ({
        id: `go.${screen}`,
        group: 'go',
        label: t(`shell:screen.${screen}`),
        hint: String(index + 1),
        words: t(`words.${screen}`),
        icon: screenIcons[screen],
        run: () => navigate(screen),
      }),
    ),
    ...Object.keys(sections).map(
      (section): Entry => ({
        id: `go.configuration.${section}`,
        group: 'go',
        label: `${t('shell:screen.configuration')}: ${t(`configuration:section.${section as Section}`)}`,
        icon: SlidersHorizontal,
        run: () => navigate('configuration', { section }),
      }),
    ),
    ...reports.map(
      (view): Entry => ({
        id: `go.reports.${view}`,
        group: 'go',
        label: `${t('shell:screen.reports')}: ${t(`reports:view.${view}`)}`,
        icon: BookOpen,
        run: () => navigate('reports', { view }),
      }),
    ),
    ...queueViews.map(
      (group): Entry => ({
        id: `go.queue.${group}`,
        group: 'go',
        label: `${t('shell:screen.queue')}: ${t(`queue:view.${group}`)}`,
        icon: ListFilter,
        run: () => navigate('queue', { group }),
      }),
    ),
  ];
}
