import { ALL, type ContestantName } from '../contestants.ts';

/** In the browser: runs one contestant over a file, off the main thread as the product does. */
onmessage = async ({ data }: MessageEvent<{ readonly name: ContestantName; readonly file: File }>) => {
  const begun = performance.now();
  const bytes = await ALL[data.name].run(data.file);
  postMessage({ bytes, milliseconds: performance.now() - begun });
};
