// The Debian packages that tests use beside npm's: what each is for, and the file that proves it
// is there. A test that drives such a program asks `proofOf` for it instead of searching PATH, so
// that what the set-up found is what the test runs. A new one is one row here.
import { globSync } from 'node:fs'

export interface DebianPackage {
  readonly name: string
  readonly purpose: string
  /** Files or glob patterns; the first that exists proves the package. Other systems' usual places follow Debian's. */
  readonly proofs: readonly string[]
}

export const debianPackages: readonly DebianPackage[] = [
  {
    name: 'awscli',
    purpose: 'the AWS CLI as a client of the API',
    proofs: ['/usr/bin/aws', '/usr/local/bin/aws', '/opt/homebrew/bin/aws'],
  },
  {
    name: 'python3-boto3',
    purpose: 'boto3 as a client of the API, run by /usr/bin/python3',
    proofs: ['/usr/lib/python3/dist-packages/boto3/__init__.py'],
  },
  {
    name: 'ansible',
    purpose: 'its Direct Connect modules as clients of the API',
    proofs: ['/usr/bin/ansible-playbook'],
  },
  {
    name: 'postgresql',
    purpose: 'the store on PostgreSQL',
    proofs: ['/usr/lib/postgresql/*/bin/initdb', '/usr/local/pgsql/bin/initdb', '/opt/homebrew/opt/postgresql*/bin/initdb'],
  },
  {
    name: 'curl',
    purpose: 'plain HTTP, and its own --aws-sigv4 signatures',
    proofs: ['/usr/bin/curl', '/usr/local/bin/curl'],
  },
  {
    name: 'chromium',
    purpose: 'the console in a real browser, and its screenshots',
    proofs: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
  },
  // The tests in test/lab. User-Mode Linux is only unpacked by its test, from the lists that installing these brings.
  { name: 'bird2', purpose: 'the edge’s routing daemon', proofs: ['/usr/sbin/bird'] },
  { name: 'frr', purpose: 'the customer’s router', proofs: ['/usr/lib/frr/bgpd'] },
  { name: 'openbgpd', purpose: 'another customer’s router', proofs: ['/usr/sbin/bgpd'] },
  { name: 'stayrtr', purpose: 'origin validation against an RTR server', proofs: ['/usr/bin/stayrtr'] },
  { name: 'iproute2', purpose: 'network namespaces and links', proofs: ['/sbin/ip', '/usr/bin/ip'] },
]

/** The file that proves the package, or undefined when it is not there. Of several versions the newest. */
export function proofOf(name: string): string | undefined {
  const row = debianPackages.find((each) => each.name === name)
  if (!row) throw new Error(`${name} is not in the table of scripts/packages.ts`)
  return firstThere(row.proofs)
}

const byVersion = new Intl.Collator('en', { numeric: true })

function firstThere(proofs: readonly string[]): string | undefined {
  for (const proof of proofs) {
    const newest = globSync(proof).toSorted(byVersion.compare).at(-1)
    if (newest !== undefined) return newest
  }
  return undefined
}

export const missingOf = (wanted: readonly DebianPackage[]): readonly DebianPackage[] =>
  wanted.filter((row) => firstThere(row.proofs) === undefined)

export const installCommand = (rows: readonly DebianPackage[]): string =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${rows.map((row) => row.name).join(' ')}`
