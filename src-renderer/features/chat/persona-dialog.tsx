/** How the assistant answers: the personas that came along, and the owner's own. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Persona } from '../../../src-preload/contract/chat.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea, TextField } from '../../ui/fields.tsx';
import { t } from '../../messages/t.ts';

interface PersonaDialogProps {
  readonly current: string;
  readonly onClose: () => void;
}

const maxNameChars = 60;
const maxInstructionChars = 4_000;

export function PersonaDialog({ current, onClose }: PersonaDialogProps) {
  const { data: personas, error, refetch } = useRequest('chat.personas', {});
  const [chosen, setChosen] = useState<string | null>(current);
  const persona = personas?.find(({ id }) => id === chosen) ?? null;
  return (
    <Dialog title={t('chat.personas')} size="medium" onClose={onClose}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <div className="flex gap-4">
        <ul className="flex w-44 shrink-0 flex-col gap-0.5">
          {personas?.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === chosen ? 'true' : undefined}
                onClick={() => setChosen(id)}
                className={classNames(
                  'h-8 w-full truncate rounded-control px-2 text-left',
                  id === chosen ? 'bg-accent-soft text-accent-ink' : 'hover:bg-surface-2',
                )}
              >
                {name}
              </button>
            </li>
          ))}
          <li>
            <Button tone="quiet" icon={Plus} onClick={() => setChosen(null)}>
              {t('chat.newPersona')}
            </Button>
          </li>
        </ul>
        {personas && (
          <PersonaForm key={`${chosen}-${persona?.instructions}`} persona={persona} onSaved={setChosen} />
        )}
      </div>
    </Dialog>
  );
}

interface PersonaFormProps {
  /** Null: a new one. */
  readonly persona: Persona | null;
  readonly onSaved: (id: string | null) => void;
}

function PersonaForm({ persona, onSaved }: PersonaFormProps) {
  const [name, setName] = useState(persona?.name ?? '');
  const [instructions, setInstructions] = useState(persona?.instructions ?? '');
  const save = useAction('chat.save-persona', ['chat.personas']);
  const remove = useAction('chat.delete-persona', ['chat.personas']);
  const changed = name !== (persona?.name ?? '') || instructions !== (persona?.instructions ?? '');
  const error = save.error ?? remove.error;
  return (
    <form
      aria-label={t('chat.persona')}
      className="flex min-w-0 flex-1 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ id: persona?.id ?? null, name, instructions }, { onSuccess: ({ id }) => onSaved(id) });
      }}
    >
      <TextField
        aria-label={t('chat.name')}
        placeholder={t('chat.name')}
        maxLength={maxNameChars}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextArea
        aria-label={t('chat.instructions')}
        placeholder={t('chat.instructionsHint')}
        rows={10}
        maxLength={maxInstructionChars}
        value={instructions}
        onChange={(event) => setInstructions(event.target.value)}
      />
      {error && <ErrorNotice error={error} />}
      <div className="flex flex-wrap justify-end gap-2">
        {persona && (!persona.shipped || persona.edited) && (
          <Button
            disabled={remove.isPending}
            onClick={() =>
              remove.mutate(
                { id: persona.id },
                { onSuccess: () => onSaved(persona.shipped ? persona.id : 'plain') },
              )
            }
          >
            {persona.shipped ? t('chat.shippedWords') : t('chat.delete')}
          </Button>
        )}
        <Button
          type="submit"
          tone="main"
          disabled={!changed || name.trim() === '' || instructions.trim() === '' || save.isPending}
        >
          {t('chat.save')}
        </Button>
      </div>
    </form>
  );
}
