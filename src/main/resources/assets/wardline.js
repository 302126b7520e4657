// What scripts add: GOV.UK Frontend's components, the announcement of what is new on a page that refreshes itself, and
// hiding a page that nobody uses. Without scripts every page works; it reloads as a whole.
import { initAll } from './govuk-frontend.min.js'

const MINUTE = 60_000
const WARN_AFTER = 13 * MINUTE
const HIDE_AFTER = 15 * MINUTE
const LOOK_EVERY = 20_000

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

const byId = id => document.getElementById(id)

// What was done is said once: reloaded or kept, the address does not say it again.
const address = new URL(location.href)
if (address.searchParams.has('said')) {
  address.searchParams.delete('said')
  history.replaceState(history.state, '', address)
}
const isAway = answer => answer.redirected || isSignedOut(answer.status)

// A list that refreshes itself: says politely how many are new. When the sign-in has ended the whole page goes to the
// sign-in; when the answer is a failure the old list stays, and says so.
const announcement = byId('announcement')
const failure = byId('refresh-failed')
const list = () => document.querySelector('[data-wl-new]')
const waiting = () => new Set((list()?.dataset.wlNew ?? '').split(' ').filter(key => key))
const isSignedOut = status => status === 401 || status === 403
let known = waiting()

document.body.addEventListener('htmx:beforeSwap', event => {
  const { status, responseText } = event.detail.xhr
  const isAnotherPage = status === 200 && responseText.includes('<html') && !responseText.includes('data-wl-new')
  if (!isSignedOut(status) && !isAnotherPage) return
  event.detail.shouldSwap = false
  if (list()) location.reload()
})
document.body.addEventListener('htmx:afterSwap', () => {
  if (!list()) return
  const now = waiting()
  const fresh = [...now].filter(key => !known.has(key)).length
  if (fresh > 0) announcement.textContent = fresh === 1 ? '1 new notification' : `${fresh} new notifications`
  known = now
})
document.body.addEventListener('htmx:afterRequest', event => {
  if (failure) failure.hidden = event.detail.successful === true
})

// A page that nobody uses: a warning, then it is hidden and only says how many are new.
const newPath = document.body.dataset.wlIdle
if (newPath) watchForIdleness()

function watchForIdleness() {
  const warning = byId('idle-warning')
  const cover = byId('idle-cover')
  const behind = [byId('content'), document.querySelector('.govuk-service-navigation')].filter(part => part)
  let used = Date.now()
  let isSignedIn = true

  const isHidden = () => !cover.hidden
  const isIdleFor = time => Date.now() - used >= time
  const isTypedOn = () => [...document.querySelectorAll('textarea')].some(text => text.value !== text.defaultValue)
  // The first touch after the computer slept: its timers slept as well.
  const use = () => {
    if (isHidden()) return
    if (isIdleFor(HIDE_AFTER)) return hide()
    stay()
  }
  const stay = () => {
    used = Date.now()
    warning.replaceChildren()
  }
  const warn = () => {
    if (warning.firstChild) return
    const text = document.createElement('p')
    text.className = 'govuk-inset-text'
    text.textContent = 'In 2 minutes this page is hidden, because nobody uses it. Press a key or move the pointer to keep it.'
    warning.append(text)
  }
  const hide = () => {
    warning.replaceChildren()
    behind.forEach(part => { part.hidden = true })
    cover.hidden = false
    byId('idle-title').focus()
    count()
  }
  // Of whoever has signed out it shows nothing again; what was typed waits behind for their next sign-in.
  const show = async () => {
    await count()
    if (!isSignedIn && !isTypedOn()) return location.reload()
    if (!isSignedIn) return
    cover.hidden = true
    behind.forEach(part => { part.hidden = false })
    stay()
    byId('main-content').setAttribute('tabindex', '-1')
    byId('main-content').focus()
  }
  const signedOut = () => isTypedOn()
    ? 'You are signed out. Sign in in another tab, then show this page again: what you typed is kept.'
    : 'You are signed out: show the page again to sign in.'
  const count = async () => {
    try {
      const answer = await fetch(newPath)
      if (!answer.ok && !isAway(answer)) throw new Error('no count')
      isSignedIn = !isAway(answer)
      byId('idle-new').textContent = isSignedIn ? await answer.text() : signedOut()
    } catch {
      byId('idle-new').textContent = 'Wardline cannot be reached: how many are new is not known.'
    }
  }
  const look = () => {
    if (isHidden()) count()
    else if (isIdleFor(HIDE_AFTER)) hide()
    else if (isIdleFor(WARN_AFTER)) warn()
  }

  // Not scrolling: a list that refreshes itself scrolls by itself.
  for (const sign of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']) {
    addEventListener(sign, use, { passive: true, capture: true })
  }
  byId('idle-show').addEventListener('click', show)
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOK_EVERY)
}
