package de.smartregion.catalog.picture;

import org.springframework.core.io.ByteArrayResource;

/** A picture as it is kept: drawn by us, in two sizes. */
record Drawing(
        ByteArrayResource large,
        ByteArrayResource small,
        String contentType,
        int width,
        int height) {}
