/** Pictures by their key: the least recently used go first when the bytes are over the limit. */

export interface PictureCache {
  get(key: string): Uint8Array | undefined;
  /** A picture larger than the whole limit is not kept. */
  set(key: string, png: Uint8Array): void;
}

/** Creates a cache of at most `limit` bytes. */
export function createPictureCache(limit: number): PictureCache {
  // A Map hands out its keys in the order in which they were set.
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;

  function drop(key: string): void {
    bytes -= kept.get(key)?.length ?? 0;
    kept.delete(key);
  }

  return {
    get: (key) => {
      const png = kept.get(key);
      if (png !== undefined) {
        kept.delete(key);
        kept.set(key, png);
      }
      return png;
    },
    set: (key, png) => {
      drop(key);
      if (png.length > limit) return;
      kept.set(key, png);
      bytes += png.length;
      for (const oldest of kept.keys()) {
        if (bytes <= limit) break;
        drop(oldest);
      }
    },
  };
}
