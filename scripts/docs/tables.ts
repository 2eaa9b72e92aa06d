// Finds the tables that pages are made of: every exported fault table and every exported life.
import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { FaultText } from '#domain/fault.ts'

export interface NamedFault {
  readonly table: string
  readonly name: string
  readonly fault: FaultText<readonly unknown[]>
}

export type Life = Readonly<Record<string, Readonly<Record<string, string>>>>

async function exportsOf(pattern: string): Promise<readonly (readonly [string, unknown])[]> {
  const files = globSync(pattern).sort()
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href) as Promise<Record<string, unknown>>))
  return modules.flatMap((module) => Object.entries(module))
}

/** Every refusal's text, by the table's and its own name. */
export async function allFaults(): Promise<readonly NamedFault[]> {
  const tables = (await exportsOf('src/domain/**/faults.ts')).filter(([name]) => name.endsWith('Faults'))
  return tables.flatMap(([table, entries]) =>
    Object.entries(entries as Record<string, FaultText<readonly unknown[]>>).map(([name, fault]) => ({ table, name, fault })),
  )
}

/** Every life of a resource, by its name. */
export async function allLives(): Promise<readonly { readonly name: string; readonly life: Life }[]> {
  const lives = (await exportsOf('src/domain/**/*.ts')).filter(([name]) => name.endsWith('Lifecycle'))
  return lives.map(([name, life]) => ({ name, life: life as Life })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** `dedicatedLifecycle` is the life of a `dedicated`. */
export const wordsOf = (name: string): string =>
  name
    .replace(/(Lifecycle|Faults)$/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim()

export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
