// AssumeRole and GetSessionToken: keys that end. Assuming a role takes its trust policy and, unless
// that names the caller, the caller's own policies; between accounts always both.
import { newAccessKeyId, newSecretAccessKey, newSessionToken } from '#domain/accounts/new-keys.ts'
import { isRoot, nameKey, type Role, roleArn, type Session } from '#domain/accounts/user.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { mayAssume } from '#domain/identities/assuming.ts'
import { identityFaults } from '#domain/identities/faults.ts'
import { mustBeEntityName, mustBeGiven, mustBeWhole } from '#domain/identities/rules.ts'
import { partsOfArn } from '#domain/policies/arns.ts'
import { compilePolicy } from '#domain/policies/compile.ts'
import { managedPolicy } from '#domain/policies/managed.ts'
import type { Answer, Form, QueryContext, QueryOperation } from '#operations/query-operation.ts'
import type { Tx } from '#store/tx.ts'

const hour = 3600
const least = 900

const credentials = ({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: Session): Answer => ({
  AccessKeyId: accessKeyId,
  SecretAccessKey: secretAccessKey,
  SessionToken: sessionToken,
  Expiration: new Date(expiresAt),
})

type Made = Pick<Session, 'accountId' | 'principal' | 'principalId' | 'narrowedBy'>

async function begin({ tx, now, random }: QueryContext, made: Made, seconds: number): Promise<Session> {
  const session: Session = {
    accessKeyId: newAccessKeyId('ASIA', random),
    secretAccessKey: newSecretAccessKey(random),
    sessionToken: newSessionToken(random),
    ...made,
    createdAt: now,
    expiresAt: now + seconds * 1000,
  }
  await tx.sessions.insert(session)
  return session
}

export const assumeRole: QueryOperation = {
  access: 'write',
  asksItself: true,

  async run(context) {
    const { form, caller, tx, settings } = context
    refuseUnless(!isRoot(caller.principal), identityFaults.notByRoot)
    const arn = mustBeGiven('roleArn', form.text('RoleArn'))
    const sessionName = mustBeEntityName('roleSessionName', form.text('RoleSessionName'))
    const narrowedBy = narrowing(form)
    const role = await roleUnder(tx, arn)
    if (role === undefined || roleArn(settings.partition, role) !== arn || !(await isAllowed(context, role, arn, sessionName))) {
      return refuse(identityFaults.notAssumed, caller.principal, arn)
    }
    const seconds = mustBeWhole('durationSeconds', form.text('DurationSeconds'), least, 12 * hour, hour)
    refuseUnless(seconds <= role.maxSessionDuration, identityFaults.tooLongSession, 'the MaxSessionDuration set for this role')
    refuseUnless(
      seconds <= hour || !caller.ofSession,
      identityFaults.tooLongSession,
      'the 1 hour session limit for roles assumed by role chaining',
    )

    const principal = `arn:${settings.partition}:sts::${role.accountId}:assumed-role/${role.roleName}/${sessionName}`
    const session = await begin(context, { accountId: role.accountId, principal, principalId: role.roleId, narrowedBy }, seconds)
    return {
      Credentials: credentials(session),
      AssumedRoleUser: { AssumedRoleId: `${role.roleId}:${sessionName}`, Arn: principal },
    }
  },
}

async function isAllowed({ form, caller, verdict, look }: QueryContext, role: Role, arn: string, sessionName: string): Promise<boolean> {
  const keys = { 'sts:externalid': form.text('ExternalId'), 'sts:rolesessionname': sessionName }
  const own = await verdict('sts:AssumeRole', arn, keys)
  return mayAssume(
    role,
    arn,
    { accountId: caller.accountId, principal: caller.principal, principalArn: caller.principalArn, own },
    look(keys),
  )
}

async function roleUnder(tx: Tx, arn: string): Promise<Role | undefined> {
  const [, , service, , accountId = '', resource = ''] = partsOfArn(arn) ?? []
  if (service !== 'iam' || !resource.startsWith('role/')) return undefined
  return tx.roles.find(nameKey(accountId, resource.slice(resource.lastIndexOf('/') + 1)))
}

/** Policies that the session brings with it; it may do what they allow and the role, too. */
function narrowing(form: Form): readonly string[] {
  refuseUnless(form.forms('Tags').length === 0, identityFaults.notServed, 'Tags')
  const policy = form.text('Policy')
  if (policy !== undefined) compilePolicy(policy)
  const managed = form.forms('PolicyArns').map((each) => {
    const arn = mustBeGiven('policyArns.arn', each.text('arn'))
    return managedPolicy(arn)?.document ?? refuse(identityFaults.noManagedPolicy, arn)
  })
  const statements = [...(policy === undefined ? [] : [policy]), ...managed]
  // Together they allow what any of them does, which one document of all their statements says.
  return statements.length > 1 ? refuse(identityFaults.notServed, 'More than one session policy') : statements
}

export const getSessionToken: QueryOperation = {
  access: 'write',
  asksItself: true,

  async run(context) {
    const { form, caller } = context
    refuseUnless(!caller.ofSession, identityFaults.noSessions, 'GetSessionToken')
    refuseUnless(form.text('TokenCode') === undefined, identityFaults.notServed, 'TokenCode')
    const asRoot = isRoot(caller.principal)
    const wanted = mustBeWhole('durationSeconds', form.text('DurationSeconds'), least, 36 * hour, 12 * hour)
    const { accountId, principal } = caller
    const made = { accountId, principal, ...(!asRoot && { principalId: caller.userId }), narrowedBy: [] }
    // The account's own sessions are short.
    return { Credentials: credentials(await begin(context, made, asRoot ? Math.min(wanted, hour) : wanted)) }
  },
}
