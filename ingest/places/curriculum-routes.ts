import { Type } from 'typebox';
import { GRADES, SUBJECTS } from '../../config/curriculum.ts';
import type { HttpServer } from '../../config/http/http-server.ts';

const Entries = Type.Array(
  Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
);

/** The words a lesson's subject and grade are chosen from. */
export function curriculumRoutes(server: HttpServer): void {
  server.get(
    '/api/curriculum',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Subjects and grades',
        response: { 200: Type.Object({ subjects: Entries, grades: Entries }) },
      },
    },
    async () => ({ subjects: [...SUBJECTS], grades: [...GRADES] }),
  );
}
