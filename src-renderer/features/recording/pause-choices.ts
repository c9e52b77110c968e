/** For how long recording can be paused, as the menu and the palette offer it. */
export const pauseChoices = [
  { label: '15 minutes', minutes: 15 },
  { label: '1 hour', minutes: 60 },
  { label: 'Until I resume', minutes: null },
] as const;
