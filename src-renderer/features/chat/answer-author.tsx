/** Under whose name an answer stands, with the colour that is the agent's own. */
import { classNames } from '../../ui/class-names.ts';

interface AnswerAuthorProps {
  readonly name: string;
  /** The class that paints the colour. */
  readonly colour: string;
}

export function AnswerAuthor({ name, colour }: AnswerAuthorProps) {
  return (
    <p className="flex items-center gap-2 font-semibold">
      <span aria-hidden className={classNames('size-2.5 shrink-0 rounded-round', colour)} />
      <span className="min-w-0 truncate">{name}</span>
    </p>
  );
}
