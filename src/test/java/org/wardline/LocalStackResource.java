package org.wardline;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.wardline.platform.local.LocalStackForTests;

/**
 * Gives every {@code QuarkusTest} a fresh PostgreSQL, queues and mail, once per virtual machine.
 */
@QuarkusTestResource(LocalStackResource.class)
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return LocalStackForTests.settings();
  }

  @Override
  public void stop() {
    // The servers stop with the virtual machine: the next test profile uses them again.
  }
}
