import { Problem } from '@wstc/domain/kernel/problem'
import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'

/** @throws Problem where the content was written for another version of the form */
export function refuseOtherForm(content: ReturnContent, form: SurveyVersion): void {
  if (content.formVersion !== form.version) {
    throw new Problem('statistics/form-changed', { version: form.version })
  }
}
