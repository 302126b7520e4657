package org.wardline.platform.local;

import java.nio.file.Path;

/** Stands for an application that is killed while its PostgreSQL runs. */
final class LocalPostgresInAProcess {

  private LocalPostgresInAProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    LocalPostgres postgres = LocalPostgres.open(Path.of(arguments[0]), Path.of(arguments[1]), 0);
    postgres.database().prepare();
    System.out.println("serving on " + postgres.port());
    Thread.sleep(Long.MAX_VALUE);
  }
}
