/** Remembers which methods the routes of each path take. */
export type MethodLookup = Readonly<{
  add(pattern: string, methods: readonly string[]): void;
  /** Methods of every route that this path fits; catch-all routes do not count. */
  find(path: string): readonly string[];
}>;

export function createMethodLookup(): MethodLookup {
  const routes = new Map<string, Readonly<{ fits: RegExp; methods: Set<string> }>>();
  return {
    add(pattern, methods) {
      if (pattern.includes('*')) return;
      const route = routes.get(pattern) ?? { fits: patternToRegExp(pattern), methods: new Set() };
      for (const method of methods) route.methods.add(method);
      routes.set(pattern, route);
    },
    find(path) {
      const fitting = [...routes.values()].filter(({ fits }) => fits.test(path));
      return [...new Set(fitting.flatMap(({ methods }) => [...methods]))].sort();
    },
  };
}

function patternToRegExp(pattern: string): RegExp {
  const parts = pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}$`);
}
