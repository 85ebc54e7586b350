import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { layoutData } from '../../config/data-layout.ts';
import { loadRegionTree } from '../../config/regions/load-region-tree.ts';
import { normalizeRegionCode } from '../../config/regions/normalize-region-code.ts';
import { parseSettings } from '../../config/settings.ts';
import { ROLES, type Role } from '../../storage/catalog/account.ts';
import { type NewAccount, UsernameTakenError } from '../../storage/catalog/account-store.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { parseOptions, UsageError } from '../terminal/parse-options.ts';
import { CommandError, runCommand } from '../terminal/run-command.ts';
import type { Command, CommandIo } from './command.ts';

const HELP = `用法 · Usage: youke user add USERNAME --role ROLE --region CODE [选项 · options]

在本机 DATA_DIR 的目录库中新建账号；系统可以正在运行。
Makes an account in the catalog under DATA_DIR on this machine; the system may be running.

  --role ROLE            ${ROLES.join(', ')}
  --region CODE          CN 全国 · the country, 41 省 · province, 4101 市 · city, 410102 县区 · county,
                         410102-7 学校 · school
  --name NAME            显示的姓名，默认为用户名 · display name, default: the username
  --password PASSWORD    至少 8 个字符；本机其他人可能看到 · at least 8 characters; others on this
                         machine may see it
  --password-file FILE   从文件第一行读取，- 表示标准输入 · its first line; - is standard input

不给密码时随机生成，并写到标准输出。Without a password a random one is made and printed.
`;

const OPTIONS = {
  role: { type: 'string' },
  region: { type: 'string' },
  name: { type: 'string' },
  password: { type: 'string' },
  'password-file': { type: 'string' },
} as const;

const SHORTEST_PASSWORD = 8;

export const user: Command = {
  name: 'user',
  summary: { zh: '新建账号', en: 'make accounts' },
  help: HELP,
  run: (args, io) => runCommand(args, io, HELP, () => run(args, io)),
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [verb, username, ...rest] = positionals;
  if (verb !== 'add' || username === undefined || rest.length > 0) {
    throw new UsageError('应为 youke user add USERNAME', 'expected: youke user add USERNAME');
  }
  const settings = parseSettings(io.env);
  const account = {
    username: parseUsername(username),
    displayName: values.name ?? username,
    role: parseRole(values.role),
    region: parseRegion(values.region, settings.schoolsFile),
  };
  const given = await readPassword(values.password, values['password-file']);
  const password = given ?? randomBytes(12).toString('base64url');
  await create({ ...account, password }, layoutData(settings.dataDir).catalogFile);
  io.stderr.write(`已新建账号 · account made: ${username} (${account.role}, ${account.region})\n`);
  if (given === null) io.stdout.write(`${password}\n`);
  return 0;
}

async function create(account: NewAccount, catalogFile: string): Promise<void> {
  // An account made before the first start would be taken for the administrator's.
  if (!existsSync(catalogFile)) {
    throw new CommandError(
      `没有目录库 ${catalogFile}：请先运行一次 npm start，或设置 DATA_DIR`,
      `there is no catalog at ${catalogFile}: run npm start once, or set DATA_DIR`,
    );
  }
  const catalog = await openCatalog({ file: catalogFile });
  try {
    await catalog.accounts.create(account);
  } catch (error) {
    if (!(error instanceof UsernameTakenError)) throw error;
    throw new CommandError('用户名已被使用', error.message, { cause: error });
  } finally {
    await catalog.close();
  }
}

function parseUsername(username: string): string {
  if (/^[^\s/]{1,64}$/u.test(username)) return username;
  throw new UsageError(
    '用户名应为 1 至 64 个非空白字符',
    'a username is 1 to 64 characters, no spaces',
  );
}

function parseRole(text: string | undefined): Role {
  const role = ROLES.find((each) => each === text);
  if (role !== undefined) return role;
  const roles = ROLES.join(', ');
  throw new UsageError(`--role 应为 ${roles} 之一`, `--role must be one of ${roles}`);
}

function parseRegion(code: string | undefined, schoolsFile: string | null): string {
  if (code === undefined)
    throw new UsageError('请用 --region 给出地区', 'name the region with --region CODE');
  const regions = loadRegionTree({ schoolsFile });
  const known = normalizeRegionCode(code, regions);
  if (regions.has(known)) return known;
  throw new UsageError(`没有代码为 ${code} 的地区`, `there is no region with the code ${code}`);
}

/** null where none is given. */
async function readPassword(
  inline: string | undefined,
  file: string | undefined,
): Promise<string | null> {
  if (inline !== undefined && file !== undefined) {
    throw new UsageError(
      '--password 与 --password-file 只能用一个',
      'use --password or --password-file, not both',
    );
  }
  const password = file === undefined ? (inline ?? null) : await readFirstLine(file);
  if (password !== null && password.length < SHORTEST_PASSWORD) {
    throw new UsageError(
      `密码至少 ${SHORTEST_PASSWORD} 个字符`,
      `a password has at least ${SHORTEST_PASSWORD} characters`,
    );
  }
  return password;
}

async function readFirstLine(file: string): Promise<string> {
  try {
    return (await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')).split(/\r?\n/, 1)[0]!;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`无法读取密码文件`, `cannot read the password: ${why}`, { cause });
  }
}
