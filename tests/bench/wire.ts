/** Octets as they travelled, heads included. */
export class Wire {
  readonly #arrived: { readonly at: number; readonly octets: number }[] = [];
  #begun = Number.POSITIVE_INFINITY;

  hear(method: string, params: unknown): void {
    const { timestamp, encodedDataLength, response } = params as WireEvent;
    if (method === 'Network.requestWillBeSent') this.#begun = Math.min(this.#begun, timestamp);
    if (method === 'Network.dataReceived') this.#arrived.push({ at: timestamp, octets: encodedDataLength });
    if (method === 'Network.responseReceived')
      this.#arrived.push({ at: timestamp, octets: response.encodedDataLength });
  }

  /** Until so many milliseconds after the navigation began. */
  octetsUntil(ms: number): number {
    const inTime = this.#arrived.filter(({ at }) => (at - this.#begun) * 1000 <= ms);
    return inTime.reduce((sum, { octets }) => sum + octets, 0);
  }
}

interface WireEvent {
  readonly timestamp: number;
  readonly encodedDataLength: number;
  readonly response: { readonly encodedDataLength: number };
}
