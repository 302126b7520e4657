package org.wardline.platform.data;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** Keeps an enum as its name in lower case, as the schema's check constraints spell it. */
public abstract class LowerCaseName<E extends Enum<E>> implements AttributeConverter<E, String> {
  private final Class<E> type;

  protected LowerCaseName(Class<E> type) {
    this.type = type;
  }

  @Override
  public String convertToDatabaseColumn(E value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public E convertToEntityAttribute(String name) {
    return name == null ? null : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }
}
