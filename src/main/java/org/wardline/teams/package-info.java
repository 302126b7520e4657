/** Who answers: authorities, teams, workers, rota, calendars and the escalation policy. */
package org.wardline.teams;
