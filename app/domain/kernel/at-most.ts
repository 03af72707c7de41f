/** Lets at most `most` of the given works run at a time; the others wait in the order they came. */
export function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // Whoever waits longest takes the place over; without anybody it is free.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
