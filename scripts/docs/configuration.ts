// docs/configuration.md: the settings, from the table that reads them.
import { configurationTable } from '#config.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|')

export const configurationPage = (): string =>
  `# Configuration

\`demarc init\`, \`demarc serve\` and \`demarc restore\` read a JSON file, \`--config FILE\`, and the environment; the environment
wins. Everything is checked before anything starts, all faults are named at once, and an unknown name stops the start with the
nearest known one. Durations are \`0\`, \`250ms\`, \`10s\`, \`2h\` or \`30d\`; lists have commas in the environment and may be arrays in
the file.

| setting | variable | unless set | what it is |
|---|---|---|---|
${configurationTable.map(({ key, variable, usual, about }) => `| \`${key}\` | \`${variable}\` | ${usual === '' ? 'empty' : usual.includes(' ') ? usual : `\`${usual}\``} | ${cell(about)} |`).join('\n')}

\`SIGHUP\` reads certificates and ROAs again at once; otherwise they are looked at every few seconds. \`SIGTERM\` drains: no new
connections, every request that came is answered, then the process ends.

The command line \`demarc admin\` has variables of its own: \`DEMARC_ADMIN_ENDPOINT\`, \`DEMARC_ADMIN_ACCESS_KEY_ID\`,
\`DEMARC_ADMIN_SECRET_ACCESS_KEY\` and \`DEMARC_ADMIN_CA\`.
`
