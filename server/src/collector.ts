import { setFlagsFromString } from 'node:v8';

/**
 * Uploads pass through memory beside the heap, 32 MB between two collections of what is young. V8 counts that as growth, and its
 * limit for a heap that has hardly grown lies below: once it has looked through the whole heap, it does so for every
 * 32 MB again, which took half of an upload's time. With this the heap may grow to two and a half times what is in use.
 * To be called as a process starts (ADR 0074).
 */
export function letHeapGrow(): void {
  setFlagsFromString('--heap-growing-percent=150');
}
