#!/bin/sh
# The first process inside User-Mode Linux. Its root is the host's, read-only; what must be written is a tmpfs.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
mount -t proc proc /proc
word() { sed "s/.*demarc_$1=\([^ ]*\).*/\1/" /proc/cmdline; }
ROOT=$(word root) NODE=$(word node) MODULES=$(word modules) BUSYBOX=$(word busybox)
mount -t sysfs sys /sys
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/log
mkdir -p /run/netns /run/demarc
for module in ipv6 8021q vrf veth bonding macsec aes_generic ctr ghash-generic gcm seqiv sch_tbf; do
  for file in $(awk -v m="$module" -F: '{n=$1; sub(/.*\//,"",n); sub(/\.ko$/,"",n); if(n==m){k=split($2,a," "); for(i=k;i>0;i--) print a[i]; print $1}}' "$MODULES/modules.dep"); do
    "$BUSYBOX" insmod "$MODULES/$file" 2>/dev/null
  done
done
ip link set lo up
# The module makes a bond of its own, which nobody asked for.
ip link del bond0 2>/dev/null
cd "$ROOT" && "$NODE" test/lab/uml/guest.ts "$BUSYBOX" 2>&1
"$BUSYBOX" poweroff -f
