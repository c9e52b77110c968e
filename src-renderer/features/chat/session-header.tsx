/** The conversation's name, who answers and how, and what can be done with all of it. */
import { ChevronDown, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { ChatSession } from '../../../src-preload/contract/chat.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { useSettings } from '../../client/use-settings.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Menu } from '../../ui/menu.tsx';
import { formatCount } from '../../ui/sizes.ts';
import { PersonaDialog } from './persona-dialog.tsx';
import { WhoPicker } from './who-picker.tsx';
import { isUsual, offersChoice, type Who } from './who.ts';

interface SessionHeaderProps {
  /** Null: a conversation that has not begun. */
  readonly session: ChatSession | null;
  readonly persona: string;
  readonly onPersona: (id: string) => void;
  readonly who: Who;
  readonly onWho: (who: Who) => void;
  readonly onDeleted: () => void;
}

type Asking = 'rename' | 'delete' | 'clear' | 'personas';

export function SessionHeader(props: SessionHeaderProps) {
  const { session, persona, onPersona, who, onWho, onDeleted } = props;
  const [asking, setAsking] = useState<Asking | null>(null);
  const settings = useSettings().data;
  const personas = useRequest('chat.personas', {}).data ?? [];
  const clear = useAction('chat.clear', ['chat.messages', 'chat.session', 'chat.sessions']);
  const remove = useAction('chat.delete-session', ['chat.sessions']);
  const close = () => setAsking(null);
  const name = personas.find(({ id }) => id === persona)?.name ?? persona;
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-4">
      <h2 className="min-w-0 flex-1 truncate font-semibold">{session?.title ?? 'New conversation'}</h2>
      {settings && (offersChoice(settings) || !isUsual(who)) && (
        <WhoPicker settings={settings} session={session} who={who} onWho={onWho} />
      )}
      <Menu
        trigger={
          <Button tone="quiet" aria-label={`How it is answered: ${name}`}>
            {isUsual(who) ? name : `Manner: ${name}`}
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
        items={[
          ...personas.map(({ id, name: label }) => ({ label, onSelect: () => onPersona(id) })),
          { label: 'Edit these …', onSelect: () => setAsking('personas') },
        ]}
      />
      {session && (
        <Menu
          trigger={<IconButton icon={Ellipsis} label="This conversation" />}
          items={[
            { label: 'Rename …', onSelect: () => setAsking('rename') },
            ...(session.messages > session.clearedMessages
              ? [
                  {
                    label: 'Clear the view',
                    onSelect: () => clear.mutate({ sessionId: session.id, how: 'view' }),
                  },
                ]
              : []),
            ...(session.clearedMessages > 0
              ? [
                  {
                    label: `Show ${formatCount(session.clearedMessages, 'cleared message')}`,
                    onSelect: () => clear.mutate({ sessionId: session.id, how: 'restore' }),
                  },
                ]
              : []),
            { label: 'Erase all messages …', onSelect: () => setAsking('clear') },
            { label: 'Delete the conversation …', onSelect: () => setAsking('delete') },
          ]}
        />
      )}
      {asking === 'personas' && <PersonaDialog current={persona} onClose={close} />}
      {session && asking === 'rename' && <RenameDialog session={session} onClose={close} />}
      {session && asking === 'clear' && (
        <ConfirmDialog
          title="Erase all messages?"
          action={`Erase ${formatCount(session.messages, 'message')}`}
          busy={clear.isPending}
          error={clear.error}
          onClose={close}
          onConfirm={() => clear.mutate({ sessionId: session.id, how: 'for-good' }, { onSuccess: close })}
        >
          <p>
            They are removed from the disk with everything that makes them found, and with the memories that
            came from nothing else. This cannot be undone.
          </p>
        </ConfirmDialog>
      )}
      {session && asking === 'delete' && (
        <ConfirmDialog
          title={`Delete “${session.title}”?`}
          action={`Delete ${formatCount(session.messages, 'message')}`}
          busy={remove.isPending}
          error={remove.error}
          onClose={close}
          onConfirm={() =>
            remove.mutate(
              { id: session.id },
              {
                onSuccess: () => {
                  close();
                  onDeleted();
                },
              },
            )
          }
        >
          <p>
            The conversation and the memories that came from nothing else are removed from the disk. This
            cannot be undone.
          </p>
        </ConfirmDialog>
      )}
    </header>
  );
}

interface RenameDialogProps {
  readonly session: ChatSession;
  readonly onClose: () => void;
}

const maxTitleChars = 200;

function RenameDialog({ session, onClose }: RenameDialogProps) {
  const [title, setTitle] = useState(session.title);
  const rename = useAction('chat.update-session', ['chat.session', 'chat.sessions']);
  return (
    <Dialog title="Rename the conversation" onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ id: session.id, title }, { onSuccess: onClose });
        }}
      >
        <TextField
          data-autofocus
          aria-label="Name"
          maxLength={maxTitleChars}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {rename.error && <ErrorNotice error={rename.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="main" disabled={title.trim() === '' || rename.isPending}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
