export interface StatisticsReviewTables {
  statistics_total: {
    obligation: string
    version: number
    survey: string
    period: string
    enterprise: string
    flow: 'export' | 'import' | 'cell'
    code: string
    part: number
    amount: string
  }
}
