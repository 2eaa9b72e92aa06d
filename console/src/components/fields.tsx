// The fields of dialogs, described rather than drawn: every value is a text, so that a draft is one
// flat record, and each field says by itself what is wrong with what is typed.
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import Select from '@cloudscape-design/components/select'
import Textarea from '@cloudscape-design/components/textarea'
import { TagRows } from './tag-rows.tsx'

export type Draft = Readonly<Record<string, string>>

export interface Choice {
  readonly value: string
  readonly label: string
  readonly description?: string
  readonly disabled?: boolean
  readonly disabledReason?: string
}

export interface Field {
  /** The member of the request that it sets; refusals that name it are shown beside it. */
  readonly member: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'secret' | 'list' | 'choice' | 'choices' | 'check' | 'tags'
  readonly hint?: string
  readonly constraint?: string
  readonly choices?: readonly Choice[]
  readonly optional?: boolean
  readonly refuse?: (value: string, draft: Draft) => string | undefined
  readonly shown?: (draft: Draft) => boolean
  readonly none?: string
}

export const checked = (value: string | undefined): boolean => value === 'true'
export const listed = (value: string | undefined): readonly string[] => (value ?? '').split(/[\s,;]+/).filter((word) => word !== '')
export const tagged = (value: string | undefined): readonly { readonly key: string; readonly value: string }[] =>
  value === undefined || value === '' ? [] : (JSON.parse(value) as { key: string; value: string }[])

/** What is wrong with the field as it stands. */
export function refusalOfField(field: Field, draft: Draft): string | undefined {
  const value = draft[field.member] ?? ''
  if (value.trim() === '' && field.kind !== 'check' && field.kind !== 'tags')
    return field.optional === true ? undefined : 'This is required.'
  if (field.kind === 'number' && !/^\d+$/.test(value.trim())) return 'This is a whole number.'
  return field.refuse?.(value, draft)
}

interface Props {
  readonly field: Field
  readonly draft: Draft
  readonly error: string | undefined
  readonly onChange: (value: string) => void
  readonly onBlur: () => void
}

export function FieldRow({ field, draft, error, onChange, onBlur }: Props) {
  const { label, hint, constraint, kind, optional } = field
  const value = draft[field.member] ?? ''
  if (kind === 'check')
    return (
      <FormField errorText={error}>
        <Checkbox checked={checked(value)} onChange={({ detail }) => onChange(String(detail.checked))} description={hint}>
          {label}
        </Checkbox>
      </FormField>
    )
  const shownLabel = optional === true ? `${label} – optional` : label
  return (
    <FormField
      label={shownLabel}
      description={hint}
      constraintText={constraint}
      errorText={error}
      stretch={kind === 'tags' || kind === 'list'}
    >
      <FieldInput field={field} value={value} onChange={onChange} onBlur={onBlur} />
    </FormField>
  )
}

interface InputProps {
  readonly field: Field
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur: () => void
}

function FieldInput({ field, value, onChange, onBlur }: InputProps) {
  const options = (field.choices ?? []).map((choice) => ({ ...choice }))
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          options={options}
          selectedOption={options.find((option) => option.value === value) ?? null}
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
          onBlur={onBlur}
          placeholder='Choose'
          empty={field.none ?? 'There is nothing to choose from.'}
          filteringType={options.length > 8 ? 'auto' : 'none'}
        />
      )
    case 'choices':
      return (
        <Multiselect
          options={options}
          selectedOptions={options.filter((option) => listed(value).includes(option.value))}
          onChange={({ detail }) => onChange(detail.selectedOptions.map((option) => option.value ?? '').join(','))}
          onBlur={onBlur}
          placeholder='Choose'
          empty={field.none ?? 'There is nothing to choose from.'}
        />
      )
    case 'list':
      return <Textarea value={value} rows={3} onChange={({ detail }) => onChange(detail.value)} onBlur={onBlur} spellcheck={false} />
    case 'tags':
      return <TagRows tags={tagged(value)} onChange={(tags) => onChange(JSON.stringify(tags))} />
    default:
      return (
        <Input
          value={value}
          type={field.kind === 'secret' ? 'password' : 'text'}
          inputMode={field.kind === 'number' ? 'numeric' : 'text'}
          autoComplete={false}
          spellcheck={false}
          onChange={({ detail }) => onChange(detail.value)}
          onBlur={onBlur}
        />
      )
  }
}
