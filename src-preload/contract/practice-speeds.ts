/** How many times as fast as real time practice can run. Apart from the schemas, which the frame of the window has no use for. */
export const practiceSpeeds = [1, 10, 60] as const;
