/** What the chat is built from. */
import type { chatEvents } from '../../src-preload/contract/chat.ts';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { EventOf, NameOf } from '../../src-preload/contract/route.ts';
import type { ConversationMemory } from '../backends/conversation-memory.ts';
import type { ParticipantSettings, Place } from '../backends/participants.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { PreparedLlm } from '../llm/create-llm.ts';
import type { PromptImage } from '../llm/llm.ts';
import type { Memories } from '../memory/memories.ts';
import type { Search } from '../memory/search/search.ts';
import type { Redact, Removed } from '../privacy/redact.ts';
import type { WritableDb } from '../store/statements.ts';

type Events = typeof chatEvents;

export interface ChatParts {
  readonly db: WritableDb;
  readonly search: Pick<Search, 'query'>;
  readonly memories: Memories;
  readonly llm: PreparedLlm;
  readonly conversation: ConversationMemory;
  /** Agents, teams and rooms as they are set now. */
  readonly participants: () => ParticipantSettings;
  readonly clock: Clock;
  readonly log: Log;
  readonly screen: Screen;
  /** The words on a picture, and the picture without the secrets on it. Rejects where it is no picture. */
  readonly readPicture: (picture: PromptImage) => Promise<ReadPicture>;
  /** Takes secrets out of a text, and the personal data that the owner chose. */
  readonly redact: Redact;
  /** Offers the vault what was taken out of a message; false where the owner does not want secrets kept. */
  readonly keepSecrets: (removed: readonly Removed[], found: FoundSecrets) => boolean;
  /** A question was said: told in the transaction that stores it, and again with all the answers that it got. */
  readonly onTurn: (turn: { readonly sessionId: number; readonly place: Place; readonly at: number }) => void;
  /** Passages were added. */
  readonly onText: () => void;
  readonly emit: <Name extends NameOf<Events>>(name: Name, payload: EventOf<Events, Name>) => void;
}

export interface ReadPicture {
  /** Empty where there are no words. Secrets are still in it. */
  readonly text: string;
  /** May be shown to a model. */
  readonly picture: PromptImage;
}

export interface FoundSecrets {
  readonly messageId: number;
  readonly at: number;
  /** The owner asked to remember it. */
  readonly isAsked: boolean;
}

export interface Screen {
  /** What is on the screen now: the newest frame, with its words and, where it is kept, its picture. */
  newest(): Promise<{
    readonly id: FrameId;
    readonly application: string | null;
    readonly title: string | null;
    readonly text: string;
    readonly picture: PromptImage | null;
  } | null>;
}
