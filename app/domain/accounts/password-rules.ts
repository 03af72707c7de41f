import common from '#content/common-passwords.json' with { type: 'json' };

const PASSWORD_LEAST = 10;
const PASSWORD_MOST = 200;

/** Why a password is refused; its texts are in the locales under the same key. */
export type PasswordProblem = 'short' | 'long' | 'personal' | 'common';

/** What is known of the person who chooses the password. */
export interface PasswordOwner {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

/** Shorter parts of a name turn up in too many good passwords. */
const NAME_LEAST = 4;

/**
 * Why a password cannot be taken, null when it can (NIST SP 800-63B §5.1.1.2: length and a list of
 * common passwords, no composition rules). Lengths count code points.
 */
export function passwordProblem(
  password: string,
  owner: PasswordOwner = {},
): PasswordProblem | null {
  const normal = normalPassword(password);
  const length = Array.from(normal).length;
  if (length < PASSWORD_LEAST) return 'short';
  if (length > PASSWORD_MOST) return 'long';
  const lower = normal.toLowerCase();
  if (partsOf(owner).some((part) => lower.includes(part))) return 'personal';
  return isRepeated(lower) || commonPasswords().has(lower) ? 'common' : null;
}

/** The same characters typed on another keyboard give the same password. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

function partsOf({ name, email, phone }: PasswordOwner): string[] {
  const parts = [
    ...(name ?? '').split(/[\s'’-]+/u),
    (email ?? '').split('@')[0] ?? '',
    (phone ?? '').replace(/\D/g, '').slice(-9),
  ];
  return parts
    .map((part) => normalPassword(part).toLowerCase())
    .filter((part) => Array.from(part).length >= NAME_LEAST);
}

/** `aaaaaaaaaa`, `abcabcabcabc`: one short piece over and over. */
function isRepeated(lower: string): boolean {
  return /^(.{1,4})\1+$/u.test(lower);
}

let known: ReadonlySet<string> | undefined;

/** Every common password of the list long enough to matter, worked out at the first use. */
export function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(
    [
      ...common.whole,
      ...common.words.flatMap((word) => [
        word,
        word + word,
        ...common.beginnings.map((beginning) => beginning + word),
        ...common.endings.map((ending) => word + ending),
      ]),
    ].filter((password) => Array.from(password).length >= PASSWORD_LEAST),
  );
  return known;
}
