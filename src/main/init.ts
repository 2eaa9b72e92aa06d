// `demarc init`: makes the key-encryption key where there is none, prepares the database, and makes
// the operator's first key, which is printed this once.
import { existsSync } from 'node:fs'
import { newAccessKeyId, newSecretAccessKey } from '#domain/accounts/new-keys.ts'
import { rootArn } from '#domain/accounts/user.ts'
import { operatorAccountId } from '#domain/operator/account.ts'
import type { Config } from '#config.ts'
import { openGround } from '#main/ground.ts'
import { makeKeyFile, StartFault } from '#main/key-file.ts'
import { clock, random } from '#main/world.ts'

export interface Prepared {
  readonly madeKeyFile: boolean
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** `another`: one more key for an operator who lost theirs; whoever may do that holds the key file anyway. */
export async function init(config: Config, environment: Readonly<Record<string, string | undefined>>, another: boolean): Promise<Prepared> {
  const madeKeyFile = !config.keyFile.startsWith('credential:') && !existsSync(config.keyFile)
  if (madeKeyFile) makeKeyFile(config.keyFile, random)
  const { store } = await openGround(config, environment)
  await using _ = store
  const sings = await store.read((tx) => tx.canaries.sings())
  if (sings === false)
    throw new StartFault('The key-encryption key is not the one that this database was sealed with; nothing was changed.')
  if (sings === true && !another)
    throw new StartFault('This database is prepared already; demarc init --another-key makes one more operator key.')
  const key = {
    accessKeyId: newAccessKeyId('AKIA', random),
    secretAccessKey: newSecretAccessKey(random),
    accountId: operatorAccountId,
    active: true,
    principal: rootArn(config.partition, operatorAccountId),
    createdAt: clock(),
  }
  await store.write(async (tx) => {
    if (sings === undefined) await tx.canaries.put()
    await tx.accounts.put({ accountId: operatorAccountId, name: config.operatorName, nniPartnerType: 'nonPartner', agreements: [] })
    await tx.accessKeys.put(key)
  })
  return { madeKeyFile, accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey }
}
