/** What differs between platforms in the window: the name of the key that commands begin with. */
export const modifier = /mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';
