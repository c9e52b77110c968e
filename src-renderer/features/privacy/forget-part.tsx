/** Forgetting: the last minutes with one click, or a stretch, an application, a site; always counted before it is done. */
import { useState } from 'react';
import type { Erased, EraseWhat } from '../../../src-preload/contract/erase.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { formatCount } from '../../ui/sizes.ts';
import { ApplicationPicker } from './application-picker.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { describeWhat, readMoment } from './forget-words.ts';
import { siteOf } from './rule-words.ts';

const minutes = [5, 15, 60] as const;

export function ForgetPart() {
  const [what, setWhat] = useState<EraseWhat | null>(null);
  const [done, setDone] = useState<{ what: EraseWhat; erased: Erased } | null>(null);
  const [stretch, setStretch] = useState({ from: '', to: '' });
  const [application, setApplication] = useState('');
  const [site, setSite] = useState('');
  const [from, to] = [readMoment(stretch.from), readMoment(stretch.to)];
  const isStretch = from !== null && to !== null && from < to;
  return (
    <>
      {done && (
        <p role="status" className="rounded-control bg-surface-2 px-3 py-2">
          {done.erased.frames === 0
            ? `Nothing was kept of ${describeWhat(done.what)}.`
            : `Forgotten: ${describeWhat(done.what)}. ${formatCount(done.erased.frames, 'frame')}, ${formatCount(
                done.erased.passages,
                'passage',
              )} and ${formatCount(done.erased.memories, 'memory', 'memories')} are gone.`}{' '}
          {done.erased.left > 0
            ? `${formatCount(done.erased.left, 'frame')} are still there, because it was stopped.`
            : 'Looked again: nothing of it is left.'}
        </p>
      )}
      <Section title="The last minutes">
        <div className="flex flex-wrap gap-2 py-1.5">
          {minutes.map((count) => (
            <Button key={count} onClick={() => setWhat({ what: 'last', minutes: count })}>
              Forget the last {count} minutes
            </Button>
          ))}
        </div>
      </Section>
      <Section title="A stretch, an application, a site">
        <SettingRow
          label="From … to"
          hint={
            stretch.from !== '' && stretch.to !== '' && !isStretch
              ? 'The end must be later than the beginning.'
              : 'In the time of this computer.'
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
                aria-label="End of the stretch"
                value={stretch.to}
                onChange={(event) => setStretch({ ...stretch, to: event.target.value })}
              />
              <Button disabled={!isStretch} onClick={() => isStretch && setWhat({ what: 'range', from, to })}>
                Count
              </Button>
            </span>
          )}
        </SettingRow>
        <SettingRow label="Application" hint="Its whole name; pick it from those that were seen.">
          {({ id, describedBy }) => (
            <span className="flex flex-wrap items-center gap-2">
              <TextField
                id={id}
                aria-describedby={describedBy}
                placeholder="Name of the application"
                value={application}
                onChange={(event) => setApplication(event.target.value)}
              />
              <ApplicationPicker onPick={setApplication} />
              <Button
                disabled={application.trim() === ''}
                onClick={() => setWhat({ what: 'application', application: application.trim() })}
              >
                Count
              </Button>
            </span>
          )}
        </SettingRow>
        <SettingRow
          label="Site"
          hint="The site with everything below it, where the browser told its address."
        >
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
                Count
              </Button>
            </span>
          )}
        </SettingRow>
      </Section>
      {what && (
        <ForgetDialog
          what={what}
          onClose={() => setWhat(null)}
          onDone={(erased) => {
            setDone({ what, erased });
            setWhat(null);
          }}
        />
      )}
    </>
  );
}
