import { Type } from 'typebox';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import { normalizeRegionCode } from '../../config/regions/normalize-region-code.ts';
import { type NewAccount, UsernameTakenError } from '../../storage/catalog/account-store.ts';
import { isInScope, regionScope } from '../../storage/catalog/region-scope.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { AccountSchema, accountBody, RoleSchema } from './account-body.ts';

type Deps = Pick<IngestDeps, 'catalog' | 'regions'>;

const NewAccountSchema = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\p{L}\\p{N}._@-]+$' }),
    password: Type.String({ minLength: 8, maxLength: 256 }),
    displayName: Type.String({ minLength: 1, maxLength: 100 }),
    role: RoleSchema,
    region: Type.String({ minLength: 1, maxLength: 40 }),
  },
  { additionalProperties: false },
);

/** Administrators make and list the accounts of their own region. */
export function accountRoutes(server: HttpServer, { catalog, regions }: Deps): void {
  server.post(
    '/api/accounts',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'Makes an account',
        body: NewAccountSchema,
        response: { 201: AccountSchema },
      },
    },
    async (request, reply) => {
      const region = normalizeRegionCode(request.body.region, regions);
      if (!regions.has(region)) throw new ProblemError('region-unknown');
      if (!isInScope(region, regionScope(signedInAccount(request).region))) {
        throw new ProblemError('region-not-yours');
      }
      const account = await createAccount(catalog, { ...request.body, region });
      return reply.code(201).send(accountBody(account, regions));
    },
  );

  server.get(
    '/api/accounts',
    {
      config: { access: ['admin'] },
      schema: {
        summary: 'The accounts of one’s region',
        response: { 200: Type.Object({ items: Type.Array(AccountSchema) }) },
      },
    },
    async (request) => {
      const scope = regionScope(signedInAccount(request).region);
      const accounts = await catalog.accounts.list();
      const seen = accounts.filter(({ region }) => isInScope(region, scope));
      return { items: seen.map((account) => accountBody(account, regions)) };
    },
  );
}

async function createAccount(catalog: Deps['catalog'], account: NewAccount) {
  try {
    return await catalog.accounts.create(account);
  } catch (error) {
    if (error instanceof UsernameTakenError) throw new ProblemError('username-taken');
    throw error;
  }
}
