/** With whom and in which room a conversation is held: chosen before its first word, shown after it. */
import { UsersRound } from 'lucide-react';
import type { ChatSession } from '../../../src-preload/contract/chat.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { Button } from '../../ui/button.tsx';
import { rich } from '../../messages/rich.ts';
import { t } from '../../messages/t.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { Popover } from '../../ui/popover.tsx';
import { agentChoices, roomChoices, teamChoices, wordsOfWho, type Who } from './who.ts';

interface WhoPickerProps {
  readonly settings: Settings;
  /** Null: a conversation that has not begun. */
  readonly session: ChatSession | null;
  readonly who: Who;
  readonly onWho: (who: Who) => void;
}

export function WhoPicker({ settings, session, who, onWho }: WhoPickerProps) {
  const words = wordsOfWho(who, settings);
  const hasBegun = session !== null && session.messages + session.clearedMessages > 0;
  return (
    <Popover
      label={t('chat.who')}
      align="end"
      trigger={
        <Button
          tone="quiet"
          icon={UsersRound}
          className="min-w-0 shrink"
          aria-label={t('chat.whoIs', { names: words })}
        >
          <span className="max-w-40 truncate">{words}</span>
        </Button>
      }
    >
      <div className="flex w-72 flex-col gap-3">
        {hasBegun ? (
          <p>
            {rich('chat.heldWith', {
              names: words,
              b: (inside) => <strong className="font-semibold">{inside}</strong>,
            })}
          </p>
        ) : (
          <Choices settings={settings} who={who} onWho={onWho} />
        )}
      </div>
    </Popover>
  );
}

/** The value of the choice "none"; no room has it, as ids are not empty. */
const noRoom = '';

function Choices({ settings, who, onWho }: Omit<WhoPickerProps, 'session'>) {
  const { agents, room } = who;
  const teams = teamChoices(settings);
  const rooms = roomChoices(settings);
  return (
    <>
      {teams.length > 0 && (
        <div role="group" aria-label={t('chat.teams')} className="flex flex-wrap gap-2">
          {teams.map(({ value, label, members }) => (
            <Button key={value} onClick={() => onWho({ agents: [...members], room })}>
              {label}
            </Button>
          ))}
        </div>
      )}
      <CheckList
        label={t('chat.whoAnswers')}
        hint={t('chat.whoAnswersHint')}
        choices={agentChoices(settings)}
        chosen={agents}
        onChange={(chosen) => {
          // Somebody has to answer.
          if (chosen.length > 0) onWho({ agents: [...chosen], room });
        }}
      />
      {rooms.length > 0 && (
        <label className="flex items-center justify-between gap-3">
          <span className="font-medium">{t('chat.room')}</span>
          <SelectField
            label={t('chat.room')}
            value={room ?? noRoom}
            options={[{ value: noRoom, label: t('chat.noRoom') }, ...rooms]}
            onChange={(chosen) => onWho({ agents, room: chosen === noRoom ? null : chosen })}
          />
        </label>
      )}
      <p className="text-small text-ink-2">{t('chat.learntFor')}</p>
    </>
  );
}
