const TITLE =
  /^(?:mr|mrs|ms|miss|dr|sig|sigg|signora?|sig\.ra|sig\.na|dott|dott\.ssa|prof|prof\.ssa|ing|avv|arch)\.?$/i;

/** "Sig.ra", "Dott.", "Mr": stands before a name, is none. */
export function isTitle(word: string): boolean {
  return TITLE.test(word);
}
