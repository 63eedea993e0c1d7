import './jsdom-stubs.ts';
import { MantineProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { type RenderResult, render } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '#contract/common.ts';
import { createI18n } from '../locales/i18n.ts';
import { type AppStore, createAppStore } from '../state/app-store.ts';
import { InvitaContext } from '../state/invita-context.ts';
import { cssVariablesResolver } from '../theme/css-variables.ts';
import { theme } from '../theme/theme.ts';
import { type Answers, createFakeClient, type FakeClient } from './fake-client.ts';

export interface RenderOptions {
  readonly language?: Language;
  readonly answers?: Answers;
}

export interface Rendered extends RenderResult {
  readonly client: FakeClient;
}

function Providers({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const [i18n] = useState(() => createI18n(language));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
      <I18nextProvider i18n={i18n}>{children}</I18nextProvider>
    </MantineProvider>
  );
}

/** Renders a shared component: theme and words, no client. */
export function renderComponent(element: ReactNode, { language = 'it' }: RenderOptions = {}): RenderResult {
  return render(element, {
    wrapper: ({ children }) => <Providers language={language}>{children}</Providers>,
  });
}

/** Renders a screen on a fake client, once the app's snapshot is there. */
export async function renderScreen(
  element: ReactNode,
  { language = 'it', answers = {} }: RenderOptions = {},
): Promise<Rendered> {
  // They outlive a test: their store is the module's.
  notifications.clean();
  const client = createFakeClient(answers);
  const app = createAppStore(client);
  app.start();
  await untilReady(app);
  const rendered = render(element, {
    wrapper: ({ children }) => (
      <Providers language={language}>
        <InvitaContext value={{ client, app }}>
          <Notifications />
          {children}
        </InvitaContext>
      </Providers>
    ),
  });
  return { ...rendered, client };
}

/** Without asking again and again: a test may have stopped its clock. */
function untilReady(app: AppStore): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = app.subscribe(({ data }) => {
      if (data.status === 'loading') return;
      stop();
      if (data.status === 'ready') resolve();
      else reject(new Error(`the app could not start: ${data.error.code}`));
    });
  });
}
