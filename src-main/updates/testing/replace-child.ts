import { replaceFile, sha512Of } from '../replace-file.ts';

/** Replaces one file by another, to be killed while it does. */
const [source = '', target = ''] = process.argv.slice(2);
replaceFile(source, target, sha512Of(source));
