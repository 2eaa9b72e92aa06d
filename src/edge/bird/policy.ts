// What may come in and what goes out, as functions that all interfaces share. A `filter` block per
// interface would make BIRD's parser quadratic (1.2 s instead of 22 ms at 4,000), so interfaces differ only
// in the arguments they pass. Nothing is accepted or announced that a function did not say yes to.
//
// Numbers: communities of behaviour.md §18, martians of RFC 6890 without the documentation ranges (only
// verified prefixes pass on public interfaces anyway, and labs live in documentation space).

const martians = {
  4: {
    everywhere: '0.0.0.0/8{8,32}, 127.0.0.0/8+, 169.254.0.0/16+, 224.0.0.0/4+, 240.0.0.0/4+',
    publicly: '0.0.0.0/0, 10.0.0.0/8+, 100.64.0.0/10+, 172.16.0.0/12+, 192.0.0.0/24+, 192.168.0.0/16+, 198.18.0.0/15+',
  },
  6: {
    everywhere: '::/8{8,128}, fe80::/10+, ff00::/8+',
    publicly: '::/0, 100::/64+, 2001::/23+, 2002::/16+, 3ffe::/16+, fc00::/7+, fec0::/10+',
  },
} as const

const longest = { 4: 24, 6: 48 } as const

/** Checks that every announcement passes first, whatever the interface's type. */
const wellFormed = (family: 4 | 6): string => `function dm_well_formed_${family}(int dm_peer) {
  if net ~ dm_martians_${family} then return false;
  if bgp_path.len < 1 then return false;
  if bgp_path.len > 50 then return false;
  if bgp_path.first != dm_peer then return false;
  if bgp_next_hop != from then return false;
  return true;
}
`

const privateIn = (family: 4 | 6): string => `function dm_private_in_${family}(prefix set dm_own; int dm_peer; bool dm_on_site) {
  if net ~ dm_own then return false;
  if ! dm_well_formed_${family}(dm_peer) then return false;
  dm_prefer(dm_on_site);
  dm_scrub();
  if dm_on_site then dm_site_link = 1;
  return true;
}
`

const publicIn = (
  family: 4 | 6,
  rpki: boolean,
): string => `function dm_public_in_${family}(prefix set dm_allowed; int dm_peer; int dm_provider)
int dm_origin;
{
  if net !~ dm_allowed then return false;
  if net.len > ${longest[family]} then return false;
  if net ~ dm_own_space_${family} then return false;
  if net ~ dm_public_martians_${family} then return false;
  if ! dm_well_formed_${family}(dm_peer) then return false;
  bgp_path.delete(dm_private_asns);
  dm_origin = bgp_path.last;
  if bgp_path.len = 0 then dm_origin = dm_provider;
${rpki ? `  if roa_check(dm_roa_${family}, net, dm_origin) = ROA_INVALID then return false;\n` : ''}  dm_scope();
  return true;
}
`

/** The shared part of the file: sets and functions. `ownSpace` are ready prefix sets. */
export function policy(ownSpace: { readonly 4: string; readonly 6: string }, rpki: boolean): string {
  return `attribute int dm_site_link;
define dm_private_asns = [ 64512..65534, 4200000000..4294967294 ];
define dm_martians_4 = [ ${martians[4].everywhere} ];
define dm_martians_6 = [ ${martians[6].everywhere} ];
define dm_public_martians_4 = [ ${martians[4].publicly} ];
define dm_public_martians_6 = [ ${martians[6].publicly} ];
define dm_own_space_4 = ${ownSpace[4]};
define dm_own_space_6 = ${ownSpace[6]};
function dm_scrub() {
  bgp_community.delete([ (7224,*) ]);
  bgp_large_community.delete([ (7224,*,*) ]);
}
function dm_prefer(bool dm_on_site) {
  bgp_local_pref = 200;
  if ! dm_on_site then {
    if (7224,7100) ~ bgp_community then bgp_local_pref = 100;
    if (7224,7300) ~ bgp_community then bgp_local_pref = 300;
    if (7224,7200) ~ bgp_community then bgp_local_pref = 200;
  }
}
function dm_scope()
int dm_wanted;
{
  dm_wanted = 9300;
  if (7224,9200) ~ bgp_community then dm_wanted = 9200;
  if (7224,9100) ~ bgp_community then dm_wanted = 9100;
  dm_scrub();
  bgp_community.add((7224,dm_wanted));
}
${wellFormed(4)}${wellFormed(6)}${privateIn(4)}${privateIn(6)}${publicIn(4, rpki)}${publicIn(6, rpki)}function dm_private_out(bool dm_on_site) {
  if source = RTS_STATIC then return true;
  if source != RTS_BGP then return false;
  if ! dm_on_site then return false;
  return defined(dm_site_link);
}
function dm_public_out(int dm_provider) {
  if source != RTS_STATIC then return false;
  bgp_community.add((65535,65281));
  bgp_path.prepend(dm_provider);
  bgp_path.prepend(dm_provider);
  return true;
}
`
}
