import { lockDirectory } from '../store/directory-lock.ts';

/** Another process that wants the lock, `node lock-child.ts PATH`: it says whether it got it, and holds it till it dies. */
const [, , path = ''] = process.argv;
const lock = lockDirectory(path);
process.send?.(lock === null ? 'refused' : 'locked');
process.on('disconnect', () => lock?.release());
