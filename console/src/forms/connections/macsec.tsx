// A MACsec key for a port: the pair itself, or the secret that holds it.
import { CommandDialog } from '../../components/command-dialog.tsx'
import type { Draft } from '../../components/fields.tsx'

const hex = (value: string) => (/^[0-9a-fA-F]{64}$/.test(value) ? undefined : 'It has 64 hexadecimal digits.')
const by = (kind: string) => (draft: Draft) => draft['by'] === kind

export function MacSecDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  return (
    <CommandDialog
      title='Associate a MACsec key'
      operation='AssociateMacSecKey'
      start={{ by: 'pair' }}
      fields={[
        {
          member: 'by',
          label: 'The key is given as',
          kind: 'choice',
          choices: [
            { value: 'pair', label: 'Key pair (CKN and CAK)' },
            { value: 'secret', label: 'Existing secret (ARN)' },
          ],
        },
        { member: 'ckn', label: 'Connectivity association key name (CKN)', kind: 'text', refuse: hex, shown: by('pair') },
        { member: 'cak', label: 'Connectivity association key (CAK)', kind: 'secret', refuse: hex, shown: by('pair') },
        { member: 'secretARN', label: 'Secret ARN', kind: 'text', shown: by('secret') },
      ]}
      inputOf={(draft) =>
        draft['by'] === 'secret'
          ? { connectionId: id, secretARN: (draft['secretARN'] ?? '').trim() }
          : { connectionId: id, ckn: draft['ckn'] ?? '', cak: draft['cak'] ?? '' }
      }
      submit='Associate'
      said={() => `The key is being associated with ${id}.`}
      onClose={onClose}
    />
  )
}

interface RemoveProps {
  readonly id: string
  readonly secretARN: string
  readonly onClose: () => void
}

export function RemoveMacSecDialog({ id, secretARN, onClose }: RemoveProps) {
  return (
    <CommandDialog
      title='Disassociate the MACsec key'
      operation='DisassociateMacSecKey'
      inputOf={() => ({ connectionId: id, secretARN })}
      submit='Disassociate'
      said={() => `The key is being disassociated from ${id}.`}
      onClose={onClose}
    >
      <div>If it is the last key and the port must encrypt, the port goes down.</div>
    </CommandDialog>
  )
}
