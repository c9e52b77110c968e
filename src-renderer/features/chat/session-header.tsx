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
import { t } from '../../messages/t.ts';
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
      <h2 className="min-w-0 flex-1 truncate font-semibold">{session?.title ?? t('chat.newConversation')}</h2>
      {settings && (offersChoice(settings) || !isUsual(who)) && (
        <WhoPicker settings={settings} session={session} who={who} onWho={onWho} />
      )}
      <Menu
        trigger={
          <Button tone="quiet" aria-label={t('chat.howAnswered', { name })}>
            {isUsual(who) ? name : t('chat.manner', { name })}
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
        items={[
          ...personas.map(({ id, name: label }) => ({ label, onSelect: () => onPersona(id) })),
          { label: t('chat.editPersonas'), onSelect: () => setAsking('personas') },
        ]}
      />
      {session && (
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('chat.thisConversation')} />}
          items={[
            { label: t('chat.renameAsk'), onSelect: () => setAsking('rename') },
            ...(session.messages > session.clearedMessages
              ? [
                  {
                    label: t('chat.clearView'),
                    onSelect: () => clear.mutate({ sessionId: session.id, how: 'view' }),
                  },
                ]
              : []),
            ...(session.clearedMessages > 0
              ? [
                  {
                    label: t('chat.showCleared', { count: session.clearedMessages }),
                    onSelect: () => clear.mutate({ sessionId: session.id, how: 'restore' }),
                  },
                ]
              : []),
            { label: t('chat.eraseAsk'), onSelect: () => setAsking('clear') },
            { label: t('chat.deleteConversationAsk'), onSelect: () => setAsking('delete') },
          ]}
        />
      )}
      {asking === 'personas' && <PersonaDialog current={persona} onClose={close} />}
      {session && asking === 'rename' && <RenameDialog session={session} onClose={close} />}
      {session && asking === 'clear' && (
        <ConfirmDialog
          title={t('chat.eraseTitle')}
          action={t('chat.eraseAction', { count: session.messages })}
          busy={clear.isPending}
          error={clear.error}
          onClose={close}
          onConfirm={() => clear.mutate({ sessionId: session.id, how: 'for-good' }, { onSuccess: close })}
        >
          <p>{t('chat.eraseWarning')}</p>
        </ConfirmDialog>
      )}
      {session && asking === 'delete' && (
        <ConfirmDialog
          title={t('chat.deleteTitle', { title: session.title })}
          action={t('chat.deleteAction', { count: session.messages })}
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
          <p>{t('chat.deleteWarning')}</p>
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
    <Dialog title={t('chat.renameTitle')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ id: session.id, title }, { onSuccess: onClose });
        }}
      >
        <TextField
          data-autofocus
          aria-label={t('chat.name')}
          maxLength={maxTitleChars}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {rename.error && <ErrorNotice error={rename.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" tone="main" disabled={title.trim() === '' || rename.isPending}>
            {t('chat.rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
