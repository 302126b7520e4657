// Runs when a push message comes, also while no page is open: shows one sentence, whatever the message says.
addEventListener('push', event => {
  event.waitUntil(registration.showNotification('Wardline', { body: 'You have a new notification', tag: 'new' }))
})

addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(clients.openWindow('/notifications'))
})
