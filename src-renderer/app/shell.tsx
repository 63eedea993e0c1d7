import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepFocus } from '../lib/keep-focus.ts';
import { useApp } from '../state/invita-context.ts';
import { useWanted } from '../state/use-wanted.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { Header } from './header.tsx';
import { Notices } from './notices.tsx';
import { Outlet, PracticeDrawerOutlet } from './outlet.tsx';
import { usePalette } from './palette/use-palette.ts';
import { PracticeBand } from './practice-band.tsx';
import { Rail } from './rail.tsx';
import { UpdateNotice } from './update-notice.tsx';
import { usePlace } from './use-place.ts';
import { useScreenKeys } from './use-screen-keys.ts';
import { WelcomeBar } from './welcome/welcome-bar.tsx';
import { Wishes } from './wishes.tsx';
import './shell.css';

const loadPalette = () => import('./palette/command-palette.tsx');
const CommandPalette = lazy(async () => ({ default: (await loadPalette()).CommandPalette }));

/** The frame: band, rail, header, the screen, the practice phone. */
export function Shell() {
  const { t } = useTranslation('shell');
  const { screen, choosing } = usePlace();
  const practice = useApp((app) => app.info.realm === 'practice');
  const wide = useMediaQuery('(min-width: 1400px)', true, { getInitialValueInEffect: false });
  const [phone, setPhone] = useState<boolean | null>(null);
  // Before a way is chosen, practice is nobody's choice yet.
  const banded = practice && !choosing;
  const phoneShown = banded && (phone ?? (wide && screen !== 'welcome'));
  useWanted('phone', banded, () => setPhone(true));
  useScreenKeys();
  useEffect(() => keepFocus(document), []);
  const palette = usePalette();
  const [paletteWanted, setPaletteWanted] = useState(false);
  if (palette.opened && !paletteWanted) setPaletteWanted(true);
  // Not before the screen, and yet there before anyone wants it: what is typed after Ctrl K must not get lost.
  useEffect(() => void loadPalette(), []);
  return (
    <div className="shell" data-practice={banded || undefined}>
      <title>{`${t(`screen.${screen}`)} · Invita`}</title>
      {/* A plain #content link would be a route. */}
      <button type="button" className="skip-link" onClick={() => document.getElementById('content')?.focus()}>
        {t('skip')}
      </button>
      {banded && <PracticeBand phoneShown={phoneShown} onTogglePhone={() => setPhone(!phoneShown)} />}
      <Rail current={screen} onSearch={palette.open} />
      <div className="shell-centre">
        {screen === 'welcome' ? <WelcomeBar /> : <Header screen={screen} />}
        <ConnectionBanner />
        <Notices />
        <UpdateNotice />
        <main id="content" className="shell-main" tabIndex={-1}>
          <Outlet screen={screen} />
        </main>
      </div>
      {paletteWanted && (
        <Suspense fallback={null}>
          <CommandPalette opened={palette.opened} onClose={palette.close} />
        </Suspense>
      )}
      <Wishes onPalette={palette.open} />
      {phoneShown && <PracticeDrawerOutlet onClose={() => setPhone(false)} />}
    </div>
  );
}
