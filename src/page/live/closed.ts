// What a worker could reach the world by, taken away before the first cell. The page's policy forbids every request
// already and the frame's origin has no storage; this says so in words, and is the second lock.

const doors =
  "fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource importScripts Worker SharedWorker BroadcastChannel MessageChannel indexedDB IDBFactory caches CacheStorage postMessage onmessage close navigator WorkerNavigator FontFace fonts Notification PushManager FileSystemHandle reportError webkitRequestFileSystem webkitRequestFileSystemSync webkitResolveLocalFileSystemURL webkitResolveLocalFileSystemSyncURL RTCPeerConnection RTCDataChannel trustedTypes cookieStore serviceWorker scheduler storage eval".split(
    " ",
  );
/** What a page has and a worker has not: cells that look for it are told why it is missing. */
const absent = "document parent top window localStorage sessionStorage".split(" ");

export function close(): void {
  for (const name of [...doors, ...absent]) {
    for (let home: object | null = globalThis; home; home = Object.getPrototypeOf(home) as object | null) {
      if (!Object.hasOwn(home, name)) continue;
      try {
        Object.defineProperty(home, name, { value: undefined, configurable: true, writable: true });
      } catch {
        // Not ours to redefine: the frame's policy holds it.
      }
    }
    Object.defineProperty(globalThis, name, {
      configurable: true,
      enumerable: false,
      get() {
        throw new ReferenceError(`${name} is not there: cells of a page run without page, storage and network`);
      },
      set(value: unknown) {
        Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: true });
      },
    });
  }
}
