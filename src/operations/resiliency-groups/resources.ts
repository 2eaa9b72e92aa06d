import { groupIdOf } from '#domain/resiliency-groups/rules.ts'

/** The part of a group's ARN that a policy names. */
export const groupResource = ({ resiliencyGroupId }: { readonly resiliencyGroupId: string }): readonly string[] => [
  `dx-resiliency-group/${groupIdOf(resiliencyGroupId)}`,
]
