// No secret leaves the house but to its owner, once: not into the database, nor the log, nor any
// answer or refusal.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { engines } from '../support/engines.ts'
import { openGround, openHouse } from '../support/house.ts'
import { allow, direct, type Key, keyIn, newUser, policy, query, rootKey } from '../support/query.ts'

const blue = '444455556666'

describe('secret access keys and session tokens', () => {
  test('stand nowhere but in the answer that made them', async () => {
    using ground = await openGround(engines[0])
    const secrets: string[] = []
    const heard: string[] = []
    const keep = (key: Key) => {
      secrets.push(key.secretAccessKey, ...(key.sessionToken === undefined ? [] : [key.sessionToken]))
      return key
    }
    {
      await using house = await openHouse({ ground })
      const hear = async <Said extends { readonly text: string }>(said: Promise<Said>) => {
        const answer = await said
        heard.push(answer.text)
        return answer
      }
      const alice = keep(await newUser(house, 'blue', 'alice', policy(allow('*'))))
      const trust = policy({ Effect: 'Allow', Principal: { AWS: blue }, Action: 'sts:AssumeRole' })
      await hear(query(house, alice, 'iam', 'CreateRole', { RoleName: 'all', AssumeRolePolicyDocument: trust }))
      await hear(query(house, alice, 'iam', 'PutRolePolicy', { RoleName: 'all', PolicyName: 'p', PolicyDocument: policy(allow('*')) }))
      const role = { RoleArn: `arn:aws:iam::${blue}:role/all`, RoleSessionName: 's' }
      const session = keep(keyIn(await query(house, alice, 'sts', 'AssumeRole', role)))
      const token = keep(keyIn(await query(house, alice, 'sts', 'GetSessionToken')))
      for (const key of [alice, session, token]) {
        await hear(direct(house, key, 'DescribeConnections'))
        await hear(direct(house, key, 'DeleteConnection', { connectionId: 'dxcon-fgbw50lg' }))
        await hear(query(house, key, 'sts', 'GetCallerIdentity'))
        await hear(query(house, key, 'iam', 'ListAccessKeys', { UserName: 'alice' }))
        await hear(query(house, key, 'iam', 'GetUser', { UserName: key.secretAccessKey }))
        // Wrong in one character of the signature's key.
        await hear(direct(house, { ...key, secretAccessKey: `${key.secretAccessKey.slice(0, -1)}!` }, 'DescribeConnections'))
      }
      await house.pass(120_000)
      expect(house.faults).toEqual([])
    }
    // GetUser repeats the name that was asked for: that one answer is the asker's own text.
    const answers = heard.filter((text) => !text.includes('cannot be found') && !text.includes('failed to satisfy constraint')).join('\n')
    expect(secrets).toHaveLength(5)
    for (const secret of [...secrets, rootKey('blue').secretAccessKey]) expect(answers).not.toContain(secret)

    const folder = dirname(ground.database.place)
    const dump = readdirSync(folder)
      .map((name) => readFileSync(`${folder}/${name}`, 'latin1'))
      .join('\n')
    expect(dump).toContain('alice')
    for (const secret of [...secrets, rootKey('blue').secretAccessKey]) {
      expect(dump).not.toContain(secret)
      expect(dump).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''))
    }
  })
})
