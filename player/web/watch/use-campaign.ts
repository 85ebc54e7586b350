import { useApp } from '../shared/app-context.ts';
import { type Loaded, useLoaded } from '../shared/ui/use-loaded.ts';

/** What the campaign allows, as `/api/campaign` tells it. */
export type Campaign = Readonly<{
  /** ISO 8601; null: never. */
  factsLockedFrom: string | null;
  /** For this account, by the server's clock. */
  factsLocked: boolean;
  attachments: Readonly<{
    maxBytes: number;
    maxPerLesson: number;
    /** Without their dots. */
    extensions: readonly string[];
  }>;
}>;

export function useCampaign(): readonly [Loaded<Campaign>, () => void] {
  const { api } = useApp();
  return useLoaded((signal) => api.get<Campaign>('/api/campaign', signal), []);
}
