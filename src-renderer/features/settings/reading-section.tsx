/** The languages in which the screen is read, and how a further one is added. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { languageName } from './language-name.ts';

type Reading = Settings['reading'];

interface ReadingSectionProps {
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
}

export function ReadingSection({ reading, onChange }: ReadingSectionProps) {
  const languages = useRequest('reading.languages', {});
  const { languages: chosen } = reading;
  return (
    <Section title={t('settings.reading')} lead={t('settings.readingLead')}>
      {languages.error && <ErrorNotice error={languages.error} onRetry={() => void languages.refetch()} />}
      {languages.data?.map(({ code, shipped }) => {
        const on = chosen.includes(code);
        const isLast = on && chosen.length === 1;
        return (
          <SettingRow
            key={code}
            label={languageName(code)}
            hint={isLast ? t('settings.oneLanguage') : shipped ? '' : t('settings.addedByYou')}
          >
            {(ids) => (
              <Switch
                {...ids}
                checked={on}
                disabled={isLast}
                onChange={(checked) =>
                  onChange({
                    ...reading,
                    languages: checked ? [...chosen, code] : chosen.filter((other) => other !== code),
                  })
                }
              />
            )}
          </SettingRow>
        );
      })}
      <AddLanguage />
      <SettingRow label={t('settingFields.readSlower')} hint={t('settings.batteryHint')}>
        {(ids) => (
          <Switch
            {...ids}
            checked={reading.slowerOnBattery}
            onChange={(slowerOnBattery) => onChange({ ...reading, slowerOnBattery })}
          />
        )}
      </SettingRow>
    </Section>
  );
}

function AddLanguage() {
  const [file, setFile] = useState('');
  const add = useAction('reading.add-language', ['reading.languages']);
  return (
    <>
      <SettingRow label={t('settings.addLanguage')} hint={t('settings.addLanguageHint')}>
        {(ids) => (
          <form
            className="flex min-w-0 gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              add.mutate({ file: file.trim() }, { onSuccess: () => setFile('') });
            }}
          >
            <TextField
              id={ids.id}
              aria-describedby={ids.describedBy}
              placeholder="…/deu.traineddata"
              className="w-60"
              value={file}
              onChange={(event) => setFile(event.target.value)}
            />
            <Button type="submit" icon={Plus} disabled={file.trim() === '' || add.isPending}>
              {t('settings.add')}
            </Button>
          </form>
        )}
      </SettingRow>
      {add.error && <ErrorNotice error={add.error} />}
      {add.data && <p role="status">{t('settings.added', { language: languageName(add.data.code) })}</p>}
    </>
  );
}
