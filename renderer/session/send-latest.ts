/**
 * Sends values one at a time; while one is on its way, only the newest of those that follow is kept. The last value
 * given is always sent.
 *
 * @param send must not reject
 */
export function sendLatest<Value>(send: (value: Value) => Promise<unknown>): (value: Value) => void {
  let waiting: { readonly value: Value } | undefined;
  let isSending = false;
  const sendAll = async (): Promise<void> => {
    isSending = true;
    while (waiting !== undefined) {
      const { value } = waiting;
      waiting = undefined;
      await send(value);
    }
    isSending = false;
  };
  return (value) => {
    waiting = { value };
    if (!isSending) void sendAll();
  };
}
