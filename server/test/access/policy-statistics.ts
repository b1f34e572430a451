import type { Role } from '@wstc/domain/identity/roles'

const statisticians: readonly Role[] = ['statistics-officer', 'statistics-head']
const readers: readonly Role[] = [...statisticians, 'district-statistician']
const firm: readonly Role[] = ['enterprise-admin', 'enterprise-reporter']

/** Who may call what of collecting and reviewing returns; by hand. */
export const statisticsPolicy: Readonly<Record<string, readonly Role[]>> = {
  'statistics.listOwnReturns': firm,
  'statistics.openOwnReturn': firm,
  'statistics.saveReturnDraft': firm,
  'statistics.discardReturnDraft': firm,
  'statistics.submitReturn': firm,
  'statistics.getReturnVersion': firm,
  'statistics.downloadReturnTemplate': firm,
  'statistics.readReturnSheet': firm,
  'statistics.listSurveys': readers,
  'statistics.listRounds': readers,
  'statistics.openRound': statisticians,
  'statistics.listObligations': readers,
  'statistics.relieveObligation': statisticians,
  'statistics.listRates': readers,
  'statistics.enterRates': statisticians,
  'statistics.listReviewQueue': statisticians,
  'statistics.openReview': statisticians,
  'statistics.acceptReturn': statisticians,
  'statistics.sendReturnBack': statisticians,
  'statistics.correctReturn': statisticians,
  'statistics.acceptUnflagged': statisticians,
  'statistics.lockRound': statisticians,
  'statistics.listReopenings': statisticians,
  'statistics.askReopening': statisticians,
  'statistics.decideReopening': ['statistics-head'],
}
