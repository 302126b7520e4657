package org.wardline.notifications;

import java.util.List;
import org.wardline.platform.data.Place;

/**
 * A page of a list.
 *
 * @param end where the next page begins, or null when there is none
 */
public record DeskPage(List<DeskItem> items, Place end) {

  public DeskPage {
    items = List.copyOf(items);
  }
}
