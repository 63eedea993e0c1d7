import { useTranslation } from 'react-i18next';
import { errorMessage } from '#contract/error-messages.ts';
import { useApp } from '../../state/invita-context.ts';
import { type AttentionItem, isErrorCode } from './attention-items.ts';

export interface AttentionWords {
  readonly title: string;
  readonly text: string;
  readonly link: string;
}

/** What it is, what is safe, and where its link leads. */
export function useAttentionWords(item: AttentionItem): AttentionWords {
  const { t } = useTranslation('overview');
  const language = useApp((app) => app.configuration.language);
  switch (item.kind) {
    case 'notice':
      return {
        title: t('attention.notice'),
        text: errorMessage(language, item.code),
        link: t('attention.link.configuration'),
      };
    case 'backup':
      return {
        title: t('attention.backup'),
        text: errorMessage(language, item.code),
        link: t('attention.link.backup'),
      };
    case 'deaf':
      return {
        title: t('attention.deaf.title', { label: item.session.label }),
        text: t('attention.deaf.text'),
        link: t('attention.link.phone'),
      };
    case 'held':
      return {
        title: t('attention.held.title', { count: item.count }),
        text: t('attention.held.text'),
        link: t('attention.link.check'),
      };
    case 'unconfirmed':
      return {
        title: t('attention.unconfirmed.title', { count: item.count }),
        text: t('attention.unconfirmed.text', { count: item.count }),
        link: t('attention.link.check'),
      };
    case 'failed': {
      const numbers = item.about === 'numbers';
      return {
        title: t(`components:failed.${item.reason}`, { count: item.count }),
        text: t(`attention.about.${item.about}`),
        link: t(numbers ? 'attention.link.numbers' : 'attention.link.check'),
      };
    }
    case 'session': {
      const { label, status, problem, paused } = item.session;
      const reason = paused !== null && paused.reason !== 'ADMIN' ? paused.reason : null;
      const key = item.to.screen === 'configuration';
      return {
        title:
          reason === null
            ? t('attention.session', { label, status: t(`components:session.${status}`) })
            : t('attention.stopped', { label }),
        text:
          reason !== null
            ? t(`attention.paused.${reason}`)
            : problem !== null && isErrorCode(problem)
              ? errorMessage(language, problem)
              : t('attention.safe'),
        link: t(key ? 'attention.link.key' : 'attention.link.phone'),
      };
    }
  }
}
