import { ApiProblem, type ProblemReply } from '@wstc/sdk/client'
import { apiHeaders, unreachable } from './api.ts'

/** Sends `file` as multipart to `url` and reports progress, which `fetch` cannot. */
export function uploadFile<T>(
  url: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'json'
    for (const [name, value] of Object.entries(apiHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onProgress(event.loaded / event.total)
    request.onload = () => {
      if (request.status < 300) resolve(request.response as T)
      else reject(new ApiProblem(request.response as ProblemReply))
    }
    request.onerror = () => reject(unreachable())
    const body = new FormData()
    body.append('file', file, file.name)
    request.send(body)
  })
}
