// Lists of allowed prefixes as a field, checked by the server's own rule.
import { mustBeAllowedPrefixes, refusalOf } from '../../api/rules.ts'
import { listed, type Field } from '../../components/fields.tsx'

export const prefixesOf = (text: string | undefined) => listed(text).map((cidr) => ({ cidr }))
export const textOf = (list: readonly { readonly cidr?: string | undefined }[] | undefined): string =>
  (list ?? []).map(({ cidr }) => cidr).join('\n')

export const prefixes = (label: string, optional: boolean): Field => ({
  member: 'prefixes',
  label,
  kind: 'list',
  optional,
  constraint: 'CIDRs, separated by commas or line ends, such as 10.0.0.0/16',
  refuse: (text) => refusalOf(() => mustBeAllowedPrefixes(listed(text))),
})
