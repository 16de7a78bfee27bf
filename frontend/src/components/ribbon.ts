import type { components } from '@/api/schema'

export type Ribbon = components['schemas']['ArticleSummary']['theme']['ribbon']

export const RIBBONS = ['plum', 'moss', 'terracotta', 'teal', 'ochre'] as const satisfies Ribbon[]
