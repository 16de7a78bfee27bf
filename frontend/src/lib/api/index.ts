export { type AllauthAnswer, allauth } from './allauth'
export { api, data, type Schemas, tagged } from './client'
export { klankbordFetch } from './fetch'
export { type Flow, type Issue, isProblem, Problem } from './problem'
