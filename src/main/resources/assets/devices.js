// Subscribes this browser at its push service when its reader asks for it, and sends what the service said with the form.
const form = document.getElementById('subscribe')
const status = document.getElementById('subscribe-status')
const say = text => { status.textContent = text }

const bytesOf = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0))
const textOf = bytes =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

if (form) offer()

function offer() {
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
    form.hidden = false
    form.addEventListener('submit', ask)
  } else {
    say('This browser cannot be notified. On an iPhone or iPad, add Wardline to the Home Screen first.')
  }
}

async function ask(event) {
  event.preventDefault()
  say('')
  if (await Notification.requestPermission() !== 'granted') {
    say('Nothing was recorded: this browser does not allow Wardline to notify you. Change that in its settings.')
    return
  }
  try {
    send(await subscribe())
  } catch {
    say('Nothing was recorded: the push service of this browser did not answer. Try again later.')
  }
}

async function subscribe() {
  await navigator.serviceWorker.register('/service-worker.js')
  const { pushManager } = await navigator.serviceWorker.ready
  const wanted = { userVisibleOnly: true, applicationServerKey: bytesOf(form.dataset.wlKey) }
  try {
    return await pushManager.subscribe(wanted)
  } catch (failure) {
    // it is subscribed with a key that is not ours any more
    const earlier = await pushManager.getSubscription()
    if (!earlier) throw failure
    await earlier.unsubscribe()
    return pushManager.subscribe(wanted)
  }
}

function send(subscription) {
  form.elements.endpoint.value = subscription.endpoint
  form.elements.publicKey.value = textOf(subscription.getKey('p256dh'))
  form.elements.secret.value = textOf(subscription.getKey('auth'))
  form.submit()
}
