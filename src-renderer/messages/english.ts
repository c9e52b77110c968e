/** All English texts. The keys of every language come from here. */
import { ui } from './en/ui.ts';

export const english = { ui };
