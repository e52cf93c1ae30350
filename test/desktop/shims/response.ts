/** As much of the standard's `Headers` and `Response` as answering for a protocol takes. */
export class OwnHeaders {
  readonly #values = new Map<string, string>();

  constructor(given: OwnHeaders | Readonly<Record<string, string>> = {}) {
    const entries = given instanceof OwnHeaders ? given.entries() : Object.entries(given);
    for (const [name, value] of entries) this.set(name, value);
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), value);
  }

  entries(): IterableIterator<[string, string]> {
    return this.#values.entries();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}

interface ResponseInit {
  readonly status?: number;
  readonly headers?: OwnHeaders | Readonly<Record<string, string>>;
}

export class OwnResponse {
  readonly status: number;
  readonly headers: OwnHeaders;
  readonly bytes: Buffer;

  constructor(body: string | Uint8Array | null, { status = 200, headers = {} }: ResponseInit = {}) {
    this.status = status;
    this.headers = new OwnHeaders(headers);
    this.bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body ?? []);
  }
}
