import { useTranslation } from 'react-i18next';
import type { Risk } from './risk.ts';
import './risk-word.css';

/** «basso», «medio» or «alto», in its colour. */
export function RiskWord({ risk }: { readonly risk: Risk }) {
  const { t } = useTranslation('configuration');
  return (
    <strong className="risk-word" data-risk={risk}>
      {t(`risk.${risk}`)}
    </strong>
  );
}
