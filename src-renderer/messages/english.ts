/** All English texts. The keys of every language come from here. */
import { chat } from './en/chat.ts';
import { ui } from './en/ui.ts';

export const english = { chat, ui };
