// What the sandbox prints when it is ready: where it is, who may use it, and lines to paste. The
// lines work as they stand.
import type { Profile } from '#domain/fault.ts'

export interface ReadyAccount {
  readonly accountId: string
  readonly name: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly partner: boolean
}

export interface Ready {
  readonly endpoint: string
  readonly consoleUrl?: string
  readonly region: string
  readonly accounts: readonly ReadyAccount[]
}

export function banner({ endpoint, consoleUrl, region, accounts }: Ready, data: string, profile: Profile): string {
  const [partner, customer] = accounts
  const service = profile === 'outscale' ? 'directlink' : 'directconnect'
  const place = profile === 'outscale' ? 'eu-west-2' : region
  const rows = accounts.map(
    (each) =>
      `  ${each.accountId}  ${each.name.padEnd(20)} ${each.accessKeyId}  ${each.secretAccessKey}${each.partner ? '  (partner)' : ''}`,
  )
  return `
Demarc sandbox is ready at ${endpoint}${profile === 'outscale' ? ' (OUTSCALE profile)' : ''}
${consoleUrl === undefined ? '' : `Console, signed in: ${consoleUrl}\n`}${data === ':memory:' ? 'Nothing is kept.' : `Everything is kept in ${data}.`} Ctrl-C stops it.

Accounts (id, name, access key, secret key):
${rows.join('\n')}

Try it, as ${partner?.name}:
  export AWS_ACCESS_KEY_ID=${partner?.accessKeyId} AWS_SECRET_ACCESS_KEY=${partner?.secretAccessKey} AWS_REGION=${place} AWS_DEFAULT_REGION=${place}
  aws --endpoint-url ${endpoint} directconnect describe-locations
  aws --endpoint-url ${endpoint} directconnect create-connection --location ${profile === 'outscale' ? 'PAR1' : 'EqDC2'} --bandwidth 1Gbps --connection-name first
  python3 -c "import boto3; print(boto3.client('directconnect', endpoint_url='${endpoint}').describe_connections()['connections'])"
  curl -sS ${endpoint} --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --aws-sigv4 "aws:amz:${place}:${service}" -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: OvertureService.DescribeConnections' -d '{}'

Give ${customer?.name} (${customer?.accountId}) a hosted virtual interface when the connection is available: see README, the tour.
`
}
