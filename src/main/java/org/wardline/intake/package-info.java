/**
 * The function {@code intake}: the door for care events. It checks who sends, reads what was sent,
 * stores each event once and sealed, and answers the same whether anybody follows the child or not.
 */
package org.wardline.intake;
