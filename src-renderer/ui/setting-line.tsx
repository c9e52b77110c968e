/** One setting of a list: what it means or what is wrong, its key, default and limits, the control, and the way back to the default. */
import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from './badge.tsx';
import { IconButton } from './button.tsx';
import { SettingRow } from './section.tsx';
import { t } from '../messages/t.ts';

interface SettingLineProps {
  readonly label: string;
  readonly meaning: string;
  /** As the owner writes it in the file. */
  readonly name: string;
  /** In words. */
  readonly standard: string;
  /** In words; empty where the control shows them. */
  readonly allowed: string;
  readonly problem: string | undefined;
  readonly isChanged: boolean;
  readonly isUnsaved: boolean;
  /** Undefined: there is no way back from here. */
  readonly onReset: (() => void) | undefined;
  readonly children: (ids: { readonly id: string; readonly describedBy: string }) => ReactNode;
}

export function SettingLine(props: SettingLineProps) {
  const { label, meaning, name, standard, allowed, problem, isChanged, isUnsaved, onReset, children } = props;
  return (
    <SettingRow
      label={label}
      hint={
        <>
          {problem === undefined ? (
            meaning
          ) : (
            <span className="text-bad" role="alert">
              {problem}
            </span>
          )}
          <span className="block text-small">
            <code className="selectable break-all">{name}</code>
            {` · ${t('ui.settingDefault', { standard })}`}
            {allowed !== '' && ` · ${allowed}`}
          </span>
        </>
      }
    >
      {(ids) => (
        <span className="flex max-w-full min-w-0 flex-wrap items-center justify-end gap-2">
          {isUnsaved ? (
            <Badge tone="warn">{t('ui.notSaved')}</Badge>
          ) : isChanged ? (
            <Badge>{t('ui.changed')}</Badge>
          ) : null}
          {children(ids)}
          <IconButton
            icon={RotateCcw}
            label={t('ui.setBack', { label, standard })}
            disabled={!isChanged || !onReset}
            className={isChanged && onReset ? '' : 'invisible'}
            onClick={() => onReset?.()}
          />
        </span>
      )}
    </SettingRow>
  );
}
