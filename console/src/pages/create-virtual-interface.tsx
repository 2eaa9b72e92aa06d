// Creating a virtual interface, in the order of the guide: type, name, connection, owner, VLAN;
// addresses, ASN, key, prefixes; what is rarely needed; and a look at what will happen.
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Wizard from '@cloudscape-design/components/wizard'
import { useState } from 'react'
import { useCommand } from '../api/console-context.tsx'
import type { Input } from '../api/contract.ts'
import { useNotices } from '../components/notices.tsx'
import { AdditionalStep } from '../forms/create-interface/additional.tsx'
import { BgpStep } from '../forms/create-interface/bgp.tsx'
import { ReviewStep } from '../forms/create-interface/review.tsx'
import { SettingsStep } from '../forms/create-interface/settings.tsx'
import { useDraft } from '../forms/create-interface/use-draft.ts'
import { fieldOfFault } from '../logic/fault-field.ts'
import { type DraftField } from '../logic/virtual-interface-draft.ts'
import { requestOf, type InterfaceOperation } from '../logic/virtual-interface-request.ts'
import { goTo, hrefTo, usePlace } from '../router.ts'

const fieldsOfSteps: readonly (readonly DraftField[])[] = [
  ['virtualInterfaceName', 'connectionId', 'ownerAccount', 'gateway', 'vlan'],
  ['customerAddress', 'amazonAddress', 'asn', 'authKey', 'routeFilterPrefixes'],
  ['mtu', 'enableSiteLink', 'rateLimit', 'prefixPoolAllocatedCountIpv4', 'prefixPoolAllocatedCountIpv6', 'tags'],
  [],
]
const allFields = fieldsOfSteps.flat()

/** One command of six, chosen by what was drafted. */
function useCreate() {
  const commands = {
    CreatePrivateVirtualInterface: useCommand('CreatePrivateVirtualInterface'),
    CreatePublicVirtualInterface: useCommand('CreatePublicVirtualInterface'),
    CreateTransitVirtualInterface: useCommand('CreateTransitVirtualInterface'),
    AllocatePrivateVirtualInterface: useCommand('AllocatePrivateVirtualInterface'),
    AllocatePublicVirtualInterface: useCommand('AllocatePublicVirtualInterface'),
    AllocateTransitVirtualInterface: useCommand('AllocateTransitVirtualInterface'),
  }
  const run = async (operation: InterfaceOperation, input: object): Promise<string | undefined> => {
    // The draft has made the input for just this operation.
    const answer = await (commands[operation] as { run: (input: Input<InterfaceOperation>) => Promise<unknown> }).run(
      input as Input<InterfaceOperation>,
    )
    if (answer === undefined) return undefined
    // Transit operations wrap the interface, the others do not.
    const { virtualInterface, virtualInterfaceId } = answer as {
      readonly virtualInterface?: { readonly virtualInterfaceId?: string }
      readonly virtualInterfaceId?: string
    }
    return virtualInterface?.virtualInterfaceId ?? virtualInterfaceId
  }
  return { commands, run }
}

export function CreateVirtualInterfacePage() {
  const { query } = usePlace()
  const state = useDraft(query.get('connection') ?? '')
  const { draft, refusals } = state
  const [step, setStep] = useState(0)
  const [touched, setTouched] = useState<ReadonlySet<DraftField>>(new Set())
  const { commands, run } = useCreate()
  const { tell } = useNotices()
  const { operation, input } = requestOf(draft)
  const command = commands[operation]
  const blamed = command.fault === undefined ? undefined : fieldOfFault(command.fault.message, allFields)
  const errorOf = (field: DraftField) => (field === blamed ? command.fault?.message : touched.has(field) ? refusals[field] : undefined)
  const props = {
    ...state,
    change: (next: Parameters<typeof state.change>[0]) => {
      if (blamed !== undefined && blamed in next) command.forget()
      state.change(next)
    },
    errorOf,
    touch: (field: DraftField) => setTouched((old) => new Set(old).add(field)),
  }

  const wrongIn = (index: number) => (fieldsOfSteps[index] ?? []).some((field) => refusals[field] !== undefined)
  const go = (to: number) => {
    const wrong = [0, 1, 2].find((index) => index < to && wrongIn(index))
    if (wrong === undefined) return setStep(to)
    setTouched((old) => new Set([...old, ...(fieldsOfSteps[wrong] ?? [])]))
    setStep(wrong)
  }
  const create = async () => {
    const id = await run(operation, input)
    if (id === undefined) return
    tell(
      draft.owner === 'mine'
        ? `${draft.virtualInterfaceName} (${id}) is created.`
        : `${draft.virtualInterfaceName} (${id}) waits for account ${draft.ownerAccount.trim()} to accept it.`,
    )
    goTo(`/virtual-interfaces/${id}`)
  }
  const faultOf = (index: number) => {
    if (command.fault === undefined || (blamed !== undefined && index !== 3)) return undefined
    return index === 3 ? command.fault.message : undefined
  }
  const steps = [
    { title: 'Type and settings', content: <SettingsStep {...props} /> },
    { title: 'Addresses and BGP', content: <BgpStep {...props} /> },
    { title: 'Additional settings', content: <AdditionalStep {...props} />, isOptional: true },
    { title: 'Review and create', content: <ReviewStep draft={draft} /> },
  ]
  return (
    <SpaceBetween size='s'>
      <BreadcrumbGroup
        ariaLabel='Where this is'
        items={[
          { text: 'Virtual interfaces', href: hrefTo('/virtual-interfaces') },
          { text: 'Create virtual interface', href: '' },
        ]}
      />
      <Wizard
        activeStepIndex={step}
        isLoadingNextStep={command.running}
        submitButtonText='Create virtual interface'
        i18nStrings={{
          stepNumberLabel: (number) => `Step ${number}`,
          collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`,
          skipToButtonLabel: ({ title }) => `Skip to ${title}`,
          navigationAriaLabel: 'Steps',
          cancelButton: 'Cancel',
          previousButton: 'Back',
          nextButton: 'Continue',
          optional: 'optional',
        }}
        onCancel={() => goTo('/virtual-interfaces')}
        onNavigate={({ detail }) => go(detail.requestedStepIndex)}
        onSubmit={() => void create()}
        steps={steps.map((each, index) => ({ ...each, errorText: faultOf(index) }))}
      />
    </SpaceBetween>
  )
}
