package de.smartregion.consulting.consultant;

import de.smartregion.consulting.agenda.Mode;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A module as it is shown.
 *
 * @param version for {@code If-Match}, in quotes
 */
@Schema(
        name = "Module",
        requiredProperties = {
            "code",
            "title",
            "minutes",
            "bufferBefore",
            "bufferAfter",
            "modes",
            "fields",
            "noticeHours",
            "active",
            "version"
        })
record ModuleView(
        String code,
        String title,
        @Nullable String titleEnglish,
        @Nullable String description,
        @Nullable String descriptionEnglish,
        int minutes,
        int bufferBefore,
        int bufferAfter,
        List<Mode> modes,
        List<Field> fields,
        int noticeHours,
        boolean active,
        long version) {

    static ModuleView of(Module module) {
        return new ModuleView(
                module.code(),
                module.title(),
                module.titleEnglish(),
                module.description(),
                module.descriptionEnglish(),
                module.minutes(),
                module.bufferBefore(),
                module.bufferAfter(),
                module.modes(),
                module.fields(),
                module.noticeHours(),
                module.active(),
                module.version());
    }
}
