import { Type } from 'typebox';

const Count = Type.Integer({ minimum: 0 });
const Nullable = <T extends ReturnType<typeof Type.Number> | ReturnType<typeof Type.String>>(
  schema: T,
) => Type.Union([schema, Type.Null()]);

/** A region whose lessons go before others. */
export const RaisedRegionSchema = Type.Object({
  region: Type.String(),
  name: Type.String(),
  raisedBy: Type.String(),
  raisedAt: Type.String({ format: 'date-time' }),
});

/** The contract's answer to GET /api/operations. */
export const OperationsSchema = Type.Object({
  queue: Type.Object({
    waiting: Count,
    active: Count,
    failed: Count,
    completed: Count,
    oldestWaitSeconds: Type.Number({ minimum: 0 }),
    etaSeconds: Nullable(Type.Number({ minimum: 0 })),
  }),
  workers: Type.Array(
    Type.Object({
      id: Type.String(),
      host: Type.String(),
      lessonId: Nullable(Type.String()),
      progress: Type.Number({ minimum: 0, maximum: 1 }),
    }),
  ),
  uploads: Type.Object({ active: Count, bytesPerSecond: Type.Number({ minimum: 0 }) }),
  storage: Type.Object({ freeBytes: Type.Number(), totalBytes: Type.Number() }),
  raised: Type.Array(RaisedRegionSchema),
  regions: Type.Array(
    Type.Object({
      region: Type.String(),
      name: Type.String(),
      lessons: Count,
      ready: Count,
      failed: Count,
    }),
  ),
});
