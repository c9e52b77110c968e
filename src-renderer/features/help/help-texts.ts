/** What each view is for and what one can do there, in a few lines. */
export interface HelpText {
  readonly title: string;
  readonly about: string;
  readonly can: readonly string[];
}

/** By the id of the view. */
export const helpTexts: Readonly<Record<string, HelpText>> = {
  search: {
    title: 'Search',
    about: 'Finds everything that was seen, said or remembered, by words and by meaning.',
    can: [
      'Type a few words of what you remember; the order does not matter.',
      'Write times as you say them: “yesterday afternoon”, “last week”. They become chips that you can take away.',
      'Narrow by kind, application or dates above the hits.',
      'Each hit says why it was found. Enter opens the moment, Space shows it beside the list.',
    ],
  },
  timeline: {
    title: 'Timeline',
    about: 'A day as it went, as a band coloured by application, with the gaps and why they are there.',
    can: [
      'Move over the band to see the moment, click to open it.',
      'The wheel, or + and −, change the scale.',
      'The calendar jumps to another day.',
    ],
  },
  memories: {
    title: 'Memories',
    about:
      'What was made of it all: episodes, facts, how-tos, pages and files, what is sealed, and what is known about you.',
    can: [
      'Open a memory to see what it came from, its history, and to edit it.',
      'e edits, p pins, a archives, # deletes; each can be undone.',
      'Type above the list to search in it, choose its order, and keep filters under a name. The table sorts by its columns.',
      'Shift and the arrows, or Shift and Ctrl with a click, choose several; what is done with them is one step.',
      'What nobody has confirmed yet is marked. Confirm it, correct it, or delete it.',
    ],
  },
  organise: {
    title: 'Organise',
    about: 'Your own order: categories inside one another, tags, rules that file what is new, and clean-up.',
    can: [
      'Drag a category in the tree, or move it with Alt and the arrows. Enter goes to its name.',
      'A filing rule is tried on what is there before it is saved.',
      'A clean-up policy shows what it would do before it does it; nothing is on unless you switch it on.',
      'What was done can be undone: the last step here, and each run for as long as you set.',
    ],
  },
  chat: {
    title: 'Chat',
    about: 'Ask about what you have seen; each sentence of an answer names what it stands on.',
    can: [
      'Click a number to see its source.',
      'Say “remember that …”, “forget …” or “that is wrong, …” and confirm what is to be done.',
      'Without a model you get the best passages instead. Choose a model in the settings.',
    ],
  },
  'conversation-memory': {
    title: 'Conversation memory',
    about: 'What agents keep of conversations, apart for each agent, team and room.',
    can: [
      'Under “Conversations” see what waits to be kept and for what; flush it now, or pause.',
      '“What would be kept?” asks the model and writes nothing.',
      'Under “Files” open the Markdown files in your editor; what you change there counts.',
      'Add agents, teams and rooms, then choose among them when you begin a conversation.',
    ],
  },
  privacy: {
    title: 'Privacy',
    about: 'What is recorded and what is not, what was sent to whom, and forgetting.',
    can: [
      'Under “Right now” bring a window to the front and see whether a rule applies to it.',
      '“Taken out” shows on a text of yours what would be taken out of it, and why.',
      '“Sent” lists every request that ever left this computer.',
      '“Forget” removes the last minutes, a stretch, an application or a site for good.',
    ],
  },
  performance: {
    title: 'Performance',
    about: 'What Mneme takes of this computer, and whether its search and its indexes are well.',
    can: [
      'Measure the search, and check the indexes; what is wrong comes with the button that mends it.',
      'Upkeep can be paused, and goes on after a restart where it was.',
      'Change how often the displays are looked at, and see what it costs.',
    ],
  },
  exchange: {
    title: 'Export & import',
    about: 'Takes memories along as files, and brings in what other programs gave out.',
    can: [
      'Choose what is exported and in which form; the vault is never part of it.',
      'See what a file holds before anything of it comes in.',
      'An import can be taken back as a whole; what you changed since stays.',
    ],
  },
  settings: {
    title: 'Settings',
    about: 'Everything that can be set; it is kept in a text file that you may edit yourself.',
    can: [
      'Under “Backups” choose a folder; each backup is opened once to be sure of it, and can be restored beside.',
      'A change counts at once.',
      'Search by name, key or meaning, or look at what you changed only; each goes back to its default.',
      'Save all into a file and take them from one; what would change is shown first. Keys of servers are never in it.',
      'The file keeps your comments and their order.',
    ],
  },
};
