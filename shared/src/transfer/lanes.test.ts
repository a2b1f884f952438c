import { expect, test } from '@jest/globals';
import { inLanes, Lanes } from './lanes.ts';

const MB = 1_000_000;

/** A line that carries `rate(lanes)` megabytes a second, however many lanes that takes. */
function send(lanes: Lanes, clock: { ms: number }, parts: number, rate: (count: number) => number): void {
  for (let part = 0; part < parts; part++) {
    clock.ms += 8_000 / rate(lanes.count);
    lanes.arrived(8 * MB);
  }
}

function lanesWithClock() {
  const clock = { ms: 0 };
  return { clock, lanes: new Lanes(() => clock.ms) };
}

test('a line that is full with three lanes keeps them', () => {
  const { clock, lanes } = lanesWithClock();
  send(lanes, clock, 20, () => 10);
  expect(lanes.count).toBe(3);
});

test('a far line that gives more for every lane gets six, and no more', () => {
  const { clock, lanes } = lanesWithClock();
  send(lanes, clock, 200, (count) => 5 * count);
  expect(lanes.count).toBe(6);
});

test('failures leave one lane, and success brings them back', () => {
  const { clock, lanes } = lanesWithClock();
  for (let failure = 0; failure < 4; failure++) lanes.failed();
  expect(lanes.count).toBe(1);
  send(lanes, clock, 100, (count) => 5 * Math.min(count, 3));
  expect(lanes.count).toBeGreaterThanOrEqual(3);
});

test('never more are under way than there are lanes, and all are done', async () => {
  let underWay = 0;
  let most = 0;
  const done: number[] = [];
  await inLanes(numbers(20), { count: 3 }, async (item) => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, item % 3));
    underWay--;
    done.push(item);
  });
  expect(most).toBe(3);
  expect(done).toHaveLength(20);
});

test('the next item is made while all lanes are busy, and not the one after it', async () => {
  let made = 0;
  const counted = async function* () {
    for await (const number of numbers(5)) {
      made++;
      yield number;
    }
  };
  const lane = { free: () => {} };
  const working = inLanes(counted(), { count: 1 }, () => new Promise<void>((done) => (lane.free = done)));
  for (const expected of [2, 3, 4, 5, 5]) {
    await new Promise((resolve) => setTimeout(resolve));
    expect(made).toBe(expected);
    lane.free();
  }
  await working;
});

test('a source that fails while the lanes are busy ends it', async () => {
  const failing = async function* () {
    yield* numbers(2);
    throw new Error('no third');
  };
  await expect(inLanes(failing(), { count: 2 }, () => Promise.resolve())).rejects.toThrow('no third');
});

test('a failure ends it, also the last one', async () => {
  const failing = (at: number) =>
    inLanes(numbers(5), { count: 2 }, async (item) => {
      await Promise.resolve();
      if (item === at) throw new Error(`item ${item}`);
    });
  await expect(failing(0)).rejects.toThrow('item 0');
  await expect(failing(4)).rejects.toThrow('item 4');
});

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) yield await Promise.resolve(number);
}
