// What a policy may ask about a request: the condition keys that are known here. A key that is not
// among them could never be answered, so a policy that names it is refused. Names are compared
// without case, as AWS does.

export interface KeyKind {
  /** Several values at once, so that a condition has to say whether all or any of them count. */
  readonly many?: true
}

const single: KeyKind = {}

const known: Readonly<Record<string, KeyKind>> = {
  'aws:currenttime': single,
  'aws:epochtime': single,
  'aws:multifactorauthpresent': single,
  'aws:principalaccount': single,
  'aws:principalarn': single,
  'aws:principaltype': single,
  'aws:requestedregion': single,
  'aws:resourceaccount': single,
  'aws:securetransport': single,
  'aws:sourceip': single,
  'aws:tagkeys': { many: true },
  'aws:tokenissuetime': single,
  'aws:useragent': single,
  'aws:userid': single,
  'aws:username': single,
  'ec2:region': single,
  'iam:policyarn': single,
  'sts:externalid': single,
  'sts:rolesessionname': single,
}

/** Followed by the key of a tag. */
const tagged = ['aws:principaltag/', 'aws:requesttag/', 'aws:resourcetag/', 'ec2:resourcetag/', 'iam:resourcetag/']

/** The kind of a key that is known, by its name in lower case. */
export function keyKind(key: string): KeyKind | undefined {
  if (Object.hasOwn(known, key)) return known[key]
  return tagged.some((prefix) => key.startsWith(prefix) && key.length > prefix.length) ? single : undefined
}

/** Keys that only the stored resource can answer. */
export const asksResource = (key: string): boolean => key.includes(':resourcetag/') || key === 'aws:resourceaccount'

/** The values of a key (in lower case) in one request; nothing or none when the request has no such key. */
export type Look = (key: string) => readonly string[] | undefined

/** The one value of a key; nothing where there is none, or more than one. */
export function oneOf(look: Look, key: string): string | undefined {
  const values = look(key)
  return values?.length === 1 ? values[0] : undefined
}
