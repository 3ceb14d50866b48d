package de.smartregion.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The entry rule of the README, as far as a machine can keep it. */
class EntryRuleTest {

    /** Whole words, in any letter case; as the office says them, in both languages. */
    private static final Pattern OFFICE =
            Pattern.compile(
                    "(?<![a-z])(gatherings?|seats?|rosters?|municipalit(?:y|ies)|districts?|consultants?|consultations?|"
                            + "consulting|letters?|attendees?|attendances?|registrations?|waitinglists?|waiting lists?|"
                            + "webinars?|forums?|congress(?:es)?|appointments?|catalogs?|catalogues?|submissions?|"
                            + "findings?|programmes?|certificates?|newsletters?|citizens?|ekom21|hessen|hessian|"
                            + "kommunen?|landkreise?|veranstaltungen?|anmeldungen?|warteliste|handlungsfeld(?:er)?)"
                            + "(?![a-z])");

    /** Technical terms that only sound like the office. */
    private static final Pattern PLUMBING = Pattern.compile("dead[ -_]?letters?");

    @Test
    void thePlatformSaysNoWordOfTheOffice() throws IOException {
        var said = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                said.addAll(wordsOfTheOffice(Files.readString(file)));
            }
        }
        assertThat(said).isEmpty();
    }

    @Test
    void theRuleHearsWordsInsideNames() {
        assertThat(wordsOfTheOffice("class SeatPlan {}")).containsExactly("seat");
        assertThat(wordsOfTheOffice("int roster_size")).containsExactly("roster");
        assertThat(wordsOfTheOffice("class DeadLetters { void letterOf() {} }"))
                .containsExactly("letter");
        assertThat(wordsOfTheOffice("a platform for information")).isEmpty();
    }

    @Test
    void thereAreNoBaseClassesAndOneAutoConfiguration() {
        var platform =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("de.smartregion.platform");

        noClasses()
                .should()
                .haveModifier(JavaModifier.ABSTRACT)
                .andShould()
                .notBeInterfaces()
                .check(platform);
        assertThat(platform.stream().filter(type -> type.isAnnotatedWith(AutoConfiguration.class)))
                .hasSize(1);
    }

    private static List<String> wordsOfTheOffice(String text) {
        var words =
                text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                        .replace('_', ' ')
                        .toLowerCase(Locale.ROOT);
        return OFFICE.matcher(PLUMBING.matcher(words).replaceAll(""))
                .results()
                .map(found -> found.group())
                .toList();
    }
}
