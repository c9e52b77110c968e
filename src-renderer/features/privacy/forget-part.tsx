/** Forgetting: the last minutes with one click, or a stretch, an application, a site, whose memory; always counted before. */
import { useState } from 'react';
import type { Erased, EraseWhat } from '../../../src-preload/contract/erase.ts';
import { useScopes } from '../../client/use-scopes.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { ApplicationPicker } from './application-picker.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { describeWhat, readMoment } from './forget-words.ts';
import { Forgotten } from './forgotten.tsx';
import { OldCopies } from './old-copies.tsx';
import { siteOf } from './rule-words.ts';
import { StartAnew } from './start-anew.tsx';

const minutes = [5, 15, 60] as const;

export function ForgetPart() {
  const [what, setWhat] = useState<EraseWhat | null>(null);
  const [done, setDone] = useState<{
    what: EraseWhat;
    erased: Erased;
    oldestAt: number | null;
  } | null>(null);
  const [stretch, setStretch] = useState({ from: '', to: '' });
  const [application, setApplication] = useState('');
  const [site, setSite] = useState('');
  const { labelOf } = useScopes();
  const [from, to] = [readMoment(stretch.from), readMoment(stretch.to)];
  const isStretch = from !== null && to !== null && from < to;
  return (
    <>
      {done && <Forgotten words={describeWhat(done.what, labelOf)} {...done} />}
      <Section title={t('forget.lastMinutes')}>
        <div className="flex flex-wrap gap-2 py-1.5">
          {minutes.map((count) => (
            <Button key={count} onClick={() => setWhat({ what: 'last', minutes: count })}>
              {t('forget.last', { minutes: count })}
            </Button>
          ))}
        </div>
      </Section>
      <Section title={t('forget.stretch')}>
        <SettingRow
          label={t('forget.fromTo')}
          hint={
            stretch.from !== '' && stretch.to !== '' && !isStretch
              ? t('forget.fromToWrong')
              : t('forget.fromToHint')
          }
        >
          {({ id, describedBy }) => (
            <span className="flex flex-wrap items-center gap-2">
              <TextField
                id={id}
                type="datetime-local"
                aria-describedby={describedBy}
                value={stretch.from}
                onChange={(event) => setStretch({ ...stretch, from: event.target.value })}
              />
              <TextField
                type="datetime-local"
                aria-label={t('forget.fromToEnd')}
                value={stretch.to}
                onChange={(event) => setStretch({ ...stretch, to: event.target.value })}
              />
              <Button disabled={!isStretch} onClick={() => isStretch && setWhat({ what: 'range', from, to })}>
                {t('forget.count')}
              </Button>
            </span>
          )}
        </SettingRow>
        <SettingRow label={t('forget.application')} hint={t('forget.applicationHint')}>
          {({ id, describedBy }) => (
            <span className="flex flex-wrap items-center gap-2">
              <TextField
                id={id}
                aria-describedby={describedBy}
                placeholder={t('forget.applicationPlaceholder')}
                value={application}
                onChange={(event) => setApplication(event.target.value)}
              />
              <ApplicationPicker onPick={setApplication} />
              <Button
                disabled={application.trim() === ''}
                onClick={() => setWhat({ what: 'application', application: application.trim() })}
              >
                {t('forget.count')}
              </Button>
            </span>
          )}
        </SettingRow>
        <SettingRow label={t('forget.site')} hint={t('forget.siteHint')}>
          {({ id, describedBy }) => (
            <span className="flex flex-wrap items-center gap-2">
              <TextField
                id={id}
                aria-describedby={describedBy}
                placeholder="bank.example"
                value={site}
                onChange={(event) => setSite(event.target.value)}
              />
              <Button
                disabled={siteOf(site) === ''}
                onClick={() => setWhat({ what: 'site', site: siteOf(site) })}
              >
                {t('forget.count')}
              </Button>
            </span>
          )}
        </SettingRow>
      </Section>
      <ScopeSection onChoose={setWhat} />
      <StartAnew />
      <OldCopies />
      {what && (
        <ForgetDialog
          what={what}
          words={describeWhat(what, labelOf)}
          onClose={() => setWhat(null)}
          onDone={(erased, oldestAt) => {
            setDone({ what, erased, oldestAt });
            setWhat(null);
          }}
        />
      )}
    </>
  );
}

function ScopeSection({ onChoose }: { readonly onChoose: (what: EraseWhat) => void }) {
  const { scopes, labelOf } = useScopes();
  const [scope, setScope] = useState('');
  const [conversations, setConversations] = useState(false);
  return (
    <Section title={t('forget.scope')}>
      <SettingRow label={t('forget.scope')} hint={t('forget.scopeHint')}>
        {({ id, describedBy }) => (
          <span className="flex flex-wrap items-center gap-2">
            <SelectField
              id={id}
              describedBy={describedBy}
              value={scope}
              options={[
                { value: '', label: t('forget.scopeChoose') },
                ...scopes.map(({ scope }) => ({ value: scope, label: labelOf(scope) })),
              ]}
              onChange={setScope}
            />
            <label className="flex items-center gap-2" title={t('forget.alsoConversationsHint')}>
              <input
                type="checkbox"
                className="accent-(--accent)"
                checked={conversations}
                onChange={({ target }) => setConversations(target.checked)}
              />
              {t('forget.alsoConversations')}
            </label>
            <Button disabled={scope === ''} onClick={() => onChoose({ what: 'scope', scope, conversations })}>
              {t('forget.count')}
            </Button>
          </span>
        )}
      </SettingRow>
    </Section>
  );
}
