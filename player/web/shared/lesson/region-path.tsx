import { useApp } from '../app-context.ts';
import { useLoaded } from '../ui/use-loaded.ts';

/** A region's names from the province down, or of the last `levels` of them; its code until they are known. */
export function RegionPath({ code, levels }: { code: string; levels?: number }) {
  const { regions } = useApp();
  const [path] = useLoaded(() => regions.path(code), [code]);
  if (path.status !== 'ready') return <span>{code}</span>;
  const names = path.value.map((region) => region.name);
  const full = names.join(' · ');
  return <span title={full}>{levels === undefined ? full : names.slice(-levels).join(' · ')}</span>;
}
