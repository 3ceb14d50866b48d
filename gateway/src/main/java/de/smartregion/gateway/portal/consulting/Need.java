package de.smartregion.gateway.portal.consulting;

import de.smartregion.gateway.portal.events.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a free slot is looked for.
 *
 * @param place official key of where people meet; only on site
 */
public record Need(
        String module, Mode mode, @Nullable String place, List<Field> fields, String language) {}
