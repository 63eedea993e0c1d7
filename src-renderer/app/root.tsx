import { createTheme, MantineProvider, MantineThemeProvider, Notification } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { i18n as I18n } from 'i18next';
import { type ReactNode, useEffect, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { AppVersion } from '../components/app-version.ts';
import { type Invita, InvitaContext, useAppState } from '../state/invita-context.ts';
import { cssVariablesResolver } from '../theme/css-variables.ts';
import { readStyleNonce } from '../theme/nonce.ts';
import { theme } from '../theme/theme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Gate } from './gate.tsx';

export interface RootProps {
  readonly invita: Invita;
  readonly i18n: I18n;
}

/** Everything above the shell: theme, words, client, notifications. */
export function Root({ invita, i18n }: RootProps) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={readStyleNonce}
    >
      <I18nextProvider i18n={i18n}>
        <InvitaContext value={invita}>
          <LanguageOfTheConfiguration i18n={i18n}>
            <NamedCloseButton>
              {/* The bars that save and send have their buttons at the right. */}
              <Notifications position="bottom-left" limit={3} />
              <ErrorBoundary>
                <KnownVersion>
                  <Gate />
                </KnownVersion>
              </ErrorBoundary>
            </NamedCloseButton>
          </LanguageOfTheConfiguration>
        </InvitaContext>
      </I18nextProvider>
    </MantineProvider>
  );
}

function KnownVersion({ children }: { readonly children: ReactNode }) {
  const version = useAppState(({ data }) => (data.status === 'ready' ? data.info.version : null));
  return <AppVersion value={version}>{children}</AppVersion>;
}

/** Mantine draws the close button of a notification as a cross without a word; a screen reader needs one. */
function NamedCloseButton({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('common');
  const label = t('close');
  const named = useMemo(
    () =>
      createTheme({
        components: {
          Notification: Notification.extend({
            defaultProps: { closeButtonProps: { 'aria-label': label } },
          }),
        },
      }),
    [label],
  );
  return (
    <MantineThemeProvider inherit theme={named}>
      {children}
    </MantineThemeProvider>
  );
}

function LanguageOfTheConfiguration({
  i18n,
  children,
}: {
  readonly i18n: I18n;
  readonly children: ReactNode;
}) {
  const language = useAppState(({ data }) => (data.status === 'ready' ? data.configuration.language : null));
  useEffect(() => {
    if (language !== null && language !== i18n.language) void i18n.changeLanguage(language);
    document.documentElement.lang = language ?? i18n.language;
  }, [language, i18n]);
  return children;
}
