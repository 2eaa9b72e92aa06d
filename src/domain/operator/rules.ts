import { isAccountId } from '#domain/accounts/account.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import { operatorAccountId } from '#domain/operator/account.ts'
import { operatorFaults } from '#domain/operator/faults.ts'

export const portSpeeds = ['1G', '10G', '100G', '400G'] as const

export function mustBeOneOf<T extends string>(member: string, value: string, choices: readonly T[]): T {
  return choices.find((choice) => choice === value) ?? refuse(operatorFaults.badValue, member, value, `one of ${choices.join(', ')}`)
}

/** Names of places and devices: they stand in ARNs, file names and router configurations. */
export function mustBeCode(member: string, value: string): string {
  refuseUnless(
    /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/.test(value),
    operatorFaults.badValue,
    member,
    value,
    '1 to 64 letters, digits, dots, hyphens, underscores or slashes',
  )
  return value
}

export function mustBeText(member: string, value: string, most = 200): string {
  const good = value.trim() !== '' && value.length <= most && !/\p{Cc}/u.test(value)
  refuseUnless(good, operatorFaults.badValue, member, JSON.stringify(value.slice(0, 40)), `a text of 1 to ${most} characters`)
  return value
}

export function mustBeServed(region: string, regions: readonly string[]): string {
  refuseUnless(regions.includes(region), operatorFaults.notServed, region, regions.join(', '))
  return region
}

export const mustBeThere = <T>(row: T | undefined, thing: string, id: string): T => row ?? refuse(operatorFaults.noSuch, thing, id)

export function mustBeTenant(accountId: string): string {
  refuseUnless(isAccountId(accountId), operatorFaults.badValue, 'accountId', accountId, 'twelve digits')
  refuseUnless(accountId !== operatorAccountId, operatorFaults.operatorsOwn)
  return accountId
}

export const quotaNames = [
  'interfacesPerConnection',
  'transitInterfacesPerConnection',
  'interfacesPerConnectionInAll',
  'interfacesPerLag',
  'connectionsPerLocation',
  'lagsPerRegion',
  'gatewaysPerAccount',
  'virtualGatewaysPerGateway',
  'transitGatewaysPerGateway',
  'gatewaysPerTransitGateway',
  'interfacesPerGateway',
  'prefixesPerTransitGateway',
  'resiliencyGroupsPerAccount',
] as const
