#!/bin/sh
# Sees to it that the Node 26 that npm ci brought can run at all, before anything written for it is
# started. It needs libatomic, which a bare Debian lacks; root on Debian gets it installed, anybody
# else is told how. In sh, since no .ts could say so. Run by npm before the test command.
bin="$(dirname "$0")/../node_modules/.bin/node"
said=$("$bin" --version 2>&1) && exit 0

echo "Node 26 does not run: $said"
case "$said" in
  *libatomic*)
    if [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
      echo 'Installing the Debian package libatomic1'
      export DEBIAN_FRONTEND=noninteractive
      apt-get -q -o DPkg::Lock::Timeout=300 update
      apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends libatomic1
      "$bin" --version && exit 0
    fi
    echo 'MISSING: libatomic1. The command that installs it:'
    echo '  sudo apt-get update && sudo apt-get install -y --no-install-recommends libatomic1'
    ;;
  *)
    echo 'It comes with npm ci, from the npm package "node", whose install script package.json allows (npm 11).'
    ;;
esac
echo
echo '0 passed, 1 failed'
exit 1
