import { parseArn } from '#domain/arn.ts'

/** The resource part of an ARN, `dxcon/dxcon-…`; nothing where it is no ARN of ours. */
export function resourceOfArn(text: string): string | undefined {
  const arn = parseArn(text)
  return arn && `${arn.type}/${arn.id}`
}
