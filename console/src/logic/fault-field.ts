// Which field a refusal is about. The API's sentences name the request's member or the thing that
// the member sets; the longest name that the sentence contains decides, so that
// `directConnectGatewayName` is not taken for `directConnectGateway`.

/** What sentences say instead of the member's name. */
const synonyms: readonly (readonly [phrase: string, member: string])[] = [
  ['Amazon Address and Customer Address', 'customerAddress'],
  ['Customer Address', 'customerAddress'],
  ['Amazon Address', 'amazonAddress'],
  ['Route filter prefix', 'routeFilterPrefixes'],
  ['autonomous system number', 'asn'],
  ['asnLong', 'asn'],
  ['ASN', 'asn'],
  ['VLAN', 'vlan'],
  ['allocate VirtualInterface for the connection owner', 'ownerAccount'],
  ['account id', 'ownerAccount'],
  ['SiteLink', 'enableSiteLink'],
  ['jumbo', 'mtu'],
  ['VirtualGateway', 'gateway'],
  ['virtualGatewayId', 'gateway'],
  ['directConnectGatewayId', 'gateway'],
  ['Direct Connect Gateway', 'gateway'],
  ['Could not find Connection', 'connectionId'],
  ['Connection ID', 'connectionId'],
  ['hosted connection', 'connectionId'],
  ['MinimumLinks', 'minimumLinks'],
  ['Bandwidth', 'bandwidth'],
  ['bandwidth', 'bandwidth'],
  ['Location', 'location'],
  ['location', 'location'],
  ['tag', 'tags'],
  ['minutes', 'testDurationInMinutes'],
  ['MACsec', 'requestMACSec'],
]

/** The member of `members` that the sentence is about, or nothing: then it belongs above the form. */
export function fieldOfFault(message: string, members: readonly string[]): string | undefined {
  const named = members.filter((member) => new RegExp(`\\b${member}\\b`).test(message)).toSorted((a, b) => b.length - a.length)[0]
  if (named !== undefined) return named
  return synonyms.find(([phrase, member]) => message.includes(phrase) && members.includes(member))?.[1]
}
