import { type TSchema, Type } from 'typebox';
import { RECORDING_STANDARDS } from '../../config/recording-standards/find-recording-standard.ts';
import { LONGEST_FACT } from './lesson-facts.ts';

export const LessonStateSchema = Type.Union([
  Type.Literal('uploading'),
  Type.Literal('queued'),
  Type.Literal('processing'),
  Type.Literal('ready'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
]);

const Score = Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()]);

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const SourceFactsSchema = Type.Object({
  container: Type.String(),
  durationSeconds: Nullable(Type.Number()),
  width: Nullable(Type.Number()),
  height: Nullable(Type.Number()),
  hasSound: Nullable(Type.Boolean()),
});

/** The contract's Lesson, as storage's publicLesson makes it. */
export const LessonSchema = Type.Object({
  id: Type.String(),
  title: Type.String(),
  subject: Type.String(),
  grade: Type.String(),
  textbook: Type.String(),
  textbookNode: Type.String(),
  region: Type.String(),
  owner: Type.String(),
  state: LessonStateSchema,
  playable: Type.Boolean(),
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  secondsLeft: Nullable(Type.Integer({ minimum: 0 })),
  raised: Type.Boolean(),
  createdAt: Type.String({ format: 'date-time' }),
  durationSeconds: Nullable(Type.Number()),
  source: Nullable(SourceFactsSchema),
  duplicateOf: Nullable(Type.String()),
  scores: Type.Union([
    Type.Object({ clarity: Score, audio: Score, cuts: Score, overall: Score }),
    Type.Null(),
  ]),
  failure: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }), Type.Null()]),
});

/** The report's outline; its measures are the transcoder's to name. */
export const ReportSchema = Type.Object(
  {
    version: Type.Literal(1),
    profile: Type.String(),
    source: Type.Unknown(),
    scores: Type.Unknown(),
    measures: Type.Unknown(),
    series: Type.Unknown(),
    findings: Type.Array(Type.Unknown()),
    standard: Type.Array(Type.Unknown()),
  },
  { additionalProperties: true },
);

export const LessonParams = Type.Object({ id: Type.String({ maxLength: 64 }) });

export const RescoreQuery = Type.Object(
  {
    /** The recording standard to hold it against; without: the one that its report names. */
    profile: Type.Optional(Type.Union(RECORDING_STANDARDS.map(({ name }) => Type.Literal(name)))),
  },
  { additionalProperties: false },
);

const Fact = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

export const LessonFactsBody = Type.Object(
  {
    title: Fact(LONGEST_FACT.title),
    subject: Fact(LONGEST_FACT.subject),
    grade: Fact(LONGEST_FACT.grade),
    textbook: Fact(LONGEST_FACT.textbook),
    textbookNode: Fact(LONGEST_FACT.textbookNode),
    region: Fact(LONGEST_FACT.region),
  },
  { additionalProperties: false },
);

export const LessonListQuery = Type.Object(
  {
    state: Type.Optional(LessonStateSchema),
    subject: Type.Optional(Type.String({ maxLength: 50 })),
    grade: Type.Optional(Type.String({ maxLength: 50 })),
    region: Type.Optional(Type.String({ maxLength: 40 })),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    sort: Type.Union(
      [
        Type.Literal('newest'),
        Type.Literal('oldest'),
        Type.Literal('score'),
        Type.Literal('title'),
      ],
      { default: 'newest' },
    ),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    cursor: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
);
