import { Menu, useMantineColorScheme } from '@mantine/core';
import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const schemes = [
  ['auto', Monitor],
  ['light', Sun],
  ['dark', Moon],
] as const;

/** Light, dark, or as the system has it. */
export function AppearanceMenu() {
  const { t } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = schemes.find(([scheme]) => scheme === colorScheme)?.[1] ?? Monitor;
  return (
    <Menu position="right-end" width={170}>
      <Menu.Target>
        <button type="button" className="rail-item" title={t('appearance.title')}>
          <Icon size={17} aria-hidden />
          <span className="rail-item-name">{t('appearance.title')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(([scheme, SchemeIcon]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            leftSection={<SchemeIcon size={15} aria-hidden />}
            rightSection={scheme === colorScheme && <Check size={15} aria-hidden />}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`appearance.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
