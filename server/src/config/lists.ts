/** Settings with several values are written with commas between them. */
export const list = (text: string | undefined) => (text ? text.split(',') : []);
export const numbers = (text: string) => list(text).map(Number);
