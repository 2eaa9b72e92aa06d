// Calls of IAM, STS and EC2 by hand: signed forms out, XML in, read with a few lines since the
// answers are our own and small. Users and sessions are made through the door, as people do it.
import aws4 from 'aws4'
import type { TestHouse, Who } from './house.ts'
import { demoAccounts } from '#sandbox/accounts.ts'

export interface Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface QueryAnswer {
  readonly status: number
  readonly text: string
  readonly code: string | undefined
  readonly message: string | undefined
  /** The first element of that name. */
  one(name: string): string | undefined
  /** All elements of that name. */
  all(name: string): readonly string[]
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string) => text.replaceAll(/&(\w+);/g, (_, name: string) => entities[name] ?? '')

const versions: Readonly<Record<string, string>> = { sts: '2011-06-15', iam: '2010-05-08', ec2: '2016-11-15' }
const order: readonly Who[] = ['partner', 'blue', 'green']

/** The demo account's own key. */
export const rootKey = (who: Who): Key => demoAccounts[order.indexOf(who)]!

async function post(house: TestHouse, key: Key, headers: Record<string, string>, body: string, service: string, region: string) {
  const { host } = new URL(house.endpoint)
  const date = new Date(house.now()).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const token = key.sessionToken === undefined ? {} : { 'X-Amz-Security-Token': key.sessionToken }
  const request = { host, method: 'POST', path: '/', service, region, body, headers: { ...headers, ...token, 'X-Amz-Date': date } }
  const signed = aws4.sign(request, { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey })
  const { Host: _, 'Content-Length': __, ...sent } = signed.headers as Record<string, string>
  const response = await fetch(house.endpoint, { method: 'POST', headers: sent, body })
  return { status: response.status, text: await response.text() }
}

export async function query(
  house: TestHouse,
  key: Key,
  service: 'sts' | 'iam' | 'ec2',
  action: string,
  fields: Readonly<Record<string, string>> = {},
  region = 'us-east-1',
): Promise<QueryAnswer> {
  const body = new URLSearchParams({ Action: action, Version: versions[service] ?? '', ...fields }).toString()
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }
  const { status, text } = await post(house, key, headers, body, service, region)
  const all = (name: string) => [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, inside = '']) => plain(inside))
  const one = (name: string) => all(name)[0]
  return { status, text, code: one('Code'), message: one('Message'), one, all }
}

/** Direct Connect itself, with any key. */
export async function direct(house: TestHouse, key: Key, operation: string, input: object = {}, region = 'us-east-1') {
  const headers = { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `OvertureService.${operation}` }
  const { status, text } = await post(house, key, headers, JSON.stringify(input), 'directconnect', region)
  return {
    status,
    text,
    json: JSON.parse(text) as { readonly __type?: string; readonly message?: string; readonly [member: string]: unknown },
  }
}

/** A key out of an answer of CreateAccessKey, AssumeRole or GetSessionToken. */
export function keyIn(answer: QueryAnswer): Key {
  const [accessKeyId, secretAccessKey, sessionToken] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map(answer.one)
  if (accessKeyId === undefined || secretAccessKey === undefined) throw new Error(`No key in ${answer.text}`)
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) }
}

export const allow = (action: string | readonly string[], resource: string | readonly string[] = '*', condition?: object) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...(condition && { Condition: condition }),
})

export const deny = (action: string | readonly string[], resource: string | readonly string[] = '*', condition?: object) => ({
  ...allow(action, resource, condition),
  Effect: 'Deny',
})

export const policy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })

/** A user of an account with one policy, or none, and a key. */
export async function newUser(house: TestHouse, who: Who, userName: string, document?: string): Promise<Key> {
  const root = rootKey(who)
  await query(house, root, 'iam', 'CreateUser', { UserName: userName })
  if (document !== undefined) {
    const put = await query(house, root, 'iam', 'PutUserPolicy', { UserName: userName, PolicyName: 'one', PolicyDocument: document })
    if (put.status !== 200) throw new Error(put.text)
  }
  return keyIn(await query(house, root, 'iam', 'CreateAccessKey', { UserName: userName }))
}
