const indented = (line: string): string => `    ${line}`

/** A statement with lines in braces, each four blanks further in. */
export const block = (statement: string, lines: readonly string[]): readonly string[] => [`${statement} {`, ...lines.map(indented), '}']
