const mac = /mac/i.test(navigator.userAgent);

/** As it is written on the keyboard. */
export const paletteKey = mac ? '⌘ K' : 'Ctrl K';
