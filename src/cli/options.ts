// What was typed becomes an operation's input: `--port-speeds 1G,10G` is a list, times are ISO 8601,
// `@file` reads a text from a file. A wrong option is named, with the nearest right one.
import { readFileSync } from 'node:fs'
import { operatorContract } from '#contract/operator.ts'
import type { Command } from '#cli/commands.ts'

/** What is wrong with a command line. */
export class Mistyped extends Error {
  override readonly name = 'Mistyped'
}

export interface Typed {
  readonly input: Readonly<Record<string, unknown>>
  readonly json: boolean
}

const dashed = (name: string): string => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

const membersOf = ({ operation }: Command) => operatorContract[operation].shapeOf(operation).input.members

export const optionsOf = (command: Command): readonly string[] => membersOf(command).map(({ name }) => dashed(name))

type Member = ReturnType<typeof membersOf>[number]

function valueOf({ name, shape }: Member, text: string): unknown {
  switch (shape.kind) {
    case 'long':
    case 'integer':
      if (!/^\d+$/.test(text)) throw new Mistyped(`${dashed(name)} ${text} is not a number.`)
      return Number(text)
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw new Mistyped(`${dashed(name)} ${text} is neither true nor false.`)
      return text === 'true'
    case 'timestamp':
      if (Number.isNaN(Date.parse(text))) throw new Mistyped(`${dashed(name)} ${text} is not a time such as 2026-11-20T22:00:00Z.`)
      return Date.parse(text) / 1000
    case 'list':
      return text === '' ? [] : text.split(',').map((each) => each.trim())
    default:
      return text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text
  }
}

export function typed(command: Command, args: readonly string[]): Typed {
  const members = membersOf(command)
  const input: Record<string, unknown> = {}
  const plain = [...(command.plain ?? [])]
  let json = false
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '--json') {
      json = true
      continue
    }
    const member = arg.startsWith('--') ? members.find(({ name }) => dashed(name) === arg) : members.find(({ name }) => name === plain[0])
    if (member === undefined) throw new Mistyped(`${command.words} does not take ${arg}; it takes ${optionsOf(command).join(' ')} --json.`)
    if (!arg.startsWith('--')) {
      plain.shift()
      input[member.name] = valueOf(member, arg)
      continue
    }
    if (plain[0] === member.name) plain.shift()
    const next = args[at + 1]
    const isFlag = member.shape.kind === 'boolean' && (next === undefined || next.startsWith('--'))
    if (isFlag) input[member.name] = true
    else if (next === undefined) throw new Mistyped(`${arg} wants a value.`)
    else {
      input[member.name] = valueOf(member, next)
      at += 1
    }
  }
  const missing = members.filter(({ name, required }) => required && input[name] === undefined)
  if (missing.length > 0) throw new Mistyped(`${command.words} also wants ${missing.map(({ name }) => dashed(name)).join(', ')}.`)
  return { input, json }
}
