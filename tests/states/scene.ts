import type { BrowserContextOptions, Page } from 'playwright-core';
import type { RecipientStage } from '../support/recipientStage.ts';

/** Where a picture is taken. */
export interface Scene {
  readonly stage: RecipientStage;
  readonly page: Page;
}

/** Something that people can see. */
export interface State {
  readonly reach: (scene: Scene) => Promise<void>;
  readonly options?: BrowserContextOptions;
  /** Whether people print it. */
  readonly print?: boolean;
}

/** By their names. */
export type States = Readonly<Record<string, State>>;
