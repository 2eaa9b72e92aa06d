// docs/operations.md: what each operation is for, takes and gives.
import { operationNames, schemaOf } from '#contract/contract.ts'
import type { MemberShape, Shape, StructureShape } from '#contract/shapes.ts'
import { operations } from '#operations/index.ts'
import { operationSources, type OperationSource } from './sources.ts'

function kindOf(shape: Shape): string {
  if (shape.kind === 'list') return `list of ${kindOf(shape.item)}`
  return shape.kind === 'structure' ? shape.name : shape.kind
}

const member = ({ name, required, shape }: MemberShape): string => `${required ? `**${name}**` : name} (${kindOf(shape)})`

const members = ({ members: all }: StructureShape): string => (all.length === 0 ? 'nothing' : all.map(member).join(', '))

function section(name: (typeof operationNames)[number], source: OperationSource | undefined): string {
  const { input, output } = schemaOf(name)
  const table: Readonly<Partial<Record<string, { readonly access: string }>>> = operations
  const access = table[name]?.access === 'read' ? 'Reads.' : 'Writes.'
  const about = source === undefined ? 'Not available in this version.' : `${source.about.replace(new RegExp(`^${name}: `), '')} ${access}`
  const sentence = about.charAt(0).toUpperCase() + about.slice(1)
  return `## ${name}\n\n${sentence}\n\n- takes ${members(input)}\n- gives ${members(output)}\n${source === undefined ? '' : `- [${source.file}](../${source.file})\n`}`
}

export function operationsPage(): string {
  const sources = operationSources()
  const sections = operationNames.map((name) => section(name, sources.get(name)))
  return `# Operations\n\nRequired members are **bold**; unknown members are ignored. Refusals are in [errors.md](errors.md), lives in [states.md](states.md).\n\n${sections.join('\n')}`
}
