// One value for every member of a shape, so that a test can walk all 73 operations without knowing
// any of them. The values satisfy every constraint of the model.
import type { Constraint } from '#contract/constraints.ts'
import type { Shape } from '#contract/shapes.ts'

const texts: Readonly<Record<string, string>> = {
  resiliencyGroupId: 'dxrg-0123456789abcdefg',
  resiliencyGroupName: 'both_sites',
}

/** A full value in the form that operations take and give: dates are `Date`, bytes `Uint8Array`. */
export function sample(shape: Shape, name = '', constraint: Constraint = {}): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(shape.members.map((member) => [member.name, sample(member.shape, member.name, member.constraint)]))
    case 'list':
      return [sample(shape.item, name, constraint.items), sample(shape.item, name, constraint.items)]
    case 'string':
      return constraint.oneOf?.[0] ?? texts[name] ?? `${name} ü`
    case 'integer':
      return 101
    case 'long':
      return 4_200_000_001
    case 'boolean':
      return true
    case 'timestamp':
      return new Date(1_491_568_964_500)
    case 'blob':
      return new Uint8Array([0, 1, 254, 255])
  }
}
