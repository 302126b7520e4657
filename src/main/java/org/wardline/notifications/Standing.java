package org.wardline.notifications;

/** How a notification stands for one reader, and the mark of that. */
public record Standing(DeskItem item, PageMark mark) {}
