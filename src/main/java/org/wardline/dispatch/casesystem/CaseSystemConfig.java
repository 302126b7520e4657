package org.wardline.dispatch.casesystem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of the councils' case systems: {@code wardline.case-system.*}. */
@ConfigMapping(prefix = "wardline.case-system")
interface CaseSystemConfig {

  /** How each authority's (ODS code) case system takes notifications: by one of the two. */
  Map<String, Edge> authorities();

  /** Longest wait for a case system to answer, or for a folder to take a file. */
  @WithDefault("7s")
  Duration timeout();

  /** One authority's case system. */
  interface Edge {

    /** It takes signed CloudEvents over HTTP. */
    Optional<Webhook> webhook();

    /** It imports files from a folder. */
    Optional<Folder> folder();
  }

  /** Where events are posted. */
  interface Webhook {

    /** The address; https, or http on this machine. No redirect is ever followed. */
    URI address();

    /** The key of the signature, base64 of at least 24 bytes; kept out of every log. */
    String key();

    /** The key before or after it, with which everything is signed as well while it is changed. */
    Optional<String> otherKey();
  }

  /** Where files are dropped. */
  interface Folder {

    /** The folder that the case system imports from. */
    Path path();

    /** The folder in which it acknowledges each file by another of the same name. */
    Path acknowledgements();

    /** How the files are written. */
    @WithDefault("csv")
    FileFormat format();
  }

  /** The formats of dropped files. */
  enum FileFormat {
    CSV,
    XML
  }
}
