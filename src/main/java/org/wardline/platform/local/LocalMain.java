package org.wardline.platform.local;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts Wardline as one process, with the embedded servers where the profile wants them. */
@QuarkusMain
public final class LocalMain {

  /** Runs until the process is told to stop. */
  public static void main(String... arguments) {
    if (profileWantsServers()) {
      Map<String, String> settings = LocalStack.once(ConfigUtils.getProfiles().getFirst());
      settings.forEach(System::setProperty);
    }
    Quarkus.run(arguments);
  }

  /** The profile is known once the generated application class is initialised. */
  private static boolean profileWantsServers() {
    try {
      Class.forName(
          Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException startedFromAnEditor) {
      return false;
    }
    return ConfigProvider.getConfig()
        .getOptionalValue("wardline.local.servers", Boolean.class)
        .orElse(false);
  }
}
