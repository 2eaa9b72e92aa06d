/** What BIRD runs and starts from. */
export const birdFile = 'bird.conf'
/** What BIRD is asked to check and to take. */
export const candidateFile = 'bird.next.conf'
