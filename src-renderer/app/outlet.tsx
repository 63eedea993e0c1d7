import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../components/screen.tsx';
import { ListSkeleton } from '../components/skeletons.tsx';
import type { ScreenName } from '../state/navigation.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const screens: Readonly<Record<ScreenName, ComponentType>> = {
  overview: lazy(async () => ({ default: (await import('../features/overview/screen.tsx')).OverviewScreen })),
  whatsapp: lazy(async () => ({ default: (await import('../features/whatsapp/screen.tsx')).WhatsAppScreen })),
  guests: lazy(async () => ({ default: (await import('../features/guests/screen.tsx')).GuestsScreen })),
  invitations: lazy(async () => ({
    default: (await import('../features/invitations/screen.tsx')).InvitationsScreen,
  })),
  queue: lazy(async () => ({ default: (await import('../features/queue/screen.tsx')).QueueScreen })),
  inbox: lazy(async () => ({ default: (await import('../features/inbox/screen.tsx')).InboxScreen })),
  reports: lazy(async () => ({ default: (await import('../features/reports/screen.tsx')).ReportsScreen })),
  configuration: lazy(async () => ({
    default: (await import('../features/configuration/screen.tsx')).ConfigurationScreen,
  })),
  doctor: lazy(async () => ({ default: (await import('../features/doctor/screen.tsx')).DoctorScreen })),
};

const PracticeDrawer = lazy(async () => ({
  default: (await import('../features/practice/drawer.tsx')).PracticeDrawer,
}));

/** The screen of a route, loaded when it is first wanted; a bug in one leaves the others alone. */
export function Outlet({ screen }: { readonly screen: ScreenName }) {
  const Current = screens[screen];
  return (
    <Guarded key={screen}>
      <Current />
    </Guarded>
  );
}

/** The room for the pretend phone, at the right of every screen. */
export function PracticeDrawerOutlet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <aside className="practice-drawer" aria-label={t('practice.phone')}>
      <Guarded>
        <PracticeDrawer onClose={onClose} />
      </Guarded>
    </aside>
  );
}

function Guarded({ children }: { readonly children: ReactNode }) {
  const loading = (
    <Screen>
      <ListSkeleton />
    </Screen>
  );
  return (
    <ErrorBoundary>
      <Suspense fallback={loading}>{children}</Suspense>
    </ErrorBoundary>
  );
}
