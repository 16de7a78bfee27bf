export { Counting } from './counting'
export { Refusal } from './refusal'
