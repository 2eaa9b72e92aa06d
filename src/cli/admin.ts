// `demarc admin …`: the operator's commands, over the operator's door.
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { checked, links } from '#cli/audit.ts'
import { type Command, commands } from '#cli/commands.ts'
import { operatorContract } from '#contract/operator.ts'
import { type Access, type Answer, ask } from '#cli/operator-client.ts'
import { Mistyped, optionsOf, typed } from '#cli/options.ts'
import { listing, table } from '#cli/tables.ts'

export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly write: (text: string) => void
}

const special = `  audit verify [--kept HASH]   checks the chain of hashes and prints the newest
  audit export [FILE]          the audit as NDJSON
  backup FILE                  a copy of everything, secrets still sealed; demarc restore reads it
  completion bash              a script for the shell
`

export const adminUsage = `demarc admin COMMAND [options]

${commands.map(({ words, operation }) => `  ${words.padEnd(27)}  ${operatorContract[operation].about}`).join('\n')}
${special}
Every list and answer comes as JSON with --json; everything that changes something takes --dry-run.

DEMARC_ADMIN_ENDPOINT  the operator's address; http://127.0.0.1:4581 unless set
DEMARC_ADMIN_ACCESS_KEY_ID, DEMARC_ADMIN_SECRET_ACCESS_KEY  the key that demarc init printed
DEMARC_ADMIN_CA        file with the authority of the server's certificate, where it is one of your own
`

function accessOf({ environment }: Terminal): Access {
  const accessKeyId = environment['DEMARC_ADMIN_ACCESS_KEY_ID']
  const secretAccessKey = environment['DEMARC_ADMIN_SECRET_ACCESS_KEY']
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new Mistyped('DEMARC_ADMIN_ACCESS_KEY_ID and DEMARC_ADMIN_SECRET_ACCESS_KEY must be set; demarc init prints them once.')
  const ca = environment['DEMARC_ADMIN_CA']
  return {
    endpoint: environment['DEMARC_ADMIN_ENDPOINT'] ?? 'http://127.0.0.1:4581',
    accessKeyId,
    secretAccessKey,
    region: 'us-east-1',
    ...(ca !== undefined && { ca: readFileSync(ca, 'utf8') }),
  }
}

/** The exit code. */
export async function admin(args: readonly string[], terminal: Terminal): Promise<number> {
  const [noun = 'help', verb = '', ...rest] = args
  if (['help', '--help', '-h'].includes(noun)) return say(terminal, adminUsage)
  if (noun === 'completion') return say(terminal, completion(verb))
  if (noun === 'backup') return backup(verb, terminal)
  if (noun === 'audit') return audit(verb, rest, terminal)
  const command = commands.find(({ words }) => words === `${noun} ${verb}`)
  if (command === undefined) throw new Mistyped(`There is no command ${noun} ${verb}.\n\n${adminUsage}`)
  if (rest.includes('--help'))
    return say(terminal, `demarc admin ${command.words} ${(command.plain ?? []).join(' ')}\n  ${optionsOf(command).join('\n  ')}\n`)
  const { input, json } = typed(command, rest)
  const answer = await ask(accessOf(terminal), command.operation, input)
  const dry = input['dryRun'] === true && !json ? 'Nothing was changed. It would have been:\n' : ''
  return say(terminal, dry + (json ? `${JSON.stringify(answer, undefined, 2)}\n` : forPeople(command, answer)))
}

function say({ write }: Terminal, text: string): number {
  write(text)
  return 0
}

function forPeople({ columns }: Command, answer: Answer): string {
  const [rows] = Object.values(answer)
  return columns !== undefined && Array.isArray(rows) ? table(rows as readonly Answer[], columns) : listing(answer)
}

async function backup(file: string, terminal: Terminal): Promise<number> {
  if (file === '') throw new Mistyped('backup wants the name of a file.')
  const answer = await ask(accessOf(terminal), 'CreateBackup', {})
  const bytes = Buffer.from(String(answer['backup']), 'base64')
  writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' })
  // Read once more as a restore would, since a backup that cannot be read is none.
  const lines = gunzipSync(bytes).toString('utf8').split('\n').length - 2
  return say(terminal, `${lines} rows are in ${file}. They are of no use without the key-encryption key, which is not in it.\n`)
}

async function audit(verb: string, rest: readonly string[], terminal: Terminal): Promise<number> {
  const access = accessOf(terminal)
  if (verb === 'verify') {
    const [option, kept] = rest.filter((each) => each !== '--json')
    if (option !== undefined && (option !== '--kept' || kept === undefined))
      throw new Mistyped('audit verify takes --kept HASH and --json.')
    const found = await checked(links(access), kept)
    const text =
      found.flaw === undefined
        ? `${found.events} events, nothing is wrong. The newest is ${found.newest?.seq ?? 0}: ${found.newest?.hash ?? ''}\n`
        : `${found.flaw}\n`
    terminal.write(rest.includes('--json') ? `${JSON.stringify(found)}\n` : text)
    return found.flaw === undefined ? 0 : 1
  }
  if (verb !== 'export') throw new Mistyped('audit takes verify or export.')
  const lines: string[] = []
  for await (const { event } of links(access)) lines.push(`${event}\n`)
  const [file] = rest
  if (file === undefined) terminal.write(lines.join(''))
  else writeFileSync(file, lines.join(''), { mode: 0o600 })
  return file === undefined ? 0 : say(terminal, `${lines.length} events are in ${file}.\n`)
}

function completion(shell: string): string {
  if (shell !== 'bash') throw new Mistyped('completion is there for bash.')
  const nouns = [...new Set(commands.map(({ words }) => words.split(' ')[0] ?? '')), 'audit', 'backup', 'completion']
  const cases = [...Map.groupBy(commands, ({ words }) => words.split(' ')[0] ?? '')].map(
    ([noun, own]) => `    ${noun}) words="${own.map(({ words }) => words.split(' ')[1]).join(' ')}" ;;`,
  )
  const options = commands.map((command) => `    '${command.words}') words="${optionsOf(command).join(' ')} --json" ;;`)
  return `_demarc() {
  local words=""
  if [ "$COMP_CWORD" = 1 ]; then words="admin init restore sandbox serve"
  elif [ "\${COMP_WORDS[1]}" != admin ]; then return
  elif [ "$COMP_CWORD" = 2 ]; then words="${nouns.join(' ')}"
  elif [ "$COMP_CWORD" = 3 ]; then case "\${COMP_WORDS[2]}" in
${cases.join('\n')}
    audit) words="verify export" ;;
    completion) words="bash" ;;
  esac
  else case "\${COMP_WORDS[2]} \${COMP_WORDS[3]}" in
${options.join('\n')}
  esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _demarc demarc
`
}
