package de.smartregion.consulting.consultant;

import de.smartregion.consulting.agenda.Mode;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** A module as somebody typed it: it may be wrong in several places, and each is named. */
record ModuleForm(
        @NotBlank @Size(max = Module.LINE) String title,
        @Size(max = Module.LINE) @Nullable String titleEnglish,
        @Size(max = Module.TEXT) @Nullable String description,
        @Size(max = Module.TEXT) @Nullable String descriptionEnglish,
        @NotNull @Min(Module.SHORTEST) @Max(Module.LONGEST) Integer minutes,
        @Min(0) @Max(Module.LONGEST_BUFFER) @Nullable Integer bufferBefore,
        @Min(0) @Max(Module.LONGEST_BUFFER) @Nullable Integer bufferAfter,
        @NotEmpty @Size(max = 3) List<@NotNull Mode> modes,
        @Size(max = 10) @Nullable List<@NotNull Field> fields,
        @Min(0) @Max(Module.LONGEST_NOTICE) @Nullable Integer noticeHours,
        @Nullable Boolean active) {

    /** Only for a form without violations. */
    Module module(String code) {
        return new Module(
                code,
                title.strip(),
                Text.orNone(titleEnglish),
                Text.orNone(description),
                Text.orNone(descriptionEnglish),
                minutes,
                Objects.requireNonNullElse(bufferBefore, 0),
                Objects.requireNonNullElse(bufferAfter, 0),
                modes,
                fields == null ? List.of() : fields,
                Objects.requireNonNullElse(noticeHours, 24),
                !Boolean.FALSE.equals(active),
                0);
    }
}
