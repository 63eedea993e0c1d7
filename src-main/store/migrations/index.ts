import { initial } from './0001-initial.ts';
import { guestDetails } from './0002-guest-details.ts';
import { queueAtScale } from './0003-queue-at-scale.ts';
import { careOfTheStore } from './0004-care-of-the-store.ts';
import { inbox } from './0005-inbox.ts';
import { sessions } from './0006-sessions.ts';
import { templatesAndFiles } from './0007-templates-and-files.ts';
import { linkRotation } from './0008-link-rotation.ts';
import { governor } from './0009-governor.ts';
import { guestImports } from './0010-guest-imports.ts';
import { answers } from './0011-answers.ts';
import { canary } from './0012-canary.ts';
import { waitingReasons } from './0015-waiting-reasons.ts';
import { automation } from './0016-automation.ts';
import { forgetting } from './0017-forgetting.ts';
import { whenBansWereHeardOf } from './0018-when-bans-were-heard-of.ts';
import { pauseForFiles } from './0019-pause-for-files.ts';
import { stoppedPhones } from './0020-stopped-phones.ts';
import { deletingEverything } from './0021-deleting-everything.ts';
import { forgettingOneGuest } from './0022-forgetting-one-guest.ts';
import { textsWithoutASite } from './0023-texts-without-a-site.ts';
import { whoIsForgottenStaysSo } from './0024-who-is-forgotten-stays-so.ts';
import { guestsAreKnownByAnId } from './0025-guests-are-known-by-an-id.ts';
import { forgettingWords } from './0026-forgetting-words.ts';
import { firstPlan } from './0027-first-plan.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** In order; the position is the schema version. Imported statically, so a bundle needs no files. */
export const migrations: readonly Migration[] = [
  { name: '0001-initial', sql: initial },
  { name: '0002-guest-details', sql: guestDetails },
  { name: '0003-queue-at-scale', sql: queueAtScale },
  { name: '0004-care-of-the-store', sql: careOfTheStore },
  { name: '0005-inbox', sql: inbox },
  { name: '0006-sessions', sql: sessions },
  { name: '0007-templates-and-files', sql: templatesAndFiles },
  { name: '0008-link-rotation', sql: linkRotation },
  { name: '0009-governor', sql: governor },
  { name: '0010-guest-imports', sql: guestImports },
  { name: '0011-answers', sql: answers },
  { name: '0015-waiting-reasons', sql: waitingReasons },
  { name: '0012-canary', sql: canary },
  { name: '0019-pause-for-files', sql: pauseForFiles },
  { name: '0018-when-bans-were-heard-of', sql: whenBansWereHeardOf },
  { name: '0016-automation', sql: automation },
  { name: '0020-stopped-phones', sql: stoppedPhones },
  { name: '0017-forgetting', sql: forgetting },
  { name: '0021-deleting-everything', sql: deletingEverything },
  { name: '0022-forgetting-one-guest', sql: forgettingOneGuest },
  { name: '0023-texts-without-a-site', sql: textsWithoutASite },
  { name: '0024-who-is-forgotten-stays-so', sql: whoIsForgottenStaysSo },
  { name: '0027-first-plan', sql: firstPlan },
  { name: '0025-guests-are-known-by-an-id', sql: guestsAreKnownByAnId },
  { name: '0026-forgetting-words', sql: forgettingWords },
];
