package org.wardline.notifications;

import jakarta.persistence.Converter;
import org.wardline.platform.data.LowerCaseName;
import org.wardline.teams.Route;

@Converter
class RouteColumn extends LowerCaseName<Route> {
  RouteColumn() {
    super(Route.class);
  }
}
