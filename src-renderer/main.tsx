import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.layer.css';
import '@mantine/dropzone/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme/fonts.css';
import './theme/base.css';
import './theme/mantine.css';
import 'virtual:frame-colours.css';
import './app/frame.css';
import type { Language } from '#contract/common.ts';
import { connect } from './api/connect.ts';
import { loadScreen } from './app/outlet.tsx';
import { Root } from './app/root.tsx';
import { createI18n, systemLanguage } from './locales/i18n.ts';
import { createAppStore } from './state/app-store.ts';
import { parseHash } from './state/navigation.ts';
import { refuseMarkup, type TrustedTypesWindow } from './trusted-types.ts';

refuseMarkup(window as TrustedTypesWindow);

const i18n = createI18n(systemLanguage(navigator.languages));
const client = connect(window, () => i18n.language as Language);
const app = createAppStore(client);
app.start();
// Beside what the shell asks for, and not after it.
void loadScreen(parseHash(window.location.hash).screen);

// A file let go beside its place must not make the browser leave Invita and open it.
for (const kind of ['dragover', 'drop'] as const) {
  window.addEventListener(kind, (event) => event.preventDefault());
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
document.documentElement.toggleAttribute('data-desktop', window.invita !== undefined);
createRoot(root).render(
  <StrictMode>
    <Root invita={{ client, app }} i18n={i18n} />
  </StrictMode>,
);
