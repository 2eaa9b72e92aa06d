// A region is whatever the signature names, as long as it looks like one: one endpoint serves all.
const regionForm = /^[a-z]{2,}(-[a-z]+)+-\d$/

export const looksLikeRegion = (region: string): boolean => regionForm.test(region)

export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  return 'aws'
}
