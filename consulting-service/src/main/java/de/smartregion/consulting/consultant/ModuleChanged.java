package de.smartregion.consulting.consultant;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A module is there, or is different now.
 *
 * @param revision rises with every fact told about it; 1 when it is new
 */
record ModuleChanged(
        String module,
        long revision,
        String title,
        @Nullable String titleEnglish,
        @Nullable String description,
        @Nullable String descriptionEnglish,
        int minutes,
        List<String> modes,
        List<String> fields,
        boolean active)
        implements DomainEvent {

    static ModuleChanged of(Module module, long revision) {
        return new ModuleChanged(
                module.code(),
                revision,
                module.title(),
                module.titleEnglish(),
                module.description(),
                module.descriptionEnglish(),
                module.minutes(),
                module.modes().stream().map(Enum::name).toList(),
                module.fields().stream().map(Enum::name).toList(),
                module.active());
    }

    @Override
    public String type() {
        return "de.smartregion.consulting.module-changed.v1";
    }
}
