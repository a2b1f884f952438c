import { DiskFile } from '../cli/diskFile.ts';
import type { BenchFiles } from './benchFiles.ts';
import { ALL } from './contestants.ts';
import type { Runner } from './measure.ts';
import { peakGrowthMb } from './processMemory.ts';

/** Runs contestants in this process, one after the other. */
export function nodeRunner({ paths }: BenchFiles): Runner {
  return {
    name: `Node ${process.versions.node}`,
    async run(name) {
      const contestant = ALL[name];
      const file = await DiskFile.open(paths[contestant.file]);
      const memory = peakGrowthMb([process.pid]);
      const begun = performance.now();
      const bytes = await contestant.run(file);
      const milliseconds = performance.now() - begun;
      await file.close();
      return { milliseconds, bytes, growthMb: memory.stop() };
    },
    stop: async () => undefined,
  };
}
