import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../components/error-state.tsx';

interface State {
  readonly failed: boolean;
}

/** A bug in what it holds takes down that and nothing more. Give it a `key` that changes to start over. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation('shell');
  return (
    <div style={{ padding: 24 }}>
      <ErrorState
        title={t('broken.title')}
        text={t('broken.safe')}
        action={{ label: t('broken.reload'), onClick: () => window.location.reload() }}
      />
    </div>
  );
}
