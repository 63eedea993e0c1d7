import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../components/screen.tsx';
import { ListSkeleton } from '../components/skeletons.tsx';
import type { PlaceName } from '../state/navigation.ts';
import { ErrorBoundary } from './error-boundary.tsx';

const loaders: Readonly<Record<PlaceName, () => Promise<ComponentType>>> = {
  welcome: async () => (await import('./welcome/screen.tsx')).WelcomeScreen,
  overview: async () => (await import('../features/overview/screen.tsx')).OverviewScreen,
  whatsapp: async () => (await import('../features/whatsapp/screen.tsx')).WhatsAppScreen,
  guests: async () => (await import('../features/guests/screen.tsx')).GuestsScreen,
  invitations: async () => (await import('../features/invitations/screen.tsx')).InvitationsScreen,
  queue: async () => (await import('../features/queue/screen.tsx')).QueueScreen,
  inbox: async () => (await import('../features/inbox/screen.tsx')).InboxScreen,
  reports: async () => (await import('../features/reports/screen.tsx')).ReportsScreen,
  configuration: async () => (await import('../features/configuration/screen.tsx')).ConfigurationScreen,
  doctor: async () => (await import('../features/doctor/screen.tsx')).DoctorScreen,
};

const screens: Readonly<Record<PlaceName, ComponentType>> = {
  welcome: shownBy('welcome'),
  overview: shownBy('overview'),
  whatsapp: shownBy('whatsapp'),
  guests: shownBy('guests'),
  invitations: shownBy('invitations'),
  queue: shownBy('queue'),
  inbox: shownBy('inbox'),
  reports: shownBy('reports'),
  configuration: shownBy('configuration'),
  doctor: shownBy('doctor'),
};

function shownBy(screen: PlaceName): ComponentType {
  return lazy(async () => ({ default: await loaders[screen]() }));
}

/** Fetches the code of a screen that is about to be shown. What fails here is told when the screen is shown. */
export async function loadScreen(screen: PlaceName): Promise<void> {
  await loaders[screen]().catch(() => {});
}

const PracticeDrawer = lazy(async () => ({
  default: (await import('../features/practice/drawer.tsx')).PracticeDrawer,
}));

/** The screen of a route, loaded when it is first wanted; a bug in one leaves the others alone. */
export function Outlet({ screen }: { readonly screen: PlaceName }) {
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
