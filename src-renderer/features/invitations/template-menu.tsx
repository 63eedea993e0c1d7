import { ActionIcon, Menu } from '@mantine/core';
import { Copy, Ellipsis, Languages, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#contract/templates.ts';
import { DeleteTemplate } from './delete-template.tsx';
import { NameDialog, type Naming } from './name-dialog.tsx';

export interface TemplateMenuProps {
  readonly template: Template;
  /** The languages its variants are in. */
  readonly languages: readonly Template['language'][];
  /** The list changed: show this one, or null for whatever is left. */
  readonly onChanged: (shown: Template | null) => void;
}

/** What can be done with a whole text: another one, another name, another language, none. */
export function TemplateMenu({ template, languages, onChanged }: TemplateMenuProps) {
  const { t } = useTranslation('invitations');
  const [naming, setNaming] = useState<Naming | null>(null);
  const [deleting, setDeleting] = useState(false);
  const missing = (['it', 'en'] as const).find((language) => !languages.includes(language));
  return (
    <>
      <Menu position="bottom-start" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" size="md" aria-label={t('menu.label')}>
            <Ellipsis size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Plus size={15} />} onClick={() => setNaming({ what: 'new' })}>
            {t('menu.new')}
          </Menu.Item>
          <Menu.Item leftSection={<Copy size={15} />} onClick={() => setNaming({ what: 'copy' })}>
            {t('menu.copy')}
          </Menu.Item>
          <Menu.Item leftSection={<Pencil size={15} />} onClick={() => setNaming({ what: 'rename' })}>
            {t('menu.rename')}
          </Menu.Item>
          {missing !== undefined && (
            <Menu.Item
              leftSection={<Languages size={15} />}
              onClick={() => setNaming({ what: 'variant', language: missing })}
            >
              {t(`menu.variant.${missing}`)}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<Trash2 size={15} />} onClick={() => setDeleting(true)}>
            {t('menu.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        template={template}
        naming={naming}
        onDone={(named) => {
          setNaming(null);
          onChanged(named);
        }}
        onCancel={() => setNaming(null)}
      />
      <DeleteTemplate
        template={template}
        opened={deleting}
        onDeleted={() => {
          setDeleting(false);
          onChanged(null);
        }}
        onCancel={() => setDeleting(false)}
      />
    </>
  );
}
