package de.smartregion.gateway.portal.legal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * @param texts a folder with the office's own texts; without it those of the portal are shown
 */
@ConfigurationProperties("smartregion.portal")
record LegalSettings(@Nullable Path texts) {
    LegalSettings {
        if (texts != null && !Files.isDirectory(texts)) {
            throw new IllegalArgumentException("smartregion.portal.texts is no folder: " + texts);
        }
    }
}
