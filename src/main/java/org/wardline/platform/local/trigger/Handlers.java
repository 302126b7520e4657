package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The functions' handlers by name. */
@ApplicationScoped
class Handlers {

  private static final Logger LOG = Logger.getLogger(Handlers.class);

  private final Instance<RequestHandler<?, ?>> all;

  Handlers(@Any Instance<RequestHandler<?, ?>> all) {
    this.all = all;
  }

  /**
   * The handler of a function, whose event is of type {@code I}; none is worth a line in the log.
   */
  @SuppressWarnings("unchecked")
  <I> Optional<RequestHandler<I, Object>> find(String function) {
    Instance<RequestHandler<?, ?>> named = all.select(NamedLiteral.of(function));
    if (named.isUnsatisfied()) {
      LOG.infof("function has no handler and does not run: function=%s", function);
      return Optional.empty();
    }
    return Optional.of((RequestHandler<I, Object>) named.get());
  }
}
