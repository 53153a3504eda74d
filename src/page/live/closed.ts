// What a worker could reach the world by, taken away before the first cell. The page's policy forbids every request
// already and the frame's origin has no storage; this says so in words, and is the second lock.

/** Cells that call these are told why it is in vain. */
const doors =
  "fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource importScripts SharedWorker BroadcastChannel postMessage close FontFace Notification".split(
    " ",
  );
/** Libraries ask whether these are there. */
const rooms =
  "Worker MessageChannel indexedDB IDBFactory caches CacheStorage onmessage navigator WorkerNavigator fonts PushManager FileSystemHandle webkitRequestFileSystem webkitRequestFileSystemSync webkitResolveLocalFileSystemURL webkitResolveLocalFileSystemSyncURL RTCPeerConnection RTCDataChannel trustedTypes cookieStore serviceWorker scheduler storage".split(
    " ",
  );

export function close(): void {
  for (const name of doors) shut(name, refusal(name));
  for (const name of rooms) shut(name, undefined);
}

function refusal(name: string): unknown {
  return function refused() {
    throw new Error(`${name} is not there: cells of a page run without page, storage and network`);
  };
}

/** On the global object and on everything that it inherits from. */
function shut(name: string, value: unknown): void {
  for (let home: object | null = globalThis; home; home = Object.getPrototypeOf(home) as object | null) {
    if (home !== globalThis && !Object.hasOwn(home, name)) continue;
    try {
      Object.defineProperty(home, name, { value, configurable: true, writable: true, enumerable: false });
    } catch {
      // Not ours to redefine: the frame's policy holds it.
    }
  }
}
