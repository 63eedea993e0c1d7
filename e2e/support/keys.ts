import type { Locator } from '@playwright/test';
import { type Admin, expect } from './admin.ts';

/** More stops than any screen has before the one that is wanted. */
const patience = 120;

/** Walks there with Tab, as a person without a mouse does. */
export async function reach({ page }: Admin, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < patience; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} is not reached with Tab`);
}

export async function press(admin: Admin, target: Locator): Promise<void> {
  await reach(admin, target);
  await admin.page.keyboard.press('Enter');
}

/** Writes over what stands in a field. */
export async function typeInto(admin: Admin, field: Locator, text: string): Promise<void> {
  await reach(admin, field);
  await admin.page.keyboard.press('ControlOrMeta+a');
  await admin.page.keyboard.type(text);
}
