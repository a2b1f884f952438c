/** Lets the browser do what waits before the work goes on, so that no task of the main thread gets long. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    // Unlike a timer's, its turn comes at once, also in a tab that nobody looks at yet.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
