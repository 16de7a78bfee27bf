import { type Stretching, stretch } from './argon2'

/** Stretches one passphrase beside the page, so that a phone does not stand still meanwhile. */
self.onmessage = ({ data }: MessageEvent<Stretching>) => {
  const secret = stretch(data, (share) => self.postMessage({ share }))
  self.postMessage({ secret })
  secret.fill(0)
}
