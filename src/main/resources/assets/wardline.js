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
const isAway = answer => answer.redirected || !answer.ok

// A list that refreshes itself: says politely how many are new, keeps the old list when the answer is not one, and says so.
const announcement = byId('announcement')
const failure = byId('refresh-failed')
const freshCount = () => Number(document.querySelector('[data-wl-new]')?.dataset.wlNew ?? 0)
let known = freshCount()

document.body.addEventListener('htmx:beforeSwap', event => {
  const answer = event.detail.xhr.responseText
  if (answer.includes('<html') && !answer.includes('data-wl-new')) {
    event.detail.shouldSwap = false
    location.reload()
  }
})
document.body.addEventListener('htmx:afterSwap', () => {
  const now = freshCount()
  if (now > known) announcement.textContent = now - known === 1 ? '1 new notification' : `${now - known} new notifications`
  known = now
  if (failure) failure.hidden = true
})
for (const failed of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
  document.body.addEventListener(failed, () => { if (failure) failure.hidden = false })
}

// A page that nobody uses: a warning, then it is hidden and only says how many are new.
const newPath = document.body.dataset.wlIdle
if (newPath) watchForIdleness()

function watchForIdleness() {
  const warning = byId('idle-warning')
  const cover = byId('idle-cover')
  const behind = [byId('content'), document.querySelector('.govuk-service-navigation')].filter(part => part)
  let used = Date.now()

  const isHidden = () => !cover.hidden
  const use = () => {
    if (isHidden()) return
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
  const show = () => {
    cover.hidden = true
    behind.forEach(part => { part.hidden = false })
    use()
    byId('main-content').setAttribute('tabindex', '-1')
    byId('main-content').focus()
  }
  const count = async () => {
    try {
      const answer = await fetch(newPath)
      byId('idle-new').textContent = isAway(answer) ? 'You are signed out: show the page again to sign in.' : await answer.text()
    } catch {
      byId('idle-new').textContent = 'Wardline cannot be reached: how many are new is not known.'
    }
  }
  const look = () => {
    const idle = Date.now() - used
    if (isHidden()) count()
    else if (idle >= HIDE_AFTER) hide()
    else if (idle >= WARN_AFTER) warn()
  }

  for (const sign of ['keydown', 'pointerdown', 'pointermove', 'scroll', 'touchstart']) {
    addEventListener(sign, use, { passive: true, capture: true })
  }
  byId('idle-show').addEventListener('click', show)
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOK_EVERY)
}
