/** The tenth wrong password locks the package until its clerk unlocks it. */
export const MOST_WRONG_PASSWORDS = 10;

const FIRST_SLOW = 3;
const LONGEST_WAIT_SECONDS = 60;

/** Seconds to wait after the `count`th wrong password: none, none, 2, 4, 8, … 60. */
export function waitSeconds(count: number): number {
  if (count < FIRST_SLOW || count >= MOST_WRONG_PASSWORDS) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, 2 ** (count - FIRST_SLOW + 1));
}

/** Tries left before the lock. */
export function triesLeft(wrongPasswords: number): number {
  return Math.max(0, MOST_WRONG_PASSWORDS - wrongPasswords);
}
