import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Feeling } from '@/lib/device'

/** The feelings that the server knows, in the order in which they are offered. */
export const FEELINGS: Record<Feeling, MessageDescriptor> = {
  calm: msg`rustig`,
  hopeful: msg`hoopvol`,
  proud: msg`trots`,
  grateful: msg`dankbaar`,
  connected: msg`verbonden`,
  relieved: msg`opgelucht`,
  touched: msg`geraakt`,
  tired: msg`moe`,
  tense: msg`gespannen`,
  worried: msg`bezorgd`,
  confused: msg`in de war`,
  sad: msg`verdrietig`,
  powerless: msg`machteloos`,
  irritated: msg`geërgerd`,
  angry: msg`boos`,
  numb: msg`leeg`,
}

/** Every feeling with its word. */
export const FEELING_LIST = Object.entries(FEELINGS) as [Feeling, MessageDescriptor][]

/** How strong a feeling can have been. */
export const INTENSITIES = [1, 2, 3, 4, 5]
